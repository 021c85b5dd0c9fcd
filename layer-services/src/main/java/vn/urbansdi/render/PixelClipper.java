package vn.urbansdi.render;

/**
 * Cuts shapes to a window, so that geometry of absurd size costs no more than what can be seen of it. Areas by Sutherland and
 * Hodgman: the edges that they gain run along the window's border, which must lie outside the picture by more than any
 * stroke is wide. Lines by Liang and Barsky.
 */
final class PixelClipper {

    private final double minX;
    private final double minY;
    private final double maxX;
    private final double maxY;
    private final PixelShape other = new PixelShape();
    private double[] ring = new double[512];
    private double[] clipped = new double[512];
    private int clippedSize;

    PixelClipper(double minX, double minY, double maxX, double maxY) {
        this.minX = minX;
        this.minY = minY;
        this.maxX = maxX;
        this.maxY = maxY;
    }

    /** What of {@code shape} lies in the window; the shape itself where all of it does, else one that the next call reuses. */
    PixelShape clip(PixelShape shape) {
        if (shape.hasNothing()
                || (shape.minX() >= minX && shape.maxX() <= maxX && shape.minY() >= minY && shape.maxY() <= maxY)) {
            return shape;
        }
        other.reset(shape.dimension());
        boolean apart = shape.minX() > maxX || shape.maxX() < minX || shape.minY() > maxY || shape.maxY() < minY;
        if (apart) {
            return other;
        }
        for (int part = 0; part < shape.parts(); part++) {
            switch (shape.dimension()) {
                case 0 -> points(shape, part);
                case 1 -> line(shape, part);
                default -> ring(shape, part);
            }
        }
        return other;
    }

    private void points(PixelShape shape, int part) {
        for (int i = shape.start(part); i < shape.end(part); i += 2) {
            double x = shape.x(i);
            double y = shape.y(i);
            if (x >= minX && x <= maxX && y >= minY && y <= maxY) {
                other.add(x, y);
                other.endPart();
            }
        }
    }

    private void line(PixelShape shape, int part) {
        boolean drawing = false;
        for (int i = shape.start(part); i + 2 < shape.end(part); i += 2) {
            double x1 = shape.x(i);
            double y1 = shape.y(i);
            double dx = shape.x(i + 2) - x1;
            double dy = shape.y(i + 2) - y1;
            double enter = Math.max(0, Math.max(enter(x1, dx, minX, maxX), enter(y1, dy, minY, maxY)));
            double leave = Math.min(1, Math.min(leave(x1, dx, minX, maxX), leave(y1, dy, minY, maxY)));
            if (!(enter <= leave)) {
                drawing = endLine(drawing);
                continue;
            }
            if (enter > 0 || !drawing) {
                endLine(drawing);
                other.add(x1 + enter * dx, y1 + enter * dy);
                drawing = true;
            }
            other.add(x1 + leave * dx, y1 + leave * dy);
            if (leave < 1) {
                drawing = endLine(true);
            }
        }
        endLine(drawing);
    }

    private boolean endLine(boolean drawing) {
        if (drawing) {
            other.endPart();
        }
        return false;
    }

    /** Where a segment comes into a slab, as a share of its length; infinite where it never does. */
    private static double enter(double from, double delta, double low, double high) {
        if (delta == 0) {
            return from >= low && from <= high ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return ((delta > 0 ? low : high) - from) / delta;
    }

    private static double leave(double from, double delta, double low, double high) {
        if (delta == 0) {
            return from >= low && from <= high ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return ((delta > 0 ? high : low) - from) / delta;
    }

    private void ring(PixelShape shape, int part) {
        int start = shape.start(part);
        int size = shape.end(part) - start;
        if (ring.length < size) {
            ring = new double[size];
        }
        for (int i = 0; i < size; i += 2) {
            ring[i] = shape.x(start + i);
            ring[i + 1] = shape.y(start + i);
        }
        size = cut(size, 0, minX, true);
        size = cut(size, 0, maxX, false);
        size = cut(size, 1, minY, true);
        size = cut(size, 1, maxY, false);
        for (int i = 0; i < size; i += 2) {
            other.add(ring[i], ring[i + 1]);
        }
        other.endPart(shape.isHole(part));
    }

    /** Keeps of {@link #ring} what lies above (or below) a bound on one axis, 0 for x and 1 for y; gives its new size. */
    private int cut(int size, int axis, double bound, boolean above) {
        clippedSize = 0;
        for (int i = 0; i < size; i += 2) {
            int previous = i == 0 ? size - 2 : i - 2;
            boolean inside = above ? ring[i + axis] >= bound : ring[i + axis] <= bound;
            boolean wasInside = above ? ring[previous + axis] >= bound : ring[previous + axis] <= bound;
            if (inside != wasInside) {
                double share = (bound - ring[previous + axis]) / (ring[i + axis] - ring[previous + axis]);
                double along = ring[previous + 1 - axis] + share * (ring[i + 1 - axis] - ring[previous + 1 - axis]);
                keep(axis == 0 ? bound : along, axis == 0 ? along : bound);
            }
            if (inside) {
                keep(ring[i], ring[i + 1]);
            }
        }
        double[] swapped = ring;
        ring = clipped;
        clipped = swapped;
        return clippedSize;
    }

    private void keep(double x, double y) {
        if (clippedSize + 2 > clipped.length) {
            clipped = java.util.Arrays.copyOf(clipped, clipped.length * 2);
        }
        clipped[clippedSize++] = x;
        clipped[clippedSize++] = y;
    }
}
