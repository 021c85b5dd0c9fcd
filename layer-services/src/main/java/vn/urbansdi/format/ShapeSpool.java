package vn.urbansdi.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import vn.urbansdi.catalog.GeometryType;

/** The shapes of a shapefile and where each begins ({@code .shp}, {@code .shx}), gathered until length and bounds are known. */
final class ShapeSpool implements Closeable {

    private static final int HEADER_BYTES = 100;
    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;

    /** Lengths are told in words of two bytes with 31 bits, but most programs stop at 2 GB. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - HEADER_BYTES;

    private final ShapeRecord shape;
    private final Spool records;
    private final Spool index;
    private final ByteBuffer frame = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN);
    private int number;

    ShapeSpool(GeometryType type) throws IOException {
        this.shape = new ShapeRecord(type);
        this.records = new Spool(MAX_BYTES, ShapeSpool::tooLarge);
        try {
            this.index = new Spool(MAX_BYTES, ShapeSpool::tooLarge);
        } catch (IOException e) {
            records.close();
            throw e;
        }
    }

    /** What a file says that would be larger than shapefiles may be. */
    static FeatureFileException tooLarge() {
        return FeatureFileException.beyond(
                "Shapefile không chứa được quá 2 GB; hãy lấy ít đối tượng hơn, hoặc dùng GeoPackage.",
                "A shapefile holds no more than 2 GB; ask for fewer features, or take a GeoPackage.");
    }

    /** @param wkb null for a feature without a shape */
    void add(byte[] wkb) throws IOException {
        ByteBuffer content = shape.of(wkb);
        int words = content.remaining() / 2;
        int offset = (int) ((HEADER_BYTES + records.size()) / 2);
        frame(++number, words, records);
        records.write(content.array(), content.arrayOffset() + content.position(), content.remaining());
        frame(offset, words, index);
    }

    private void frame(int first, int second, OutputStream out) throws IOException {
        frame.clear().putInt(first).putInt(second);
        out.write(frame.array(), 0, 8);
    }

    void writeShp(OutputStream out) throws IOException {
        write(records, out);
    }

    void writeShx(OutputStream out) throws IOException {
        write(index, out);
    }

    private void write(Spool spool, OutputStream out) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.order(ByteOrder.BIG_ENDIAN).putInt(FILE_CODE);
        header.putInt(24, (int) ((HEADER_BYTES + spool.size()) / 2));
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, VERSION).putInt(32, shape.code());
        header.position(36);
        shape.bounds(header);
        out.write(header.array());
        spool.copyTo(out);
    }

    @Override
    public void close() throws IOException {
        try {
            records.close();
        } finally {
            index.close();
        }
    }
}
