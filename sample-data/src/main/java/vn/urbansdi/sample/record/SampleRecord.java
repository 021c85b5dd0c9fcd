package vn.urbansdi.sample.record;

import org.locationtech.jts.geom.Geometry;

/**
 * One generated feature.
 *
 * @param values by position of {@link SampleLayer#fields()}: String, Integer, Double, LocalDate, OffsetDateTime or null
 * @param geometry in EPSG:5899, on a 1 cm grid where neighbours touch
 */
@SuppressWarnings("ArrayRecordComponent") // made by the million, read at once, never compared
public record SampleRecord(SampleLayer layer, Object[] values, Geometry geometry) {}
