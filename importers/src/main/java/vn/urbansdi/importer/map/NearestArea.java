package vn.urbansdi.importer.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * The valid area that is nearest to contradictory rings: the rings cut the plane into faces, and a face belongs to it if it is
 * declared at least once. No other area disagrees less with what is declared. Vertices stay where they are; new ones come in
 * only where boundaries cross.
 *
 * @param parts        polygons that do not overlap
 * @param areaChangeM2 area of each face times how far its declaration is from 0 outside and 1 inside
 * @param widestM      mean width, twice the area over the perimeter, of the widest face of those that change
 */
record NearestArea(List<Polygon> parts, double areaChangeM2, double widestM) {

    /** Below, what a crossing cuts off is no ground of its own: it goes, and counts as change. */
    private static final double SCRAP_M2 = 0.01;

    private static final int MOST_CROSSINGS = 10_000;

    /** Faces times vertices: a fraction of a second. */
    private static final long MOST_LOOKS = 50_000_000;

    NearestArea {
        parts = List.copyOf(parts);
    }

    private record Face(Polygon ground, Coordinate inside, boolean belongs) {}

    /** @throws BeyondRepairException if there are too many crossings, or a delivered ring would be lost */
    static NearestArea of(DeliveredRings rings, GeometryFactory factory) throws BeyondRepairException {
        double change = 0;
        double widest = 0;
        List<Face> faces = new ArrayList<>();
        for (Polygon ground : cutUp(rings, factory)) {
            Coordinate inside = ground.getInteriorPoint().getCoordinate();
            int times = rings.times(inside);
            boolean belongs = times >= 1;
            int off = Math.abs(times - (belongs ? 1 : 0));
            if (off > 0) {
                change += off * ground.getArea();
                widest = Math.max(widest, width(ground));
            }
            faces.add(new Face(ground, inside, belongs));
        }
        List<Polygon> parts = parts(faces);
        List<Polygon> scraps = new ArrayList<>();
        while (parts.size() > rings.parts() && parts.get(0).getArea() < SCRAP_M2) {
            change += parts.get(0).getArea();
            widest = Math.max(widest, width(parts.get(0)));
            scraps.add(parts.remove(0));
        }
        requireAll(rings, faces, scraps);
        return new NearestArea(parts, change, widest);
    }

    private static double width(Polygon ground) {
        return 2 * ground.getArea() / ground.getLength();
    }

    private static List<Polygon> cutUp(DeliveredRings rings, GeometryFactory factory) throws BeyondRepairException {
        if (CrossingCount.exceeds(MOST_CROSSINGS, rings)) {
            throw DeliveredRings.tooTangled();
        }
        List<Geometry> lines = new ArrayList<>();
        rings.rings().forEach(ring -> lines.add(factory.createLineString(ring.points)));
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.union(factory.buildGeometry(lines)));
        Collection<?> found = polygonizer.getPolygons();
        if (found.size() * rings.vertices() > MOST_LOOKS) {
            throw DeliveredRings.tooTangled();
        }
        return found.stream().map(Polygon.class::cast).toList();
    }

    /** The smallest first. */
    private static List<Polygon> parts(List<Face> faces) {
        Polygon[] belonging =
                faces.stream().filter(Face::belongs).map(Face::ground).toArray(Polygon[]::new);
        List<Polygon> parts = new ArrayList<>();
        if (belonging.length > 0) {
            Geometry whole = CoverageUnion.union(belonging);
            for (int i = 0; i < whole.getNumGeometries(); i++) {
                parts.add((Polygon) whole.getGeometryN(i));
            }
        }
        parts.sort(Comparator.comparingDouble(Polygon::getArea));
        return parts;
    }

    /** A part that has no ground left, or a hole that never had any, is a loss that no area tells. */
    private static void requireAll(DeliveredRings rings, List<Face> faces, List<Polygon> scraps)
            throws BeyondRepairException {
        List<Face> standing = faces.stream()
                .filter(face -> face.belongs && !isIn(scraps, face.inside))
                .toList();
        for (DeliveredRings.Ring ring : rings.rings()) {
            boolean stands = (ring.adds() ? standing : faces).stream().anyMatch(face -> ring.winding(face.inside) != 0);
            if (!stands) {
                throw new BeyondRepairException(
                        "Sửa thì mất hẳn một vòng.", "Repairing it would lose a ring altogether.");
            }
        }
    }

    private static boolean isIn(List<Polygon> scraps, Coordinate place) {
        return scraps.stream().anyMatch(scrap -> SimplePointInAreaLocator.isContained(place, scrap));
    }
}
