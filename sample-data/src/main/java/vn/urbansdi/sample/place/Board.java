package vn.urbansdi.sample.place;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.sample.plane.Noise;

/** The drawing board: metres in EPSG:5899 before the warp, onto which the hand-drawn lines of the places are brought and smoothed. */
public final class Board {

    public static final int SRID = 5899;
    public static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Noise east;
    private final Noise north;

    public Board(long seed) {
        this.east = new Noise(seed * 17 + 3);
        this.north = new Noise(seed * 17 + 4);
    }

    public static Coordinate point(Place.LonLat lonLat) {
        double[] xy = {lonLat.longitude(), lonLat.latitude()};
        CoordinateTransform.between(4326, SRID).transform(xy, 1);
        return new Coordinate(xy[0], xy[1]);
    }

    public static List<Coordinate> points(List<Place.LonLat> lonLats) {
        return lonLats.stream().map(Board::point).toList();
    }

    /** Cuts corners three times over, the ends staying where they are (Chaikin), and sets a vertex at least every {@code stepM}. */
    public static LineString smooth(List<Coordinate> line, double stepM) {
        List<Coordinate> points = line;
        for (int round = 0; round < 4; round++) {
            List<Coordinate> next = new ArrayList<>();
            next.add(points.get(0));
            for (int i = 1; i < points.size(); i++) {
                next.add(between(points.get(i - 1), points.get(i), i == 1 ? 0.5 : 0.25));
                next.add(between(points.get(i - 1), points.get(i), i == points.size() - 1 ? 0.5 : 0.75));
            }
            next.add(points.get(points.size() - 1));
            points = next;
        }
        return GEOMETRY.createLineString(densify(points, stepM).toArray(Coordinate[]::new));
    }

    /** Sets a vertex at least every {@code stepM}: the same ones from either end, so that neighbours stay neighbours. */
    public static List<Coordinate> densify(List<Coordinate> line, double stepM) {
        List<Coordinate> points = new ArrayList<>();
        points.add(line.get(0));
        for (int i = 1; i < line.size(); i++) {
            Coordinate a = line.get(i - 1);
            Coordinate b = line.get(i);
            int steps = Math.max(1, (int) Math.ceil(a.distance(b) / stepM));
            boolean forwards = a.compareTo(b) < 0;
            for (int s = 1; s < steps; s++) {
                points.add(forwards ? between(a, b, (double) s / steps) : between(b, a, (double) (steps - s) / steps));
            }
            points.add(b);
        }
        return points;
    }

    /** Makes a straight border or shore look grown. The same point always moves the same way. */
    public List<Coordinate> roughen(List<Coordinate> line, double stepM) {
        return densify(line, stepM).stream().map(this::roughen).toList();
    }

    public Coordinate roughen(Coordinate p) {
        return new Coordinate(p.x + shift(east, p.x, p.y), p.y + shift(north, p.x, p.y));
    }

    private static double shift(Noise noise, double x, double y) {
        return 190 * noise.at(x, y, 2_300) + 75 * noise.at(x, y, 800) + 26 * noise.at(x, y, 300);
    }

    private static Coordinate between(Coordinate a, Coordinate b, double t) {
        return new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
    }
}
