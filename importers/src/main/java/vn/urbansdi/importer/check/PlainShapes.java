package vn.urbansdi.importer.check;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * Tells at once that an ordinary shape is valid, as nearly every delivered one is: a ring of few points whose segments
 * plainly have nothing in common but the vertices between them. Signs are taken for certain only beyond the rounding error
 * of the arithmetic; whatever is in doubt is left to the general check, which takes ten times as long.
 */
final class PlainShapes {

    private static final int MOST_SEGMENTS = 64;

    /** Of the orientation determinant, relative to the sum of its products: (3 + 16ε)ε, J. R. Shewchuk, 1997. */
    private static final double ROUNDING = 3.330_669_073_875_471_6e-16;

    private PlainShapes() {}

    /** False says nothing. */
    static boolean isValid(Geometry geometry) {
        if (geometry.getNumGeometries() != 1) {
            return false;
        }
        Geometry only = geometry.getGeometryN(0);
        if (only instanceof Polygon polygon) {
            return polygon.getNumInteriorRing() == 0 && isPlainRing(polygon.getExteriorRing());
        }
        return only instanceof LineString line && hasLength(line.getCoordinateSequence());
    }

    private static boolean hasLength(CoordinateSequence points) {
        return points.size() > 1 && (points.getX(0) != points.getX(1) || points.getY(0) != points.getY(1));
    }

    private static boolean isPlainRing(LineString ring) {
        int segments = ring.getNumPoints() - 1;
        return segments >= 3
                && segments <= MOST_SEGMENTS
                && ring.getCoordinateSequence() instanceof PackedCoordinateSequence.Double packed
                && packed.getDimension() == 2
                && isPlain(packed.getRawCoordinates(), segments);
    }

    /** @param xy closed: the first point is the last one too */
    private static boolean isPlain(double[] xy, int segments) {
        for (int i = 0; i < segments; i++) {
            int next = i + 1 == segments ? 0 : i + 1;
            if (!turnsOrGoesOn(xy, i, next)) {
                return false;
            }
            int last = i == 0 ? segments - 1 : segments; // the last segment meets the first
            for (int j = i + 2; j < last; j++) {
                if (!areApart(xy, i, j)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether segment {@code next}, which begins where {@code i} ends, surely does not go back over it. */
    private static boolean turnsOrGoesOn(double[] xy, int i, int next) {
        double fromX = xy[2 * i + 2] - xy[2 * i];
        double fromY = xy[2 * i + 3] - xy[2 * i + 1];
        double toX = xy[2 * next + 2] - xy[2 * next];
        double toY = xy[2 * next + 3] - xy[2 * next + 1];
        return fromX * toX + fromY * toY > 0 || side(xy, i, next + 1) != 0;
    }

    private static boolean areApart(double[] xy, int i, int j) {
        return boxesAreApart(xy[2 * i], xy[2 * i + 2], xy[2 * j], xy[2 * j + 2])
                || boxesAreApart(xy[2 * i + 1], xy[2 * i + 3], xy[2 * j + 1], xy[2 * j + 3])
                || side(xy, i, j) * side(xy, i, j + 1) > 0
                || side(xy, j, i) * side(xy, j, i + 1) > 0;
    }

    private static boolean boxesAreApart(double a, double b, double c, double d) {
        return Math.max(a, b) < Math.min(c, d) || Math.max(c, d) < Math.min(a, b);
    }

    /** On which side of segment {@code i} the point lies: 1 or -1; 0 where rounding does not let it be told. */
    private static int side(double[] xy, int i, int point) {
        double left = (xy[2 * i] - xy[2 * point]) * (xy[2 * i + 3] - xy[2 * point + 1]);
        double right = (xy[2 * i + 1] - xy[2 * point + 1]) * (xy[2 * i + 2] - xy[2 * point]);
        double determinant = left - right;
        double doubt = ROUNDING * (Math.abs(left) + Math.abs(right));
        return determinant > doubt ? 1 : determinant < -doubt ? -1 : 0;
    }
}
