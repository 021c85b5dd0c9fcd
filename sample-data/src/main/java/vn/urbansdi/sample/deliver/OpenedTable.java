package vn.urbansdi.sample.deliver;

import java.io.Closeable;
import java.io.IOException;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.sample.place.Board;

/** A file, or a table of one, that rows are being written to, and how the office that writes it sees them. */
final class OpenedTable implements Closeable {

    private final DeliveryItem item;
    private final String file;
    private final Table table;
    private final TextEncoding encoding;
    private final CoordinateTransform transform;
    private long number;
    private long seen;

    /**
     * @param file path relative to the directory of all deliveries
     * @param srid of the file's coordinates
     * @param rowsAbove how many rows of the file stand above the first one of data
     */
    OpenedTable(DeliveryItem item, String file, Table table, TextEncoding encoding, int srid, long rowsAbove) {
        this.item = item;
        this.file = file;
        this.table = table;
        this.encoding = encoding;
        this.transform = CoordinateTransform.between(Board.SRID, srid);
        this.number = rowsAbove;
        this.seen = rowsAbove;
    }

    DeliveryItem item() {
        return item;
    }

    String file() {
        return file;
    }

    /** Under which the next row will stand, as people count. */
    long nextNumber() {
        return number + 1;
    }

    /** Counts a row that was made for this table: the number under which it stands, or stood, in the first month. */
    long see() {
        return ++seen;
    }

    /** The values as they can be written down in this file's letters. */
    Object[] typed(Object[] values) {
        Object[] typed = values.clone();
        for (int i = 0; i < typed.length; i++) {
            typed[i] = encoding.typed(typed[i]);
        }
        return typed;
    }

    /** The geometry in the file's CRS. */
    Geometry projected(Geometry geometry) {
        if (transform.isIdentity()) {
            return geometry;
        }
        Geometry copy = geometry.copy();
        copy.apply(new CoordinateSequenceFilter() {
            private final double[] xy = new double[2];

            @Override
            public void filter(CoordinateSequence points, int i) {
                xy[0] = points.getX(i);
                xy[1] = points.getY(i);
                transform.transform(xy, 1);
                points.setOrdinate(i, 0, xy[0]);
                points.setOrdinate(i, 1, xy[1]);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }

    /** @param geometry in the file's CRS */
    void write(Object[] values, Geometry geometry) throws IOException {
        number++;
        table.write(values, geometry);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
