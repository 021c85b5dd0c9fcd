package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.generated.Feature;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * A FlatGeobuf file (version 3), feature after feature; its index is passed over. The library decodes the buffers, which it
 * does on trust: how long they are, and what they say of themselves, is checked here.
 */
final class FlatGeobufReader implements RowReader {

    private static final byte[] MAGIC = {0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62};
    private static final int MAX_HEADER_BYTES = 1 << 20;
    private static final int MAX_FEATURE_BYTES = 128 << 20;
    private static final int PASSED_OVER_AT_ONCE = 1 << 16;

    private final SequentialFile file;
    private final FlatGeobufHeader header;
    private final FlatGeobufProperties properties;
    private final ShapeBuilder shapes = new ShapeBuilder();
    private long number;

    private FlatGeobufReader(SequentialFile file, FlatGeobufHeader header) {
        this.file = file;
        this.header = header;
        this.properties = new FlatGeobufProperties(header.columns());
    }

    static FlatGeobufReader open(Path path) throws IOException {
        SequentialFile file = SequentialFile.open(path);
        try {
            byte[] start = new byte[8];
            file.take(start.length).get(start);
            if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new DeliveryException(
                        "không phải FlatGeobuf phiên bản 3; hãy xuất lại tệp.",
                        "not a FlatGeobuf file of version 3; export it again.");
            }
            FlatGeobufHeader header = FlatGeobufHeader.read(buffer(file, MAX_HEADER_BYTES));
            passOver(file, header.indexBytes());
            return new FlatGeobufReader(file, header);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void passOver(SequentialFile file, long bytes) throws IOException {
        if (bytes > file.remaining()) {
            throw new DeliveryException(
                    "tệp bị cắt cụt trong phần chỉ mục; hãy sao chép lại tệp gốc.",
                    "the file is cut off inside its index; copy the original again.");
        }
        for (long left = bytes; left > 0; left -= PASSED_OVER_AT_ONCE) {
            file.take((int) Math.min(left, PASSED_OVER_AT_ONCE));
        }
    }

    /** A buffer with its length in front. */
    private static ByteBuffer buffer(SequentialFile file, int atMost) throws IOException {
        int length = file.take(4).getInt(0);
        if (length < 8 || length > atMost) {
            throw new DeliveryException(
                    "FlatGeobuf hỏng: một phần khai dài " + Integer.toUnsignedLong(length) + " byte.",
                    "the FlatGeobuf is damaged: a part of it claims " + Integer.toUnsignedLong(length) + " bytes.");
        }
        return file.take(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public String format() {
        return "FlatGeobuf";
    }

    @Override
    public List<SourceField> fields() {
        return header.fields();
    }

    @Override
    public boolean declaresFields() {
        return true;
    }

    @Override
    public SourceCrs crs() {
        return header.crs();
    }

    @Override
    public Optional<Charset> encoding() {
        return Optional.of(StandardCharsets.UTF_8);
    }

    @Override
    public double progress() {
        return file.progress();
    }

    @Override
    public SourceRow next() {
        try {
            if (file.remaining() == 0) {
                requireAll();
                return null;
            }
            ByteBuffer bytes = buffer(file, MAX_FEATURE_BYTES);
            number++;
            return row(bytes);
        } catch (DeliveryException e) {
            throw e.atRow(number + 1);
        } catch (IOException e) {
            throw new DeliveryException("không đọc được tệp.", "the file could not be read.", e).atRow(number + 1);
        }
    }

    private void requireAll() {
        if (header.features() > 0 && number != header.features()) {
            throw new DeliveryException(
                    "đầu tệp khai " + header.features() + " đối tượng, tệp chứa " + number
                            + ": bị cắt cụt; hãy sao chép lại tệp gốc.",
                    "the header claims " + header.features() + " features, the file holds " + number
                            + ": it is cut off; copy the original again.");
        }
    }

    private SourceRow row(ByteBuffer bytes) {
        shapes.beginRow();
        Object[] values = new Object[header.columns().size()];
        Geometry geometry = null;
        Rejection rejection = null;
        try {
            Feature feature = Feature.getRootAsFeature(bytes);
            properties.read(feature.propertiesAsByteBuffer(), values);
            if (feature.geometry() != null) {
                geometry = new FlatGeobufGeometry(header, shapes, bytes.limit()).read(feature.geometry());
            }
        } catch (MalformedShapeException e) {
            rejection = e.rejection();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            // What the library makes of offsets and lengths that lead out of the buffer.
            rejection = MalformedShapeException.invalid(
                            "Đối tượng FlatGeobuf bị hỏng.", "The FlatGeobuf feature is damaged.")
                    .rejection();
        }
        return new SourceRow(number, values, geometry, shapes.repairs(), rejection);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new DeliveryException("không đóng được tệp.", "the file could not be closed.", e);
        }
    }
}
