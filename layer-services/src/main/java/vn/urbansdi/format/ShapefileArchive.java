package vn.urbansdi.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.urbansdi.geo.CrsText;

/**
 * A zip of shapefiles (ESRI, July 1998), one for each layer: {@code .shp}, {@code .shx}, {@code .dbf} in UTF-8 as {@code .cpg}
 * says, {@code .prj}, and {@code .fields.csv} that says which attribute became which field. The headers of a shapefile hold
 * lengths, bounds and widths, so that everything is gathered on disk first.
 */
final class ShapefileArchive implements FeatureFile {

    private final OutputStream target;
    private final List<ShapefileLayer> layers = new ArrayList<>();

    ShapefileArchive(OutputStream target) {
        this.target = target;
    }

    @Override
    public FeatureWriter begin(FileLayer layer) throws IOException {
        ShapefileLayer begun = new ShapefileLayer(layer);
        layers.add(begun);
        return begun;
    }

    @Override
    public void finish() throws IOException {
        // before anything is sent, while it can still be said
        for (ShapefileLayer layer : layers) {
            layer.table().requireWritable();
        }
        ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        for (ShapefileLayer layer : layers) {
            String name = layer.name();
            entry(zip, name + ".shp", layer.shapes()::writeShp);
            entry(zip, name + ".shx", layer.shapes()::writeShx);
            entry(zip, name + ".dbf", layer.table()::write);
            entry(zip, name + ".prj", out -> text(out, CrsText.of(layer.crs()).esri()));
            entry(zip, name + ".cpg", out -> text(out, "UTF-8"));
            entry(zip, name + ".fields.csv", out -> text(out, layer.table().description()));
            // what has been sent need not stay on disk until the whole is
            layer.close();
        }
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        for (ShapefileLayer layer : layers) {
            layer.close();
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.write(zip);
        zip.closeEntry();
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
