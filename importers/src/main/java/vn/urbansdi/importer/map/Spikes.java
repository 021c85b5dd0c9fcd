package vn.urbansdi.importer.map;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Cuts off the places where a ring goes out and comes back on its own track. One geometry, one use. */
final class Spikes {

    /** Way out and way back may be so far apart: coordinates are delivered in millimetres. */
    static final double WIDTH_M = 0.001;

    private int removed;
    private double areaM2;

    /** Spikes that were cut off. */
    int removed() {
        return removed;
    }

    /** Area between their ways out and back. */
    double areaM2() {
        return areaM2;
    }

    /** The same geometry without spikes; other vertices stay as they are. */
    Geometry cutOff(Geometry polygonal) throws BeyondRepairException {
        Polygon[] parts = new Polygon[polygonal.getNumGeometries()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = cutOff((Polygon) polygonal.getGeometryN(i));
        }
        return polygonal instanceof Polygon ? parts[0] : polygonal.getFactory().createMultiPolygon(parts);
    }

    private Polygon cutOff(Polygon polygon) throws BeyondRepairException {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = cutOff(polygon.getInteriorRingN(i));
        }
        return polygon.getFactory().createPolygon(cutOff(polygon.getExteriorRing()), holes);
    }

    private LinearRing cutOff(LinearRing ring) throws BeyondRepairException {
        int before = removed;
        Chain chain = new Chain(ring.getCoordinateSequence());
        // The last so many vertices up to the current one are known to be no spikes.
        int calm = 0;
        while (calm < chain.left) {
            double area = chain.spikeM2();
            if (area < 0) {
                chain.forward();
                calm++;
                continue;
            }
            if (chain.left <= 3) {
                throw new BeyondRepairException("Một vòng không bao quanh phần đất nào.", "A ring encloses no ground.");
            }
            removed += chain.isRepeated() ? 0 : 1;
            areaM2 += area;
            chain.removeAndStepBack();
            calm = Math.max(0, calm - 2);
        }
        return removed == before ? ring : ring.getFactory().createLinearRing(chain.coordinates());
    }

    /** The vertices of a ring, each knowing its neighbours. */
    private static final class Chain {

        private final CoordinateSequence points;
        private final int[] next;
        private final int[] previous;
        private int current;
        private int left;

        Chain(CoordinateSequence closed) {
            this.points = closed;
            this.left = closed.size() - 1;
            this.next = new int[left];
            this.previous = new int[left];
            for (int i = 0; i < left; i++) {
                next[i] = (i + 1) % left;
                previous[i] = (i + left - 1) % left;
            }
        }

        void forward() {
            current = next[current];
        }

        void removeAndStepBack() {
            int before = previous[current];
            int after = next[current];
            next[before] = after;
            previous[after] = before;
            current = before;
            left--;
        }

        /** Whether the current vertex repeats the one before. */
        boolean isRepeated() {
            int before = previous[current];
            return points.getX(before) == points.getX(current) && points.getY(before) == points.getY(current);
        }

        /** Area that goes with the current vertex if it is a spike's tip, or repeats the one before; else negative. */
        double spikeM2() {
            if (isRepeated()) {
                return 0;
            }
            double x = points.getX(current);
            double y = points.getY(current);
            double ax = points.getX(previous[current]) - x;
            double ay = points.getY(previous[current]) - y;
            double bx = points.getX(next[current]) - x;
            double by = points.getY(next[current]) - y;
            double longer = Math.sqrt(Math.max(ax * ax + ay * ay, bx * bx + by * by));
            double twiceTheArea = Math.abs(ax * by - ay * bx);
            boolean comesBack = ax * bx + ay * by > 0 && twiceTheArea <= WIDTH_M * longer;
            return comesBack ? twiceTheArea / 2 : -1;
        }

        Coordinate[] coordinates() {
            Coordinate[] ring = new Coordinate[left + 1];
            for (int i = 0; i < left; i++) {
                ring[i] = new Coordinate(points.getX(current), points.getY(current));
                forward();
            }
            ring[left] = new Coordinate(ring[0]);
            return ring;
        }
    }
}
