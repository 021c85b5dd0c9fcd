package vn.urbansdi.filter;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.geo.CrsReference;

/**
 * Geometries out of the positions that a filter writes, in the axis order of {@code filter-crs}; heights are passed over. The
 * vertices of all together are bounded while they are read.
 */
final class Cql2Geometries {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double HALF_TURN = 180;

    private final CrsReference crs;
    private int vertices;

    Cql2Geometries(CrsReference crs) {
        this.crs = crs;
    }

    Coordinate position(double first, double second) {
        if (++vertices > FilterLimits.VERTICES) {
            throw Refusal.tooLarge("vertices", FilterLimits.VERTICES);
        }
        return crs.northFirst() ? new Coordinate(second, first) : new Coordinate(first, second);
    }

    Point point(Coordinate position) {
        return FACTORY.createPoint(position);
    }

    LineString line(List<Coordinate> positions) {
        return of(() -> FACTORY.createLineString(positions.toArray(Coordinate[]::new)));
    }

    Polygon polygon(List<List<Coordinate>> rings) {
        return of(() -> {
            LinearRing[] all = rings.stream()
                    .map(ring -> FACTORY.createLinearRing(ring.toArray(Coordinate[]::new)))
                    .toArray(LinearRing[]::new);
            LinearRing[] holes = List.of(all).subList(1, all.length).toArray(LinearRing[]::new);
            return FACTORY.createPolygon(all[0], holes);
        });
    }

    /** Of parts of one kind the multi-geometry, else a collection. */
    Geometry collection(List<Geometry> parts) {
        return FACTORY.buildGeometry(parts);
    }

    /** Always the multi-geometry, also of one part, since it is no rectangle to be bent. */
    Geometry multi(List<Geometry> parts) {
        Geometry first = parts.get(0);
        if (first instanceof Polygon) {
            return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        }
        return first instanceof LineString
                ? FACTORY.createMultiLineString(parts.toArray(LineString[]::new))
                : FACTORY.createMultiPoint(parts.toArray(Point[]::new));
    }

    /**
     * A box of four numbers, or of six with heights, lower before upper; in degrees one whose west lies east of its east
     * goes over the antimeridian.
     */
    Geometry box(List<Double> numbers) {
        if (numbers.size() != 4 && numbers.size() != 6) {
            throw Refusal.geometry("BBOX có bốn hoặc sáu số", "BBOX has four or six numbers");
        }
        int upper = numbers.size() / 2;
        Coordinate low = position(numbers.get(0), numbers.get(1));
        Coordinate high = position(numbers.get(upper), numbers.get(upper + 1));
        if (low.y > high.y || (low.x > high.x && !crs.crs().geographic())) {
            throw Refusal.geometry("BBOX phải nhỏ trước lớn sau", "BBOX has the lower corner first");
        }
        if (low.x > high.x) {
            return FACTORY.createGeometryCollection(new Geometry[] {
                FACTORY.toGeometry(new Envelope(low.x, HALF_TURN, low.y, high.y)),
                FACTORY.toGeometry(new Envelope(-HALF_TURN, high.x, low.y, high.y))
            });
        }
        return FACTORY.toGeometry(new Envelope(low, high));
    }

    private static <T> T of(java.util.function.Supplier<T> geometry) {
        try {
            return geometry.get();
        } catch (IllegalArgumentException e) {
            // a line of one point, a ring that is open
            throw Refusal.geometry("không hợp lệ (tự cắt, vòng hở, …)", "not valid (open ring, too few points)");
        }
    }
}
