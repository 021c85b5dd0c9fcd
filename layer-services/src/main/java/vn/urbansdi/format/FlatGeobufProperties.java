package vn.urbansdi.format;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.Feature;

/** The values of a feature as FlatGeobuf packs them: the column's number, then the value; what is missing is left out. */
final class FlatGeobufProperties {

    private static final int LARGEST_FIXED = 2 + 8;

    private final AttributeType[] types;
    private ByteBuffer packed = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

    FlatGeobufProperties(List<Attribute> attributes) {
        this.types = attributes.stream().map(Attribute::type).toArray(AttributeType[]::new);
    }

    /** The packed values, the fid first; good until the next feature. */
    ByteBuffer of(Feature feature) {
        packed.clear();
        packed.putShort((short) 0).putLong(feature.fid());
        Object[] values = feature.values();
        for (int i = 0; i < types.length; i++) {
            if (values[i] != null) {
                value(i + 1, types[i], values[i]);
            }
        }
        return packed.flip();
    }

    private void value(int column, AttributeType type, Object value) {
        reserve(LARGEST_FIXED);
        packed.putShort((short) column);
        switch (type) {
            case TEXT, DATE, TIMESTAMP -> {
                byte[] text = ByteOutput.utf8(Values.text(value));
                reserve(4 + text.length);
                packed.putInt(text.length).put(text);
            }
            case INTEGER -> packed.putLong((Long) value);
            case DECIMAL -> packed.putDouble(((BigDecimal) value).doubleValue());
            case BOOLEAN -> packed.put((byte) ((Boolean) value ? 1 : 0));
        }
    }

    private void reserve(int bytes) {
        if (packed.remaining() < bytes) {
            int needed = packed.position() + bytes;
            packed = ByteBuffer.allocate(Math.max(needed, 2 * packed.capacity()))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(packed.flip());
        }
    }
}
