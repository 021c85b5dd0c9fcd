package vn.urbansdi.render;

import java.awt.geom.Path2D;
import vn.urbansdi.catalog.StyleDefinition.Shape;

/** Outlines of the marks around the origin. */
final class MarkPaths {

    private static final int CIRCLE_CORNERS = 24;
    private static final int STAR_POINTS = 5;
    private static final double STAR_INNER_SHARE = 0.45;
    private static final double CROSS_ARM_SHARE = 0.3;

    private MarkPaths() {}

    /** @param sizePx diameter */
    static Path2D.Double of(Shape shape, double sizePx) {
        double r = sizePx / 2;
        return switch (shape) {
            case CIRCLE -> star(CIRCLE_CORNERS, r, r * Math.cos(Math.PI / CIRCLE_CORNERS / 2), 0);
            case SQUARE -> polygon(-r, -r, r, -r, r, r, -r, r);
            case TRIANGLE -> polygon(0, -r, r, r, -r, r);
            case DIAMOND -> polygon(0, -r, r, 0, 0, r, -r, 0);
            case STAR -> star(STAR_POINTS, r, r * STAR_INNER_SHARE, 0);
            case CROSS -> cross(r);
            case X -> {
                Path2D.Double x = cross(r);
                x.transform(java.awt.geom.AffineTransform.getRotateInstance(Math.PI / 4));
                yield x;
            }
        };
    }

    private static Path2D.Double cross(double r) {
        double a = r * CROSS_ARM_SHARE;
        return polygon(-a, -r, a, -r, a, -a, r, -a, r, a, a, a, a, r, -a, r, -a, a, -r, a, -r, -a, -a, -a);
    }

    /** Corners in turn on two circles, the first one straight up. */
    private static Path2D.Double star(int points, double outer, double inner, double turn) {
        double[] xy = new double[points * 4];
        for (int i = 0; i < points * 2; i++) {
            double angle = turn + Math.PI * i / points;
            double radius = i % 2 == 0 ? outer : inner;
            xy[2 * i] = radius * Math.sin(angle);
            xy[2 * i + 1] = -radius * Math.cos(angle);
        }
        return polygon(xy);
    }

    private static Path2D.Double polygon(double... xy) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, xy.length / 2 + 1);
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
