package vn.urbansdi.importer.check;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Area on the WGS 84 ellipsoid of polygons in degrees, by Lambert's cylindrical equal-area projection (Snyder, USGS
 * Professional Paper 1395, 3-12 and 10-15). Edges are straight there instead of geodesic; for edges of under a kilometre that
 * changes an area by less than a millionth.
 */
final class EllipsoidArea {

    private static final double SEMI_MAJOR_M = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double E2 = FLATTENING * (2 - FLATTENING);
    private static final double E = Math.sqrt(E2);

    private EllipsoidArea() {}

    static double squareMetres(Geometry degrees) {
        double area = 0;
        for (int i = 0; i < degrees.getNumGeometries(); i++) {
            if (degrees.getGeometryN(i) instanceof Polygon polygon) {
                area += ring(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    area -= ring(polygon.getInteriorRingN(hole));
                }
            }
        }
        return area;
    }

    private static double ring(LineString ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        double originX = Math.toRadians(points.getX(0));
        double originY = northing(points.getY(0));
        double twice = 0;
        double lastX = 0;
        double lastY = 0;
        for (int i = 1; i < points.size(); i++) {
            double x = Math.toRadians(points.getX(i)) - originX;
            double y = northing(points.getY(i)) - originY;
            twice += lastX * y - x * lastY;
            lastX = x;
            lastY = y;
        }
        return Math.abs(twice) / 2 * SEMI_MAJOR_M * SEMI_MAJOR_M;
    }

    /** In semi-major axes. */
    private static double northing(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        double q = (1 - E2) * (sine / (1 - E2 * sine * sine) - Math.log((1 - E * sine) / (1 + E * sine)) / (2 * E));
        return q / 2;
    }
}
