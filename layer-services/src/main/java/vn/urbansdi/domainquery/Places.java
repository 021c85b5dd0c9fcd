package vn.urbansdi.domainquery;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;

/** Geometry between the CRS of the stored layers and the longitude and latitude of JSON clients (EPSG:4326, RFC 7946, 4). */
public final class Places {

    private static final int WGS_84 = 4326;

    private Places() {}

    /** A point of longitude and latitude, in {@code srid}. */
    public static Point point(double lon, double lat, int srid) {
        double[] xy = {lon, lat};
        CoordinateTransform.between(WGS_84, srid).transform(xy, 1);
        return new GeometryFactory(new PrecisionModel(), srid).createPoint(new Coordinate(xy[0], xy[1]));
    }

    /** A copy of a geometry of longitudes and latitudes, in {@code srid}. */
    public static Geometry fromWgs84(Geometry geometry, int srid) {
        return transformed(geometry, WGS_84, srid);
    }

    /** West, south, east and north of a stored geometry. */
    public static double[] wgs84Extent(Geometry geometry) {
        org.locationtech.jts.geom.Envelope box = geometry.getEnvelopeInternal();
        Extent extent = CoordinateTransform.between(geometry.getSRID(), WGS_84)
                .transform(new Extent(geometry.getSRID(), box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        return new double[] {extent.minX(), extent.minY(), extent.maxX(), extent.maxY()};
    }

    /** Longitude and latitude of a point inside a stored geometry. */
    public static double[] wgs84Centre(Geometry geometry) {
        Coordinate inside = geometry.getInteriorPoint().getCoordinate();
        double[] xy = {inside.x, inside.y};
        CoordinateTransform.between(geometry.getSRID(), WGS_84).transform(xy, 1);
        return xy;
    }

    private static Geometry transformed(Geometry geometry, int from, int to) {
        CoordinateTransform transform = CoordinateTransform.between(from, to);
        Geometry copy = new GeometryFactory(new PrecisionModel(), to).createGeometry(geometry);
        copy.apply(new CoordinateSequenceFilter() {
            private final double[] xy = new double[2];

            @Override
            public void filter(CoordinateSequence points, int i) {
                xy[0] = points.getX(i);
                xy[1] = points.getY(i);
                transform.transform(xy, 1);
                points.setOrdinate(i, CoordinateSequence.X, xy[0]);
                points.setOrdinate(i, CoordinateSequence.Y, xy[1]);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        copy.setSRID(to);
        return copy;
    }
}
