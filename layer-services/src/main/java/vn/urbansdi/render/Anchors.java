package vn.urbansdi.render;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** Where a mark or a label stands on a line or an area: on it, and in the middle of what the picture shows of it. */
final class Anchors {

    /** Heights at which an area is looked through, the middle first. */
    private static final double[] SHARES = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9};

    private Anchors() {}

    /** @return x and y; null where none of the shape lies in the picture */
    static double[] of(PixelShape shape, int widthPx, int heightPx) {
        return of(shape, widthPx, heightPx, 0, 0);
    }

    /**
     * The place for something that takes up room: in an area the one nearest to its middle that is large enough, else the
     * widest.
     *
     * @return x, y and the width, pixels, of the area there; null where none of the shape lies in the picture
     */
    static double[] of(PixelShape shape, int widthPx, int heightPx, double roomWidthPx, double roomHeightPx) {
        return switch (shape.dimension()) {
            case 0 -> shape.size() == 0 ? null : new double[] {shape.x(0), shape.y(0), 0};
            case 1 -> onLine(shape);
            default -> inArea(shape, new Rectangle2D.Double(0, 0, widthPx, heightPx), roomWidthPx, roomHeightPx);
        };
    }

    /** The same of an area as a whole, whatever the picture shows of it. */
    static double[] inWhole(PixelShape area, double roomWidthPx, double roomHeightPx) {
        Rectangle2D all =
                new Rectangle2D.Double(area.minX(), area.minY(), area.maxX() - area.minX(), area.maxY() - area.minY());
        return inArea(area, all, roomWidthPx, roomHeightPx);
    }

    private static double[] onLine(PixelShape shape) {
        int longest = longestPart(shape);
        if (longest < 0) {
            return null;
        }
        double half = length(shape, longest) / 2;
        for (int i = shape.start(longest); i + 2 < shape.end(longest); i += 2) {
            double dx = shape.x(i + 2) - shape.x(i);
            double dy = shape.y(i + 2) - shape.y(i);
            double step = Math.hypot(dx, dy);
            if (step >= half && step > 0) {
                return new double[] {shape.x(i) + dx * half / step, shape.y(i) + dy * half / step, step};
            }
            half -= step;
        }
        return new double[] {shape.x(shape.start(longest)), shape.y(shape.start(longest)), 0};
    }

    static int longestPart(PixelShape shape) {
        int longest = -1;
        double most = -1;
        for (int part = 0; part < shape.parts(); part++) {
            double length = length(shape, part);
            if (length > most) {
                most = length;
                longest = part;
            }
        }
        return longest;
    }

    static double length(PixelShape shape, int part) {
        double length = 0;
        for (int i = shape.start(part); i + 2 < shape.end(part); i += 2) {
            length += Math.hypot(shape.x(i + 2) - shape.x(i), shape.y(i + 2) - shape.y(i));
        }
        return length;
    }

    private static double[] inArea(PixelShape shape, Rectangle2D seen, double roomWidthPx, double roomHeightPx) {
        double top = Math.max(seen.getMinY(), shape.minY());
        double bottom = Math.min(seen.getMaxY(), shape.maxY());
        if (top >= bottom) {
            return null;
        }
        double[] best = null;
        for (double share : SHARES) {
            double[] place = place(shape, top + (bottom - top) * share, roomHeightPx, seen);
            if (place != null && (best == null || place[2] > best[2])) {
                best = place;
            }
            if (best != null && best[2] >= roomWidthPx) {
                return best;
            }
        }
        return best;
    }

    /** The middle of what is inside the area at a height and half the room above and below it. */
    private static double[] place(PixelShape shape, double y, double roomHeightPx, Rectangle2D seen) {
        double[] middle = widestStretch(shape, y, seen);
        if (middle == null || roomHeightPx == 0) {
            return middle;
        }
        double left = middle[0] - middle[2] / 2;
        double right = middle[0] + middle[2] / 2;
        for (double other : new double[] {y - roomHeightPx / 2, y + roomHeightPx / 2}) {
            double[] stretch = widestStretch(shape, other, seen);
            if (stretch == null) {
                return null;
            }
            left = Math.max(left, stretch[0] - stretch[2] / 2);
            right = Math.min(right, stretch[0] + stretch[2] / 2);
        }
        return right > left ? new double[] {(left + right) / 2, y, right - left} : null;
    }

    private static double[] widestStretch(PixelShape shape, double y, Rectangle2D seen) {
        double[] crossings = new double[16];
        int count = 0;
        for (int part = 0; part < shape.parts(); part++) {
            int end = shape.end(part);
            int previous = end - 2;
            for (int i = shape.start(part); i < end; previous = i, i += 2) {
                double y1 = shape.y(previous);
                double y2 = shape.y(i);
                if (y1 <= y != y2 <= y) {
                    if (count == crossings.length) {
                        crossings = Arrays.copyOf(crossings, count * 2);
                    }
                    double x = shape.x(previous) + (y - y1) / (y2 - y1) * (shape.x(i) - shape.x(previous));
                    crossings[count++] = Math.max(seen.getMinX(), Math.min(seen.getMaxX(), x));
                }
            }
        }
        Arrays.sort(crossings, 0, count);
        double[] widest = null;
        for (int i = 0; i + 1 < count; i += 2) {
            double width = crossings[i + 1] - crossings[i];
            if (width > 0 && (widest == null || width > widest[2])) {
                widest = new double[] {(crossings[i] + crossings[i + 1]) / 2, y, width};
            }
        }
        return widest;
    }
}
