package vn.urbansdi.format;

import java.io.IOException;

/** Writes WKB as a GeoJSON geometry (RFC 7946, 3.1). */
final class GeoJsonGeometry {

    private static final byte[][] STARTS = {
        null,
        start("Point"),
        start("LineString"),
        start("Polygon"),
        start("MultiPoint"),
        start("MultiLineString"),
        start("MultiPolygon")
    };
    private static final byte[] EMPTY = ByteOutput.utf8("[]");

    private final ByteOutput out;
    private final int decimals;
    private final boolean northFirst;
    private final WkbCursor cursor = new WkbCursor();

    GeoJsonGeometry(ByteOutput out, int decimals) {
        this(out, decimals, false);
    }

    /** @param northFirst y stands before x */
    GeoJsonGeometry(ByteOutput out, int decimals, boolean northFirst) {
        this.out = out;
        this.decimals = decimals;
        this.northFirst = northFirst;
    }

    void write(byte[] wkb) throws IOException {
        int type = cursor.start(wkb);
        out.bytes(STARTS[type]);
        if (type <= WkbCursor.POLYGON) {
            coordinates(type);
        } else {
            int parts = cursor.count();
            out.single('[');
            for (int i = 0; i < parts; i++) {
                if (i > 0) {
                    out.single(',');
                }
                coordinates(cursor.enter());
            }
            out.single(']');
        }
        out.single('}');
    }

    private void coordinates(int type) throws IOException {
        switch (type) {
            case WkbCursor.POINT -> {
                if (Double.isNaN(cursor.x(0))) {
                    out.bytes(EMPTY);
                } else {
                    position(0);
                }
                cursor.skip(1);
            }
            case WkbCursor.LINE_STRING -> points(cursor.count(), false);
            default -> {
                int rings = cursor.count();
                out.single('[');
                for (int i = 0; i < rings; i++) {
                    if (i > 0) {
                        out.single(',');
                    }
                    int count = cursor.count();
                    points(count, cursor.isCounterClockwise(count) != (i == 0));
                }
                out.single(']');
            }
        }
    }

    private void points(int count, boolean backwards) throws IOException {
        out.single('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.single(',');
            }
            position(backwards ? count - 1 - i : i);
        }
        out.single(']');
        cursor.skip(count);
    }

    private void position(int i) throws IOException {
        out.single('[');
        out.coordinate(northFirst ? cursor.y(i) : cursor.x(i), decimals);
        out.single(',');
        out.coordinate(northFirst ? cursor.x(i) : cursor.y(i), decimals);
        out.single(']');
    }

    private static byte[] start(String type) {
        return ByteOutput.utf8("{\"type\":\"" + type + "\",\"coordinates\":");
    }
}
