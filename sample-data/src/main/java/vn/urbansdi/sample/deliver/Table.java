package vn.urbansdi.sample.deliver;

import java.io.Closeable;
import java.io.IOException;
import org.locationtech.jts.geom.Geometry;

/** A file, or a table of one, that rows are appended to. */
interface Table extends Closeable {

    /**
     * @param values by position of the layer's fields: String, Integer, Double, LocalDate, OffsetDateTime or null
     * @param geometry in the CRS of the file; null in a table without places
     */
    void write(Object[] values, Geometry geometry) throws IOException;
}
