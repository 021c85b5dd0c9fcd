package vn.urbansdi.format;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import vn.urbansdi.feature.Feature;

/**
 * The table of a shapefile ({@code .dbf}, dBASE III), gathered until the width of every field is known. A missing value is
 * blank, and so is an empty text: the format cannot tell them apart.
 */
final class DbfSpool implements Closeable {

    private static final int DBASE_III = 3;
    private static final int FIELD_BYTES = 32;
    private static final int FIELDS_END = 0x0D;
    private static final int FILE_END = 0x1A;

    /** The length of a header and of a row are told with 16 bits. */
    private static final int MAX_ROW_BYTES = 0xFFFF;

    private final List<DbfField> fields;
    private final Spool spool;
    private final DataOutputStream values;
    private int rows;

    DbfSpool(FileLayer layer) throws IOException {
        this.fields = DbfField.of(layer.query().properties());
        this.spool = new Spool(Integer.MAX_VALUE, ShapeSpool::tooLarge);
        this.values = new DataOutputStream(spool);
    }

    void add(Feature feature) throws IOException {
        add(fields.get(0), feature.fid(), feature.fid());
        for (int i = 1; i < fields.size(); i++) {
            add(fields.get(i), feature.values()[i - 1], feature.fid());
        }
        rows++;
        if ((long) rows * rowBytes() > Integer.MAX_VALUE) {
            throw ShapeSpool.tooLarge();
        }
    }

    private void add(DbfField field, Object value, long fid) throws IOException {
        byte[] text = value == null ? new byte[0] : field.text(value, fid);
        values.writeByte(text.length);
        values.write(text);
    }

    private int rowBytes() {
        return 1 + fields.stream().mapToInt(DbfField::width).sum();
    }

    /** @throws FeatureFileException if no table holds what has been added */
    void requireWritable() throws FeatureFileException {
        if (rowBytes() > MAX_ROW_BYTES || headerBytes() > MAX_ROW_BYTES) {
            throw FeatureFileException.beyond(
                    "Lớp có quá nhiều thuộc tính cho shapefile; hãy chọn propertyName, hoặc dùng GeoPackage.",
                    "The layer has more attributes than a shapefile holds; choose some, or take a GeoPackage.");
        }
    }

    private int headerBytes() {
        return FIELD_BYTES * (fields.size() + 1) + 1;
    }

    void write(OutputStream out) throws IOException {
        int rowBytes = rowBytes();
        out.write(header(headerBytes(), rowBytes));
        DataInputStream read = new DataInputStream(spool.read());
        byte[] row = new byte[rowBytes];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(row, (byte) ' ');
            int at = 1;
            for (DbfField field : fields) {
                field.place(read.readNBytes(read.readUnsignedByte()), row, at);
                at += field.width();
            }
            out.write(row);
        }
        out.write(FILE_END);
    }

    private byte[] header(int headerBytes, int rowBytes) {
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
        ByteBuffer header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) DBASE_III)
                .put((byte) (today.getYear() - 1900))
                .put((byte) today.getMonthValue())
                .put((byte) today.getDayOfMonth())
                .putInt(rows)
                .putShort((short) headerBytes)
                .putShort((short) rowBytes);
        int at = FIELD_BYTES;
        for (DbfField field : fields) {
            header.position(at);
            header.put(field.name().getBytes(StandardCharsets.US_ASCII));
            header.position(at + DbfField.MAX_NAME_BYTES + 1);
            header.put((byte) field.code());
            header.position(at + 16);
            header.put((byte) field.width()).put((byte) field.decimals());
            at += FIELD_BYTES;
        }
        header.position(at);
        header.put((byte) FIELDS_END);
        return header.array();
    }

    /** Which attribute became which field, as CSV. */
    String description() {
        StringBuilder text = new StringBuilder("field,attribute,type,width,decimals,title_vi,title_en\r\n");
        for (DbfField field : fields) {
            text.append(String.join(
                            ",",
                            field.name(),
                            field.attribute(),
                            String.valueOf(field.code()),
                            String.valueOf(field.width()),
                            String.valueOf(field.decimals()),
                            quoted(field.title().vi()),
                            quoted(field.title().en())))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
