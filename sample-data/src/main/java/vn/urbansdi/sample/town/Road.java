package vn.urbansdi.sample.town;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * The centre line of a road on the drawing board, and where other roads meet it.
 *
 * @param number its place in the {@link RoadNet}
 * @param urban whether it has lights and drains
 * @param junctions points on the line, in no order
 */
public record Road(
        int number,
        RoadClass roadClass,
        String name,
        boolean urban,
        List<Coordinate> line,
        List<Coordinate> junctions) {

    /** The line with its junctions as vertices, and a vertex at least every {@code stepM}. */
    public List<Coordinate> withJunctions(double stepM) {
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            Coordinate a = line.get(i);
            points.add(a);
            if (i + 1 == line.size()) {
                break;
            }
            Coordinate b = line.get(i + 1);
            List<Coordinate> on = new ArrayList<>();
            double length = a.distance(b);
            int steps = (int) Math.ceil(length / stepM);
            for (Coordinate junction : junctions) {
                double t = project(a, b, junction);
                if (t > 0.01 && t < length - 0.01 && offLine(a, b, junction) < 0.01) {
                    on.add(junction);
                }
            }
            for (int s = 1; s < steps; s++) {
                on.add(new Coordinate(a.x + (b.x - a.x) * s / steps, a.y + (b.y - a.y) * s / steps));
            }
            on.sort((p, q) -> Double.compare(project(a, b, p), project(a, b, q)));
            points.addAll(on);
        }
        return points;
    }

    private static double project(Coordinate a, Coordinate b, Coordinate p) {
        double length = a.distance(b);
        return ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
    }

    private static double offLine(Coordinate a, Coordinate b, Coordinate p) {
        return Math.abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / a.distance(b);
    }
}
