package vn.urbansdi.importer.read;

import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wololo.flatgeobuf.generated.ColumnType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.Unreadable;

/** The properties of a FlatGeobuf feature: the column's number in two bytes, then its value, again and again. */
final class FlatGeobufProperties {

    private final List<FlatGeobufHeader.Column> columns;

    FlatGeobufProperties(List<FlatGeobufHeader.Column> columns) {
        this.columns = columns;
    }

    /**
     * @param encoded null where the feature has none
     * @throws IndexOutOfBoundsException if the bytes make no sense
     */
    void read(ByteBuffer encoded, Object[] into) {
        if (encoded == null) {
            return;
        }
        ByteBuffer bytes = encoded.order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (bytes.remaining() >= 2) {
                int column = Short.toUnsignedInt(bytes.getShort());
                if (column >= into.length) {
                    throw new IndexOutOfBoundsException(column);
                }
                into[column] = value(columns.get(column).type(), bytes);
            }
        } catch (BufferUnderflowException e) {
            throw new IndexOutOfBoundsException("properties");
        }
    }

    private static Object value(int type, ByteBuffer bytes) {
        switch (type) {
            case ColumnType.Byte -> {
                return (long) bytes.get();
            }
            case ColumnType.UByte -> {
                return (long) Byte.toUnsignedInt(bytes.get());
            }
            case ColumnType.Bool -> {
                return bytes.get() != 0;
            }
            case ColumnType.Short -> {
                return (long) bytes.getShort();
            }
            case ColumnType.UShort -> {
                return (long) Short.toUnsignedInt(bytes.getShort());
            }
            case ColumnType.Int -> {
                return (long) bytes.getInt();
            }
            case ColumnType.UInt -> {
                return Integer.toUnsignedLong(bytes.getInt());
            }
            case ColumnType.Long -> {
                return bytes.getLong();
            }
            case ColumnType.ULong -> {
                long value = bytes.getLong();
                return value >= 0 ? (Object) value : new BigDecimal(Long.toUnsignedString(value));
            }
            case ColumnType.Float -> {
                float value = bytes.getFloat();
                return Float.isFinite(value) ? (Object) new BigDecimal(Float.toString(value)) : (double) value;
            }
            case ColumnType.Double -> {
                double value = bytes.getDouble();
                return Double.isFinite(value) ? (Object) BigDecimal.valueOf(value) : value;
            }
            case ColumnType.String, ColumnType.Json, ColumnType.DateTime -> {
                return text(bytes);
            }
            case ColumnType.Binary -> {
                int length = length(bytes);
                bytes.position(bytes.position() + length);
                return new Unreadable(
                        length + " byte", new Title("Trường chứa dữ liệu nhị phân.", "The field holds binary data."));
            }
            default -> throw new IndexOutOfBoundsException("column type " + type);
        }
    }

    private static int length(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IndexOutOfBoundsException(length);
        }
        return length;
    }

    private static Object text(ByteBuffer bytes) {
        int length = length(bytes);
        int kept = Math.min(length, BoundedText.MAX_LENGTH * 4);
        byte[] text = new byte[kept];
        bytes.get(text);
        bytes.position(bytes.position() + length - kept);
        String value = new String(text, StandardCharsets.UTF_8);
        return length > kept || value.length() > BoundedText.MAX_LENGTH
                ? BoundedText.tooLong(value.substring(0, 40), value.length())
                : value;
    }
}
