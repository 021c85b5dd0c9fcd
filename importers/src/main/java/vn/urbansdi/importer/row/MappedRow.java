package vn.urbansdi.importer.row;

import org.locationtech.jts.geom.Geometry;

/**
 * One row in the layer's terms.
 *
 * @param source   the row as delivered
 * @param values   by position of {@code layer.attributes()}; each null or of its attribute's Java type
 * @param geometry in the layer's SRID and type, x before y; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a row on the hot path: compared by nobody, copied by nobody
public record MappedRow(SourceRow source, Object[] values, Geometry geometry) {}
