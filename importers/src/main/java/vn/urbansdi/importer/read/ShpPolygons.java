package vn.urbansdi.importer.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import vn.urbansdi.importer.row.Repair;

/**
 * Makes polygons of a shapefile's rings, which come in one list: shells run clockwise, holes counter-clockwise, and
 * nothing says which hole is whose. Where the directions cannot be right (a hole outside every shell, or no shell at all)
 * the rings are told apart by how deeply they lie in one another.
 */
final class ShpPolygons {

    private ShpPolygons() {}

    static Geometry assemble(double[][] parts, ShapeBuilder shapes) throws MalformedShapeException {
        if (parts.length == 0) {
            return null;
        }
        if (parts.length == 1) {
            return ShapeBuilder.FACTORY.createPolygon(shapes.ring(parts[0]));
        }
        List<Ring> rings = new ArrayList<>(parts.length);
        for (double[] part : parts) {
            LinearRing line = shapes.ring(part);
            // JTS: positive is clockwise.
            double area = Area.ofRingSigned(line.getCoordinateSequence());
            rings.add(new Ring(line, Math.abs(area), area >= 0));
        }
        List<Ring> shells = rings.stream().filter(ring -> ring.isShell).toList();
        boolean consistent = shells.size() == rings.size() || (!shells.isEmpty() && assignHoles(rings, shells));
        if (!consistent) {
            shells = nestByPosition(rings);
            shapes.repaired(Repair.RINGS_NESTED);
        }
        Polygon[] polygons = shells.stream().map(Ring::polygon).toArray(Polygon[]::new);
        return polygons.length == 1 ? polygons[0] : ShapeBuilder.FACTORY.createMultiPolygon(polygons);
    }

    /** Gives every hole to the smallest shell around it; false if one has none. */
    private static boolean assignHoles(List<Ring> rings, List<Ring> shells) {
        STRtree index = index(shells);
        for (Ring ring : rings) {
            if (!ring.isShell) {
                Ring owner = smallestAround(ring, index);
                if (owner == null) {
                    return false;
                }
                owner.holes.add(ring.line);
            }
        }
        return true;
    }

    /** Rings at even depth are shells, rings at odd depth are holes of the ring next around them. */
    private static List<Ring> nestByPosition(List<Ring> rings) {
        STRtree index = index(rings);
        List<Ring> largestFirst = new ArrayList<>(rings);
        largestFirst.sort(Comparator.comparingDouble((Ring ring) -> ring.area).reversed());
        List<Ring> shells = new ArrayList<>();
        for (Ring ring : largestFirst) {
            ring.holes.clear();
            Ring around = smallestAround(ring, index);
            ring.depth = around == null ? 0 : around.depth + 1;
            if (ring.depth % 2 == 0) {
                shells.add(ring);
            } else {
                around.holes.add(ring.line);
            }
        }
        return shells;
    }

    private static STRtree index(List<Ring> rings) {
        STRtree index = new STRtree();
        for (Ring ring : rings) {
            index.insert(ring.line.getEnvelopeInternal(), ring);
        }
        return index;
    }

    private static Ring smallestAround(Ring ring, STRtree index) {
        Ring smallest = null;
        for (Object candidate : index.query(ring.line.getEnvelopeInternal())) {
            Ring other = (Ring) candidate;
            boolean smaller = smallest == null || other.area < smallest.area;
            if (smaller && other.area > ring.area && other.surrounds(ring)) {
                smallest = other;
            }
        }
        return smallest;
    }

    private static final class Ring {

        final LinearRing line;
        final double area;
        final boolean isShell;
        final List<LinearRing> holes = new ArrayList<>(0);
        int depth;

        Ring(LinearRing line, double area, boolean isShell) {
            this.line = line;
            this.area = area;
            this.isShell = isShell;
        }

        /** Decided by the first vertex of {@code inner} that is not on this ring. */
        boolean surrounds(Ring inner) {
            if (!line.getEnvelopeInternal().contains(inner.line.getEnvelopeInternal())) {
                return false;
            }
            CoordinateSequence vertices = inner.line.getCoordinateSequence();
            Coordinate vertex = new Coordinate();
            for (int i = 0; i < vertices.size(); i++) {
                vertices.getCoordinate(i, vertex);
                int location = RayCrossingCounter.locatePointInRing(vertex, line.getCoordinateSequence());
                if (location != Location.BOUNDARY) {
                    return location == Location.INTERIOR;
                }
            }
            return true;
        }

        Polygon polygon() {
            return ShapeBuilder.FACTORY.createPolygon(line, holes.toArray(LinearRing[]::new));
        }
    }
}
