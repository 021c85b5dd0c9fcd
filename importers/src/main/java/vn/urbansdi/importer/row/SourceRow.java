package vn.urbansdi.importer.row;

import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * One row as a reader found it.
 *
 * @param number    as a person counts rows in that file: line of a CSV (its header is line 1), record of a shapefile and
 *                  feature of a GeoJSON counted from 1, primary key in a GeoPackage
 * @param values    by position of the table's fields; each null, a String, Long, Double, BigDecimal, Boolean, LocalDate,
 *                  an {@link Unreadable}, or a byte[]: text in the file's own encoding. A row may be shorter than the
 *                  table is by now, where the format declares no fields and later rows have brought new ones
 * @param geometry  x before y in the file's CRS, two-dimensional, packed; null where the row has none
 * @param repairs   what was done to the geometry
 * @param rejection why the reader itself could not make sense of the geometry; else null
 */
@SuppressWarnings("ArrayRecordComponent") // a row on the hot path: compared by nobody, copied by nobody
public record SourceRow(long number, Object[] values, Geometry geometry, Set<Repair> repairs, Rejection rejection) {}
