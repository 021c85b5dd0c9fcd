package vn.urbansdi.importer.doctor.shape;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Counts places and keeps the ten largest. */
final class WorstPlaces {

    private static final int WORST = 10;

    private record Kept(Geometry shape, List<Long> rows) {}

    private final PriorityQueue<Kept> worst =
            new PriorityQueue<>(Comparator.comparingDouble(kept -> kept.shape().getArea()));
    private long count;
    private double areaM2;

    void add(Geometry shape, List<Long> rows) {
        count++;
        areaM2 += shape.getArea();
        worst.add(new Kept(shape, rows));
        if (worst.size() > WORST) {
            worst.poll();
        }
    }

    Coverage.Places places() {
        List<Coverage.Place> places = worst.stream()
                .sorted(Comparator.comparingDouble((Kept kept) -> kept.shape().getArea())
                        .reversed())
                .map(kept -> place(kept.shape(), kept.rows()))
                .toList();
        return new Coverage.Places(count, areaM2, places);
    }

    private static Coverage.Place place(Geometry shape, List<Long> rows) {
        Point inside = shape.getInteriorPoint();
        Coordinate at = inside.getCoordinate();
        return new Coverage.Place(shape.getArea(), width(shape), at.x, at.y, rows);
    }

    /** Of a strip as long as half the boundary: what a sliver's width is on average. */
    static double width(Geometry shape) {
        double length = shape.getLength();
        return length == 0 ? 0 : 2 * shape.getArea() / length;
    }
}
