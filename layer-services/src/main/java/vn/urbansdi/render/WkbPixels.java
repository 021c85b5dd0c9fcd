package vn.urbansdi.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads well-known binary (OGC 06-103r4, 8.2; also PostGIS' extended form) straight into pixel coordinates. Further
 * ordinates than x and y are passed over. Points that lie within a fraction of a pixel of the one before are left out.
 */
final class WkbPixels {

    /** Below what the eye, and 8-bit coverage, can tell. */
    private static final double MIN_STEP_PX = 0.1;

    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;
    private static final int COLLECTION = 7;
    private static final int EWKB_SRID = 0x20000000;
    private static final int EWKB_Z = 0x80000000;
    private static final int EWKB_M = 0x40000000;

    private final double minX;
    private final double maxY;
    private final double scaleX;
    private final double scaleY;

    private byte[] wkb;
    private int position;
    private boolean little;

    WkbPixels(MapView view) {
        this.minX = view.extent().minX();
        this.maxY = view.extent().maxY();
        this.scaleX = view.pixelsPerUnitX();
        this.scaleY = view.pixelsPerUnitY();
    }

    /** Replaces what {@code shape} holds. */
    void read(byte[] geometry, PixelShape shape) {
        wkb = geometry;
        position = 0;
        geometry(shape, true);
    }

    private void geometry(PixelShape shape, boolean outermost) {
        little = wkb[position++] != 0;
        int code = nextInt();
        if ((code & EWKB_SRID) != 0) {
            position += 4;
        }
        int plain = code & 0x0FFFFFFF;
        int type = plain % 1000;
        int ordinates = 2 + extraOrdinates(code, plain / 1000);
        if (outermost) {
            shape.reset(type == COLLECTION ? 2 : (type - 1) % 3);
        }
        switch (type) {
            case POINT -> {
                point(shape, ordinates);
                shape.endPart();
            }
            case LINE_STRING -> line(shape, ordinates, false);
            case POLYGON -> {
                int rings = nextInt();
                for (int ring = 0; ring < rings; ring++) {
                    line(shape, ordinates, ring > 0);
                }
            }
            case POINT + 3, LINE_STRING + 3, POLYGON + 3, COLLECTION -> {
                int members = nextInt();
                for (int member = 0; member < members; member++) {
                    geometry(shape, false);
                }
            }
            default -> throw new IllegalArgumentException("WKB geometry type " + code + " cannot be drawn");
        }
    }

    private static int extraOrdinates(int code, int isoThousands) {
        int extended = ((code & EWKB_Z) != 0 ? 1 : 0) + ((code & EWKB_M) != 0 ? 1 : 0);
        return extended
                + switch (isoThousands) {
                    case 1, 2 -> 1;
                    case 3 -> 2;
                    default -> 0;
                };
    }

    /** An empty point has NaN coordinates. */
    private void point(PixelShape shape, int ordinates) {
        double x = pixelX(nextDouble(position));
        double y = pixelY(nextDouble(position + 8));
        position += 8 * ordinates;
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            shape.add(x, y);
        }
    }

    private void line(PixelShape shape, int ordinates, boolean hole) {
        int count = nextInt();
        int stride = 8 * ordinates;
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < count; i++, position += stride) {
            double x = pixelX(nextDouble(position));
            double y = pixelY(nextDouble(position + 8));
            boolean near = Math.abs(x - lastX) < MIN_STEP_PX && Math.abs(y - lastY) < MIN_STEP_PX;
            if (!near || i == count - 1) {
                shape.add(x, y);
                lastX = x;
                lastY = y;
            }
        }
        shape.endPart(hole);
    }

    private double pixelX(double x) {
        return (x - minX) * scaleX;
    }

    private double pixelY(double y) {
        return (maxY - y) * scaleY;
    }

    private int nextInt() {
        int value = (int) (little ? LITTLE_INT : BIG_INT).get(wkb, position);
        position += 4;
        return value;
    }

    private double nextDouble(int at) {
        return (double) (little ? LITTLE_DOUBLE : BIG_DOUBLE).get(wkb, at);
    }
}
