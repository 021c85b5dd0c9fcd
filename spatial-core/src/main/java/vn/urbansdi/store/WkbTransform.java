package vn.urbansdi.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import vn.urbansdi.geo.CoordinateTransform;

/**
 * Takes well-known binary (OGC 06-103r4, 8.2; two dimensions) to another CRS, in place. For systems that the server does not
 * know: PostGIS takes a millisecond a geometry to transform by PROJ text, this takes microseconds.
 */
final class WkbTransform {

    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;

    private final CoordinateTransform transform;
    private double[] xy = new double[256];

    WkbTransform(int from, int to) {
        this.transform = CoordinateTransform.between(from, to);
    }

    /** @throws vn.urbansdi.geo.OutsideCrsException if a point has no image */
    void apply(byte[] wkb) {
        geometry(ByteBuffer.wrap(wkb));
    }

    private void geometry(ByteBuffer wkb) {
        wkb.order(wkb.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int type = wkb.getInt();
        switch (type) {
            case POINT -> points(wkb, 1);
            case LINE_STRING -> points(wkb, wkb.getInt());
            case POLYGON -> {
                int rings = wkb.getInt();
                for (int i = 0; i < rings; i++) {
                    points(wkb, wkb.getInt());
                }
            }
            case 4, 5, 6, 7 -> {
                int parts = wkb.getInt();
                for (int i = 0; i < parts; i++) {
                    geometry(wkb);
                }
            }
            default -> throw new IllegalArgumentException("geometry type " + type);
        }
    }

    private void points(ByteBuffer wkb, int count) {
        if (xy.length < 2 * count) {
            xy = new double[2 * count];
        }
        int start = wkb.position();
        for (int i = 0; i < 2 * count; i++) {
            xy[i] = wkb.getDouble();
        }
        boolean empty = count == 1 && Double.isNaN(xy[0]);
        if (!empty) {
            transform.transform(xy, count);
            wkb.position(start);
            for (int i = 0; i < 2 * count; i++) {
                wkb.putDouble(xy[i]);
            }
        }
    }
}
