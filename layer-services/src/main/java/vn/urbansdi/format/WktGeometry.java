package vn.urbansdi.format;

import java.io.IOException;

/** Writes WKB as well-known text (OGC 06-103r4, 7), x before y. */
final class WktGeometry {

    private static final byte[][] NAMES = {
        null,
        ByteOutput.utf8("POINT "),
        ByteOutput.utf8("LINESTRING "),
        ByteOutput.utf8("POLYGON "),
        ByteOutput.utf8("MULTIPOINT "),
        ByteOutput.utf8("MULTILINESTRING "),
        ByteOutput.utf8("MULTIPOLYGON ")
    };
    private static final byte[] EMPTY = ByteOutput.utf8("EMPTY");

    private final ByteOutput out;
    private final int decimals;
    private final WkbCursor cursor = new WkbCursor();

    WktGeometry(ByteOutput out, int decimals) {
        this.out = out;
        this.decimals = decimals;
    }

    void write(byte[] wkb) throws IOException {
        int type = cursor.start(wkb);
        out.bytes(NAMES[type]);
        if (type <= WkbCursor.POLYGON) {
            coordinates(type);
            return;
        }
        int parts = cursor.count();
        if (parts == 0) {
            out.bytes(EMPTY);
            return;
        }
        out.single('(');
        for (int i = 0; i < parts; i++) {
            separate(i);
            coordinates(cursor.enter());
        }
        out.single(')');
    }

    private void coordinates(int type) throws IOException {
        switch (type) {
            case WkbCursor.POINT -> {
                if (Double.isNaN(cursor.x(0))) {
                    out.bytes(EMPTY);
                    cursor.skip(1);
                } else {
                    points(1, false);
                }
            }
            case WkbCursor.LINE_STRING -> points(cursor.count(), false);
            default -> {
                int rings = cursor.count();
                if (rings == 0) {
                    out.bytes(EMPTY);
                    return;
                }
                out.single('(');
                for (int i = 0; i < rings; i++) {
                    separate(i);
                    int count = cursor.count();
                    points(count, cursor.isCounterClockwise(count) != (i == 0));
                }
                out.single(')');
            }
        }
    }

    private void points(int count, boolean backwards) throws IOException {
        if (count == 0) {
            out.bytes(EMPTY);
            return;
        }
        out.single('(');
        for (int i = 0; i < count; i++) {
            separate(i);
            int at = backwards ? count - 1 - i : i;
            out.coordinate(cursor.x(at), decimals);
            out.single(' ');
            out.coordinate(cursor.y(at), decimals);
        }
        out.single(')');
        cursor.skip(count);
    }

    private void separate(int index) throws IOException {
        if (index > 0) {
            out.single(',');
        }
    }
}
