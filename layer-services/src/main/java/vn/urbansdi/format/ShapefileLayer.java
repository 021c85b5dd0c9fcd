package vn.urbansdi.format;

import java.io.Closeable;
import java.io.IOException;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.geo.Crs;

/** One shapefile as it grows: shapes and the rows of their table, side by side. */
final class ShapefileLayer implements FeatureWriter, Closeable {

    private final FileLayer layer;
    private final ShapeSpool shapes;
    private final DbfSpool table;
    private final boolean withGeometry;
    private long written;

    ShapefileLayer(FileLayer layer) throws IOException {
        this.layer = layer;
        this.withGeometry = layer.query().geometry();
        this.shapes = new ShapeSpool(layer.query().layer().geometry().type());
        try {
            this.table = new DbfSpool(layer);
        } catch (IOException e) {
            shapes.close();
            throw e;
        }
    }

    String name() {
        return layer.name();
    }

    Crs crs() {
        return layer.crs();
    }

    ShapeSpool shapes() {
        return shapes;
    }

    DbfSpool table() {
        return table;
    }

    @Override
    public void accept(Feature feature) throws IOException {
        shapes.add(withGeometry ? feature.wkb() : null);
        table.add(feature);
        written++;
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public void close() throws IOException {
        try {
            shapes.close();
        } finally {
            table.close();
        }
    }
}
