package vn.urbansdi.importer.read;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Encodings;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.Unreadable;

/** The {@code .dbf} of a shapefile (dBASE III to FoxPro tables), read row after row. Text stays as bytes. */
final class DbfFile implements Closeable {

    private static final int PROLOGUE_BYTES = 32;
    private static final int DESCRIPTOR_BYTES = 32;
    private static final int NAME_BYTES = 11;
    private static final int NAME_LIMIT = 10;
    private static final byte HEADER_END = 0x0D;

    private final SequentialFile file;
    private final List<Column> columns;
    private final long rows;
    private final int rowBytes;
    private long row;

    private DbfFile(SequentialFile file, List<Column> columns, long rows, int rowBytes) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.rowBytes = rowBytes;
    }

    static DbfFile open(Path path) throws IOException {
        SequentialFile file = SequentialFile.open(path);
        try {
            return readHeader(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static DbfFile readHeader(SequentialFile file) throws IOException {
        ByteBuffer prologue = file.take(PROLOGUE_BYTES);
        long rows = Integer.toUnsignedLong(prologue.getInt(4));
        int headerBytes = Short.toUnsignedInt(prologue.getShort(8));
        int rowBytes = Short.toUnsignedInt(prologue.getShort(10));
        if (headerBytes < PROLOGUE_BYTES + 1) {
            throw damaged("độ dài đầu tệp sai", "its header has an impossible length");
        }
        ByteBuffer header = file.take(headerBytes - PROLOGUE_BYTES);
        List<Column> columns = new ArrayList<>();
        int offset = 1;
        for (int at = 0; header.get(at) != HEADER_END; at += DESCRIPTOR_BYTES) {
            if (at + DESCRIPTOR_BYTES >= header.limit()) {
                throw damaged("danh sách trường không kết thúc", "its list of fields has no end");
            }
            Column column = Column.read(header, at, offset);
            columns.add(column);
            offset += column.width;
        }
        if (offset > rowBytes) {
            throw damaged("các trường dài hơn một dòng", "its fields are longer than a row");
        }
        if (rows * rowBytes > file.remaining()) {
            throw new DeliveryException(
                    ".dbf bị cắt cụt: đầu tệp khai " + rows + " dòng, tệp chỉ chứa " + file.remaining() / rowBytes
                            + "; hãy sao chép lại tệp gốc.",
                    "the .dbf is cut off: its header claims " + rows + " rows, it holds " + file.remaining() / rowBytes
                            + "; copy the original again.");
        }
        return new DbfFile(file, columns, rows, rowBytes);
    }

    private static DeliveryException damaged(String vi, String en) {
        return new DeliveryException(".dbf hỏng: " + vi + ".", "the .dbf is damaged: " + en + ".");
    }

    List<SourceField> fields() {
        return columns.stream()
                .map(column -> new SourceField(column.name, NAME_LIMIT))
                .toList();
    }

    /** Rows by the header, deleted ones included. */
    long rows() {
        return rows;
    }

    /**
     * The next row's values; null after the last.
     *
     * @param into as many places as there are fields
     * @return whether the row is alive; false if it is marked as deleted
     */
    boolean read(Object[] into) throws IOException {
        row++;
        ByteBuffer bytes = file.take(rowBytes);
        if (bytes.get(0) == '*') {
            return false;
        }
        byte[] window = bytes.array();
        int start = bytes.arrayOffset();
        for (int i = 0; i < into.length; i++) {
            into[i] = columns.get(i).value(window, start, bytes);
        }
        return true;
    }

    boolean hasNext() {
        return row < rows;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private record Column(String name, char type, int offset, int width) {

        static Column read(ByteBuffer header, int at, int offset) {
            byte[] name = new byte[NAME_BYTES];
            header.get(at, name);
            int length = 0;
            while (length < NAME_BYTES && name[length] != 0) {
                length++;
            }
            char type = (char) (header.get(at + 11) & 0xFF);
            int width = Byte.toUnsignedInt(header.get(at + 16));
            if (type == 'C') {
                // Clipper and GDAL carry the high byte of long texts where numbers have their decimals.
                width |= Byte.toUnsignedInt(header.get(at + 17)) << 8;
            }
            return new Column(name(Arrays.copyOf(name, length)), type, offset, width);
        }

        private static String name(byte[] bytes) {
            return Encodings.text(bytes).strip();
        }

        /** @param start of the row in its window */
        Object value(byte[] window, int start, ByteBuffer row) {
            if (type == 'I' && width == 4) {
                return (long) row.getInt(offset);
            }
            if ((type == 'O' || type == 'B') && width == 8) {
                return row.getDouble(offset);
            }
            int from = start + offset;
            int to = from + width;
            while (to > from && isBlank(window[to - 1])) {
                to--;
            }
            while (from < to && isBlank(window[from])) {
                from++;
            }
            if (from == to) {
                return null;
            }
            switch (type) {
                case 'C' -> {
                    return Arrays.copyOfRange(window, from, to);
                }
                case 'N', 'F' -> {
                    return number(window, from, to);
                }
                case 'D' -> {
                    return date(ascii(window, from, to));
                }
                case 'L' -> {
                    return flag(ascii(window, from, to));
                }
                default -> {
                    return new Unreadable(
                            ascii(window, from, to),
                            new Title(
                                    "Không đọc được trường kiểu '" + type + "' của DBF.",
                                    "DBF fields of type '" + type + "' are not read."));
                }
            }
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == 0;
        }

        private static String ascii(byte[] window, int from, int to) {
            return new String(window, from, to - from, StandardCharsets.ISO_8859_1);
        }

        private static Object number(byte[] window, int from, int to) {
            Number plain = DbfNumber.plain(window, from, to);
            if (plain != null) {
                return plain;
            }
            String text = ascii(window, from, to);
            if (text.chars().allMatch(c -> c == '*')) {
                return null; // as shapelib, and so GDAL and QGIS, write a number that is not there
            }
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                return text;
            }
        }

        /** {@code 20240131}; anything else is handed on as text. */
        private static Object date(String text) {
            if (text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                int day = Integer.parseInt(text);
                if (day == 0) {
                    return null;
                }
                try {
                    return LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
                } catch (DateTimeException e) {
                    return text;
                }
            }
            return text;
        }

        private static Object flag(String text) {
            switch (text) {
                case "T", "t", "Y", "y" -> {
                    return true;
                }
                case "F", "f", "N", "n" -> {
                    return false;
                }
                case "?" -> {
                    return null;
                }
                default -> {
                    return text;
                }
            }
        }
    }
}
