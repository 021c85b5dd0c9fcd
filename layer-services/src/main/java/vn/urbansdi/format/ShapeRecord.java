package vn.urbansdi.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import vn.urbansdi.catalog.GeometryType;

/**
 * WKB as the content of a record of a shapefile. Outer rings run clockwise here and inner ones the other way round, contrary to
 * everywhere else.
 */
final class ShapeRecord {

    private static final int NULL_SHAPE = 0;
    private static final int POINT = 1;
    private static final int POLY_LINE = 3;
    private static final int POLYGON = 5;
    private static final int MULTI_POINT = 8;
    private static final int BOX_BYTES = 4 * Double.BYTES;

    private final int code;
    private final WkbCursor cursor = new WkbCursor();
    private final Bounds file = new Bounds();
    private final Bounds shape = new Bounds();
    private ByteBuffer content = buffer(1 << 12);
    private ByteBuffer points = buffer(1 << 12);
    private int[] starts = new int[16];
    private int parts;

    ShapeRecord(GeometryType type) {
        this.code = switch (type) {
            case POINT -> POINT;
            case MULTI_POINT -> MULTI_POINT;
            case LINE_STRING, MULTI_LINE_STRING -> POLY_LINE;
            case POLYGON, MULTI_POLYGON -> POLYGON;
        };
    }

    /** The shape type of the file. */
    int code() {
        return code;
    }

    /** Writes the bounds of all shapes so far: nothing but zeros while there are none. */
    void bounds(ByteBuffer target) {
        file.write(target);
    }

    /** The content of the record; good until the next one. */
    ByteBuffer of(byte[] wkb) {
        content.clear();
        if (wkb == null || cursor.isEmpty(wkb)) {
            return content.putInt(NULL_SHAPE).flip();
        }
        int type = cursor.start(wkb);
        points.clear();
        shape.clear();
        parts = 0;
        if (type <= WkbCursor.POLYGON) {
            part(type);
        } else {
            int number = cursor.count();
            for (int i = 0; i < number; i++) {
                part(cursor.enter());
            }
        }
        file.add(shape);
        points.flip();
        content = reserved(content, 4 + BOX_BYTES + 8 + 4 * parts + points.remaining());
        content.putInt(code);
        if (code != POINT) {
            shape.write(content);
            if (code != MULTI_POINT) {
                content.putInt(parts);
            }
            content.putInt(points.remaining() / (2 * Double.BYTES));
            for (int i = 0; code != MULTI_POINT && i < parts; i++) {
                content.putInt(starts[i]);
            }
        }
        return content.put(points).flip();
    }

    private void part(int type) {
        switch (type) {
            case WkbCursor.POINT -> add(1, false);
            case WkbCursor.LINE_STRING -> add(cursor.count(), false);
            default -> {
                int rings = cursor.count();
                for (int i = 0; i < rings; i++) {
                    int count = cursor.count();
                    add(count, cursor.isCounterClockwise(count) == (i == 0));
                }
            }
        }
    }

    private void add(int count, boolean backwards) {
        if (parts == starts.length) {
            starts = java.util.Arrays.copyOf(starts, 2 * parts);
        }
        starts[parts++] = points.position() / (2 * Double.BYTES);
        points = reserved(points, count * 2 * Double.BYTES);
        for (int i = 0; i < count; i++) {
            int at = backwards ? count - 1 - i : i;
            double x = cursor.x(at);
            double y = cursor.y(at);
            shape.add(x, y);
            points.putDouble(x).putDouble(y);
        }
        cursor.skip(count);
    }

    private static ByteBuffer reserved(ByteBuffer buffer, int bytes) {
        if (buffer.remaining() >= bytes) {
            return buffer;
        }
        int needed = buffer.position() + bytes;
        return buffer(Math.max(needed, 2 * buffer.capacity())).put(buffer.flip());
    }

    private static ByteBuffer buffer(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
