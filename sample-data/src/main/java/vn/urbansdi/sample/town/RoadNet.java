package vn.urbansdi.sample.town;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.sample.plane.Cut;
import vn.urbansdi.sample.plane.Face;

/** All roads of a city. New ones are joined to the centre lines of the roads on which they end. */
public final class RoadNet {

    /** How far beyond a kerb a centre line is looked for. */
    private static final double REACH_M = 70;

    private final List<Road> roads = new ArrayList<>();

    public Road add(RoadClass roadClass, String name, boolean urban, List<Coordinate> line) {
        Road road = new Road(roads.size(), roadClass, name, urban, new ArrayList<>(line), new ArrayList<>());
        roads.add(road);
        return road;
    }

    /** The number that the next road will get. */
    public int next() {
        return roads.size();
    }

    public List<Road> roads() {
        return roads;
    }

    /** Adds the road along a stretch of a cut, prolonged at both ends to the centre lines that it meets. */
    public Road add(RoadClass roadClass, String name, boolean urban, Cut.Stretch stretch) {
        double length = stretch.length();
        double ux = (stretch.x1() - stretch.x0()) / length;
        double uy = (stretch.y1() - stretch.y0()) / length;
        Coordinate start = join(stretch.road0(), stretch.x0(), stretch.y0(), -ux, -uy);
        Coordinate end = join(stretch.road1(), stretch.x1(), stretch.y1(), ux, uy);
        return add(roadClass, name, urban, List.of(start, end));
    }

    private Coordinate join(int number, double x, double y, double ux, double uy) {
        if (number == Face.NO_ROAD) {
            return new Coordinate(x, y);
        }
        Road road = roads.get(number);
        double best = REACH_M;
        Coordinate found = null;
        for (int i = 1; i < road.line().size(); i++) {
            Coordinate a = road.line().get(i - 1);
            Coordinate b = road.line().get(i);
            double cross = ux * (b.y - a.y) - uy * (b.x - a.x);
            if (Math.abs(cross) < 1e-9) {
                continue;
            }
            double along = ((a.x - x) * (b.y - a.y) - (a.y - y) * (b.x - a.x)) / cross;
            double t = ((a.x - x) * uy - (a.y - y) * ux) / cross;
            if (along > -0.5 && along < best && t >= -1e-6 && t <= 1 + 1e-6) {
                best = along;
                found = snapped(new Coordinate(x + along * ux, y + along * uy), a, b);
            }
        }
        if (found == null) {
            return new Coordinate(x, y);
        }
        road.junctions().add(found);
        return found;
    }

    /** Two vertices a hair's breadth apart would be one crossing on the map and two in the network. */
    private static Coordinate snapped(Coordinate found, Coordinate a, Coordinate b) {
        return found.distance(a) < 0.05 ? a : found.distance(b) < 0.05 ? b : found;
    }
}
