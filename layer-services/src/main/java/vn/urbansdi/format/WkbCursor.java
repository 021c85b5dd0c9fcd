package vn.urbansdi.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over a geometry in well-known binary (OGC 06-103r4, 8.2) without copying it. Heights and measures, in the ISO or the
 * PostGIS form, are passed over.
 */
final class WkbCursor {

    static final int POINT = 1;
    static final int LINE_STRING = 2;
    static final int POLYGON = 3;
    static final int MULTI_POINT = 4;
    static final int MULTI_LINE_STRING = 5;
    static final int MULTI_POLYGON = 6;

    private static final VarHandle LITTLE_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int EWKB_Z = 0x80000000;
    private static final int EWKB_M = 0x40000000;
    private static final int EWKB_SRID = 0x20000000;

    private byte[] wkb = new byte[0];
    private int position;
    private boolean little;
    private int stride = 16;

    void reset(byte[] geometry) {
        wkb = geometry;
        position = 0;
    }

    /**
     * Begins with a geometry, and returns its type: one of this class's constants.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    int start(byte[] geometry) {
        reset(geometry);
        int type = enter();
        if (type < POINT || type > MULTI_POLYGON) {
            throw new IllegalArgumentException("WKB geometry type " + type);
        }
        return type;
    }

    /** Whether a geometry holds nothing; nobody is left in the middle of it. */
    boolean isEmpty(byte[] geometry) {
        return start(geometry) == POINT ? Double.isNaN(x(0)) : count() == 0;
    }

    /** Enters the next geometry and returns its type: one of this class's constants. */
    int enter() {
        little = wkb[position++] == 1;
        int type = integer();
        int dimensions = 2;
        if ((type & EWKB_Z) != 0) {
            dimensions++;
        }
        if ((type & EWKB_M) != 0) {
            dimensions++;
        }
        if ((type & EWKB_SRID) != 0) {
            position += 4;
        }
        int iso = type & 0xFFFF;
        dimensions += iso / 1000 == 3 ? 2 : iso >= 1000 ? 1 : 0;
        stride = dimensions * 8;
        return iso % 1000;
    }

    /** The number of points, rings or parts that follow. */
    int count() {
        return integer();
    }

    /** The x of the {@code i}-th of the points that follow. */
    double x(int i) {
        return real(position + i * stride);
    }

    /** The y of the {@code i}-th of the points that follow. */
    double y(int i) {
        return real(position + i * stride + 8);
    }

    /** Passes over points. */
    void skip(int points) {
        position += points * stride;
    }

    /**
     * Whether the ring of the {@code points} that follow runs counter-clockwise with x to the right and y up. Coordinates are
     * taken relative to the first point, so that large ones do not drown small areas.
     */
    boolean isCounterClockwise(int points) {
        if (points == 0) {
            return true;
        }
        double originX = x(0);
        double originY = y(0);
        double twiceArea = 0;
        double previousX = 0;
        double previousY = 0;
        for (int i = 1; i < points; i++) {
            double x = x(i) - originX;
            double y = y(i) - originY;
            twiceArea += previousX * y - x * previousY;
            previousX = x;
            previousY = y;
        }
        return twiceArea >= 0;
    }

    private int integer() {
        int value = (int) (little ? LITTLE_INT : BIG_INT).get(wkb, position);
        position += 4;
        return value;
    }

    private double real(int at) {
        return little ? (double) LITTLE_DOUBLE.get(wkb, at) : (double) BIG_DOUBLE.get(wkb, at);
    }
}
