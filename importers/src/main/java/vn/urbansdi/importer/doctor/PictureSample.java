package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.OutsideCrsException;

/** Keeps an even sample of the rows' geometries, each of bounded size, for a small map. */
final class PictureSample {

    private static final int MOST_SHAPES = 2_500;
    private static final int MOST_PARTS = 12;
    private static final int MOST_POINTS = 48;
    private static final int WGS_84 = 4326;

    private final Random random = new Random(42); // the same file gives the same picture
    private final List<Picture.Shape> shapes = new ArrayList<>();
    private final CoordinateTransform transform;
    private long seen;

    /** @param srid of the geometries */
    PictureSample(int srid) {
        this.transform = CoordinateTransform.between(srid, WGS_84);
    }

    void add(Geometry geometry) {
        seen++;
        long slot = seen <= MOST_SHAPES ? seen - 1 : (long) (random.nextDouble() * seen);
        if (slot >= MOST_SHAPES) {
            return;
        }
        try {
            Picture.Shape shape = new Picture.Shape(geometry.getDimension(), parts(geometry));
            if (slot == shapes.size()) {
                shapes.add(shape);
            } else if (slot < shapes.size()) {
                shapes.set((int) slot, shape);
            }
        } catch (OutsideCrsException e) {
            seen--; // it has no place on any map
        }
    }

    private List<double[]> parts(Geometry geometry) {
        List<double[]> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries() && parts.size() < MOST_PARTS; i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                parts.add(points(polygon.getExteriorRing().getCoordinateSequence()));
                for (int hole = 0; hole < polygon.getNumInteriorRing() && parts.size() < MOST_PARTS; hole++) {
                    parts.add(points(polygon.getInteriorRingN(hole).getCoordinateSequence()));
                }
            } else if (part instanceof LineString line) {
                parts.add(points(line.getCoordinateSequence()));
            } else if (part instanceof Point point && !point.isEmpty()) {
                parts.add(points(point.getCoordinateSequence()));
            }
        }
        return parts;
    }

    private double[] points(CoordinateSequence sequence) {
        int step = Math.max(1, (sequence.size() + MOST_POINTS - 1) / MOST_POINTS);
        int count = (sequence.size() + step - 1) / step;
        double[] xy = new double[2 * count];
        for (int i = 0; i < count; i++) {
            // The last point is always kept: a ring stays closed, a line reaches its end.
            int at = i == count - 1 ? sequence.size() - 1 : i * step;
            xy[2 * i] = sequence.getX(at);
            xy[2 * i + 1] = sequence.getY(at);
        }
        transform.transform(xy, count);
        return xy;
    }

    /** Longitude and latitude of a place in the CRS of the geometries; null where it has none. */
    double[] degrees(double x, double y) {
        double[] xy = {x, y};
        try {
            transform.transform(xy, 1);
            return xy;
        } catch (OutsideCrsException e) {
            return null;
        }
    }

    List<Picture.Shape> shapes() {
        return shapes;
    }

    long seen() {
        return seen;
    }
}
