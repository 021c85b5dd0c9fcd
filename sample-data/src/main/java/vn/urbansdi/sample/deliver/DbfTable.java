package vn.urbansdi.sample.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.urbansdi.sample.record.Field;

/** A dBASE III table. Text is cut at 254 bytes; missing values are blanks. */
final class DbfTable implements Closeable {

    private static final int WIDEST = 254;

    private final FileChannel channel;
    private final List<Field> fields;
    private final int[] widths;
    private final TextEncoding encoding;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private int records;

    /** @param names of the columns, at most ten characters each */
    DbfTable(FileChannel channel, List<Field> fields, List<String> names, TextEncoding encoding) throws IOException {
        this.channel = channel;
        this.fields = fields;
        this.encoding = encoding;
        this.widths = fields.stream().mapToInt(field -> width(field, encoding)).toArray();
        putHeader();
        for (int i = 0; i < widths.length; i++) {
            putColumn(names.get(i), fields.get(i), widths[i]);
        }
        buffer.put((byte) 0x0D);
    }

    private static int width(Field field, TextEncoding encoding) {
        return switch (field.type()) {
            case TEXT -> Math.min(WIDEST, field.width() * encoding.bytesPerLetter() + 4);
            case DATE -> 8;
            case TIMESTAMP -> 25;
            case INTEGER -> 9;
            case DECIMAL -> 14;
        };
    }

    private int headerBytes() {
        return 32 + 32 * widths.length + 1;
    }

    private void putHeader() {
        int recordBytes = 1 + Arrays.stream(widths).sum();
        buffer.put((byte) 3).put((byte) 126).put((byte) 1).put((byte) 1).putInt(records);
        buffer.putShort((short) headerBytes()).putShort((short) recordBytes).put(new byte[20]);
    }

    private void putColumn(String name, Field field, int width) {
        byte[] column = new byte[32];
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length > 10) {
            throw new IllegalArgumentException("DBF column name of more than 10 bytes: " + name);
        }
        java.lang.System.arraycopy(ascii, 0, column, 0, ascii.length);
        column[11] = (byte)
                switch (field.type()) {
                    case TEXT, TIMESTAMP -> 'C';
                    case DATE -> 'D';
                    case INTEGER, DECIMAL -> 'N';
                };
        column[16] = (byte) width;
        column[17] = (byte) field.decimals();
        buffer.put(column);
    }

    void write(Object[] values) throws IOException {
        if (buffer.remaining() < 1 + Arrays.stream(widths).sum()) {
            drain();
        }
        records++;
        buffer.put((byte) ' ');
        for (int i = 0; i < widths.length; i++) {
            byte[] bytes = bytes(values[i], fields.get(i), widths[i]);
            boolean number =
                    fields.get(i).type() == Field.Type.INTEGER || fields.get(i).type() == Field.Type.DECIMAL;
            int blanks = widths[i] - bytes.length;
            for (int b = 0; number && b < blanks; b++) {
                buffer.put((byte) ' ');
            }
            buffer.put(bytes);
            for (int b = 0; !number && b < blanks; b++) {
                buffer.put((byte) ' ');
            }
        }
    }

    private byte[] bytes(Object value, Field field, int width) {
        if (value == null) {
            return new byte[0];
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%." + field.decimals() + "f", number)
                    .getBytes(StandardCharsets.US_ASCII);
        }
        if (value instanceof LocalDate day) {
            return day.toString().replace("-", "").getBytes(StandardCharsets.US_ASCII);
        }
        if (value instanceof OffsetDateTime time) {
            return time.toString().getBytes(StandardCharsets.US_ASCII);
        }
        return cut(value.toString(), width);
    }

    /** Whole characters only. */
    private byte[] cut(String text, int width) {
        String shorter = text;
        byte[] bytes = encoding.encode(shorter);
        while (bytes.length > width) {
            shorter = shorter.substring(0, shorter.length() - 1);
            bytes = encoding.encode(shorter);
        }
        return bytes;
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        buffer.put((byte) 0x1A);
        drain();
        ByteBuffer count = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(records)
                .flip();
        channel.write(count, 4);
        channel.close();
    }
}
