package vn.urbansdi.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** WKB in a GeoPackage's envelope (OGC 12-128r17, 2.1.3): a header with the CRS and the bounds, then the WKB as it is. */
final class GeoPackageBlob {

    private static final int LITTLE_ENDIAN = 1;
    private static final int WITH_BOUNDS = 1 << 1;
    private static final int EMPTY = 1 << 4;

    private final int srid;
    private final WkbCursor cursor = new WkbCursor();
    private final Bounds bounds = new Bounds();

    GeoPackageBlob(int srid) {
        this.srid = srid;
    }

    byte[] of(byte[] wkb) {
        bounds.clear();
        boolean empty = cursor.isEmpty(wkb);
        if (!empty) {
            measure(wkb);
        }
        boolean withBounds = !empty && cursor.start(wkb) != WkbCursor.POINT;
        ByteBuffer blob = ByteBuffer.allocate(8 + (withBounds ? 4 * Double.BYTES : 0) + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0);
        blob.put((byte) (LITTLE_ENDIAN | (withBounds ? WITH_BOUNDS : 0) | (empty ? EMPTY : 0)));
        blob.putInt(srid);
        if (withBounds) {
            blob.putDouble(bounds.minX()).putDouble(bounds.maxX());
            blob.putDouble(bounds.minY()).putDouble(bounds.maxY());
        }
        return blob.put(wkb).array();
    }

    /** Of the geometry before; empty if that held nothing. */
    Bounds bounds() {
        return bounds;
    }

    private void measure(byte[] wkb) {
        int type = cursor.start(wkb);
        int parts = type > WkbCursor.POLYGON ? cursor.count() : 1;
        for (int i = 0; i < parts; i++) {
            part(type > WkbCursor.POLYGON ? cursor.enter() : type);
        }
    }

    private void part(int type) {
        int rows = type == WkbCursor.POLYGON ? cursor.count() : 1;
        for (int i = 0; i < rows; i++) {
            int points = type == WkbCursor.POINT ? 1 : cursor.count();
            for (int at = 0; at < points; at++) {
                bounds.add(cursor.x(at), cursor.y(at));
            }
            cursor.skip(points);
        }
    }
}
