package vn.urbansdi.render;

/** How far a place in the picture is from a shape. */
final class PixelDistance {

    private PixelDistance() {}

    /** Pixels; 0 inside an area. */
    static double of(PixelShape shape, double x, double y) {
        if (shape.dimension() == 2 && contains(shape, x, y)) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int part = 0; part < shape.parts(); part++) {
            int last = shape.end(part) - 2;
            if (shape.start(part) == last) {
                least = Math.min(least, Math.hypot(shape.x(last) - x, shape.y(last) - y));
            }
            for (int i = shape.start(part); i < last; i += 2) {
                least = Math.min(least, toSegment(x, y, shape.x(i), shape.y(i), shape.x(i + 2), shape.y(i + 2)));
            }
        }
        if (shape.parts() == 0 && !shape.hasNothing()) {
            return Math.hypot((shape.minX() + shape.maxX()) / 2 - x, (shape.minY() + shape.maxY()) / 2 - y);
        }
        return least;
    }

    private static boolean contains(PixelShape shape, double x, double y) {
        boolean inside = false;
        for (int part = 0; part < shape.parts(); part++) {
            int end = shape.end(part);
            int previous = end - 2;
            for (int i = shape.start(part); i < end; previous = i, i += 2) {
                double y1 = shape.y(previous);
                double y2 = shape.y(i);
                if (y1 <= y != y2 <= y
                        && x < shape.x(previous) + (y - y1) / (y2 - y1) * (shape.x(i) - shape.x(previous))) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }

    private static double toSegment(double x, double y, double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / square));
        return Math.hypot(x1 + share * dx - x, y1 + share * dy - y);
    }
}
