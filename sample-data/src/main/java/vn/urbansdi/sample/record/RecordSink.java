package vn.urbansdi.sample.record;

import java.io.IOException;

/** Where generated features go, one by one. */
@FunctionalInterface
public interface RecordSink {

    void accept(SampleRecord sample) throws IOException;

    default void accept(SampleLayer layer, org.locationtech.jts.geom.Geometry geometry, Object... values)
            throws IOException {
        if (values.length != layer.fields().size()) {
            throw new IllegalArgumentException(
                    layer + " has " + layer.fields().size() + " fields, not " + values.length);
        }
        accept(new SampleRecord(layer, values, geometry));
    }
}
