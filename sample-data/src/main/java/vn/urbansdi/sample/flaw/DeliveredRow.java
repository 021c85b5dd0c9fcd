package vn.urbansdi.sample.flaw;

import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.sample.record.SampleLayer;

/**
 * A row as it will stand in a file: the geometry already in the file's CRS.
 *
 * @param file path relative to the directory of all deliveries, with forward slashes
 * @param number as people count: record of its file or table from 1, line of a CSV file with its header, row of a sheet
 * @param values by position of the layer's fields
 */
@SuppressWarnings("ArrayRecordComponent") // made by the million, read at once, never compared
public record DeliveredRow(String file, SampleLayer layer, long number, Object[] values, Geometry geometry) {

    public DeliveredRow numbered(long other) {
        return new DeliveredRow(file, layer, other, values, geometry);
    }

    DeliveredRow withValue(int field, Object value) {
        Object[] changed = values.clone();
        changed[field] = value;
        return new DeliveredRow(file, layer, number, changed, geometry);
    }

    DeliveredRow withGeometry(Geometry changed) {
        return new DeliveredRow(file, layer, number, values, changed);
    }
}
