package vn.urbansdi.importer.map;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * The rings of a polygonal geometry, and how often each place is declared to belong to it: once for every time that a shell
 * winds around it in the direction in which most of that shell runs, less once for every time that a hole does. In a valid
 * geometry that is 1 inside and 0 outside; anything else is a contradiction.
 */
final class DeliveredRings {

    /** Vertices to compare in order to see which part lies in which: a fraction of a second. */
    private static final long MOST_COMPARISONS = 50_000_000;

    private final List<Ring> rings = new ArrayList<>();
    private final int parts;
    private int nested;

    DeliveredRings(Geometry polygonal) {
        this.parts = polygonal.getNumGeometries();
        for (int part = 0; part < parts; part++) {
            Polygon polygon = (Polygon) polygonal.getGeometryN(part);
            rings.add(new Ring(polygon.getExteriorRing(), part, true));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(new Ring(polygon.getInteriorRingN(hole), part, false));
            }
        }
    }

    static final class Ring {

        final Coordinate[] points;
        final boolean isShell;
        private final int part;
        private final Envelope envelope;
        private final double areaM2;
        private final boolean clockwise;
        /** What one winding in the ring's own direction counts. */
        private int weight;

        private Ring(LinearRing ring, int part, boolean isShell) {
            this.points = ring.getCoordinates();
            this.isShell = isShell;
            this.part = part;
            this.envelope = ring.getEnvelopeInternal();
            // JTS: positive is clockwise.
            double signed = Area.ofRingSigned(points);
            this.areaM2 = Math.abs(signed);
            this.clockwise = signed > 0;
            this.weight = isShell ? 1 : -1;
        }

        /** Whether the ring adds ground; holes, and parts that turned out to be holes, do not. */
        boolean adds() {
            return weight > 0;
        }

        /** How often the ring winds around the place, in its own direction. */
        int winding(Coordinate place) {
            if (!envelope.contains(place)) {
                return 0;
            }
            int counterClockwise = 0;
            for (int i = 1; i < points.length; i++) {
                Coordinate a = points[i - 1];
                Coordinate b = points[i];
                if (a.y <= place.y) {
                    if (b.y > place.y && Orientation.index(a, b, place) == Orientation.COUNTERCLOCKWISE) {
                        counterClockwise++;
                    }
                } else if (b.y <= place.y && Orientation.index(a, b, place) == Orientation.CLOCKWISE) {
                    counterClockwise--;
                }
            }
            return clockwise ? -counterClockwise : counterClockwise;
        }

        private boolean surrounds(Ring inner) {
            boolean anyInside = false;
            for (Coordinate vertex : inner.points) {
                int location = RayCrossingCounter.locatePointInRing(vertex, points);
                if (location == Location.EXTERIOR) {
                    return false;
                }
                anyInside |= location == Location.INTERIOR;
            }
            return anyInside;
        }
    }

    List<Ring> rings() {
        return rings;
    }

    /** Parts that are no holes. */
    int parts() {
        return parts - nested;
    }

    long vertices() {
        return rings.stream().mapToLong(ring -> ring.points.length).sum();
    }

    /** How often the place is declared to belong to the geometry. */
    int times(Coordinate place) {
        int times = 0;
        for (Ring ring : rings) {
            times += ring.weight * ring.winding(place);
        }
        return times;
    }

    /** The declared area: each place as often as it is declared. */
    double areaM2() {
        return rings.stream().mapToDouble(ring -> ring.weight * ring.areaM2).sum();
    }

    /**
     * Takes a part that lies in another one and runs the other way round for its hole, as Shapefile and GML direct rings: what
     * wrote it has lost whose hole it was. A part that runs the same way stays one; its ground is then declared twice.
     *
     * @return whether there was any
     */
    boolean nest() throws BeyondRepairException {
        List<Ring> shells = rings.stream().filter(ring -> ring.isShell).toList();
        long comparisons = 0;
        for (Ring shell : shells) {
            Ring outermost = shell;
            for (Ring other : shells) {
                if (other.areaM2 > outermost.areaM2 && other.envelope.contains(shell.envelope)) {
                    comparisons += (long) other.points.length * shell.points.length;
                    if (comparisons > MOST_COMPARISONS) {
                        throw tooTangled();
                    }
                    outermost = other.surrounds(shell) ? other : outermost;
                }
            }
            if (outermost.clockwise != shell.clockwise) {
                turn(shell.part);
            }
        }
        return nested > 0;
    }

    private void turn(int part) {
        nested++;
        rings.stream().filter(ring -> ring.part == part).forEach(ring -> ring.weight = -ring.weight);
    }

    static BeyondRepairException tooTangled() {
        return new BeyondRepairException(
                "Đường biên quá rối để sửa tự động.", "The boundary is too tangled to be repaired.");
    }
}
