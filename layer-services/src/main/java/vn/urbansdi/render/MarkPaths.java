package vn.urbansdi.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import vn.urbansdi.style.MarkShape;

/** Outlines of the marks around the origin. */
final class MarkPaths {

    private static final int CIRCLE_CORNERS = 24;
    private static final int STAR_POINTS = 5;
    private static final double STAR_INNER_SHARE = 0.45;
    private static final double CROSS_ARM_SHARE = 0.3;
    private static final double DOT_SHARE = 0.25;
    private static final double ARROW_HALF_HEIGHT = 0.6;

    private MarkPaths() {}

    /** @param sizePx diameter */
    static Path2D.Double of(MarkShape shape, double sizePx) {
        double r = sizePx / 2;
        return switch (shape) {
            case CIRCLE -> circle(r);
            case SQUARE -> polygon(-r, -r, r, -r, r, r, -r, r);
            case TRIANGLE -> polygon(0, -r, r, r, -r, r);
            case DIAMOND -> polygon(0, -r, r, 0, 0, r, -r, 0);
            case STAR -> star(STAR_POINTS, r, r * STAR_INNER_SHARE, 0);
            case CROSS -> cross(r);
            case X -> {
                Path2D.Double x = cross(r);
                x.transform(AffineTransform.getRotateInstance(Math.PI / 4));
                yield x;
            }
            case ARROW -> arrow(r);
            case DOT -> circle(r * DOT_SHARE);
            case VERTLINE -> lines(0, -r, 0, r);
            case HORLINE -> lines(-r, 0, r, 0);
            case SLASH -> lines(-r, r, r, -r);
            case BACKSLASH -> lines(-r, -r, r, r);
            case PLUS -> lines(0, -r, 0, r, -r, 0, r, 0);
            case TIMES -> lines(-r, r, r, -r, -r, -r, r, r);
            case OARROW -> {
                double h = r * ARROW_HALF_HEIGHT;
                yield lines(-r, -h, r, 0, -r, h, r, 0);
            }
            case CARROW -> polygon(-r, -r * ARROW_HALF_HEIGHT, r, 0, -r, r * ARROW_HALF_HEIGHT);
        };
    }

    private static Path2D.Double circle(double r) {
        return star(CIRCLE_CORNERS, r, r * Math.cos(Math.PI / CIRCLE_CORNERS / 2), 0);
    }

    /** Shaft and head, pointing to the right, as a line runs. */
    private static Path2D.Double arrow(double r) {
        double h = r * ARROW_HALF_HEIGHT;
        double a = h / 3;
        return polygon(-r, -a, 0, -a, 0, -h, r, 0, 0, h, 0, a, -r, a);
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

    /** Two points for each line. */
    private static Path2D.Double lines(double... xy) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, xy.length / 2);
        for (int i = 0; i < xy.length; i += 4) {
            path.moveTo(xy[i], xy[i + 1]);
            path.lineTo(xy[i + 2], xy[i + 3]);
        }
        return path;
    }
}
