package vn.urbansdi.sample.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Mesh;
import vn.urbansdi.sample.plane.Noise;

/**
 * The wards of all cities on the drawing board. All borders are noded together before they are cut into polygons, so neighbours
 * share every vertex, across city borders too.
 */
public final class WardMap {

    private static final double STEP_M = 55;
    private static final PrecisionModel CENTIMETRES = new PrecisionModel(100);

    private final Map<String, List<Polygon>> partsByWard = new LinkedHashMap<>();
    private final Map<String, Geometry> mainland = new LinkedHashMap<>();

    public WardMap(List<Place> places, long seed) {
        Board board = new Board(seed);
        List<Geometry> lines = new ArrayList<>();
        Map<Place, PowerDiagram> diagrams = new LinkedHashMap<>();
        Map<Place, Polygon> outlines = new LinkedHashMap<>();
        for (Place place : places) {
            List<Coordinate> ring = closed(Board.points(place.outline()));
            Polygon outline = Board.GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
            List<Place.Ward> wards = mainlandWards(place);
            PowerDiagram diagram = new PowerDiagram(
                    wards.stream().map(w -> Board.point(w.point())).toList(),
                    wards.stream().mapToDouble(w -> w.areaKm2() * 1e6).toArray(),
                    outline);
            outlines.put(place, outline);
            diagrams.put(place, diagram);
            lines.add(line(board.roughen(ring, STEP_M)));
            Polygon rough =
                    Board.GEOMETRY.createPolygon(board.roughen(ring, STEP_M).toArray(Coordinate[]::new));
            Geometry land = GeometryFixer.fix(rough);
            mainland.put(place.id(), land);
            for (List<Coordinate> border : diagram.borders(outline.getEnvelopeInternal())) {
                LineString rougher = line(board.roughen(border, STEP_M));
                lines.add(OverlayNGRobust.overlay(rougher, land.buffer(1), OverlayNG.INTERSECTION));
            }
        }
        Geometry noded = UnaryUnionNG.union(Board.GEOMETRY.buildGeometry(lines), CENTIMETRES);
        for (Polygon face : Mesh.cells(noded)) {
            assign(face, board, outlines, diagrams);
        }
        for (Place place : places) {
            addIslands(place, board, seed);
        }
        Comparator<Polygon> byArea = Comparator.comparingDouble(Polygon::getArea);
        partsByWard.values().forEach(parts -> parts.sort(byArea.reversed()));
    }

    private void assign(Polygon face, Board board, Map<Place, Polygon> outlines, Map<Place, PowerDiagram> diagrams) {
        Coordinate inside = face.getInteriorPoint().getCoordinate();
        Coordinate moved = board.roughen(inside);
        Coordinate origin = new Coordinate(2 * inside.x - moved.x, 2 * inside.y - moved.y);
        outlines.forEach((place, outline) -> {
            if (isInside(origin, outline)) {
                Place.Ward ward = mainlandWards(place).get(diagrams.get(place).owner(origin));
                partsByWard
                        .computeIfAbsent(ward.code(), code -> new ArrayList<>())
                        .add(face);
            }
        });
    }

    private void addIslands(Place place, Board board, long seed) {
        for (Place.Island island : place.islands()) {
            List<Coordinate> ring = board.roughen(closed(Board.points(island.outline())), STEP_M);
            Geometry land = GeometryFixer.fix(Board.GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new)));
            for (int i = 0; i < land.getNumGeometries(); i++) {
                partsByWard
                        .computeIfAbsent(island.ward(), code -> new ArrayList<>())
                        .add((Polygon) land.getGeometryN(i));
            }
        }
        new Islets(new Noise(seed * 97 + place.id().hashCode()), seed).scatter(place, partsByWard);
    }

    /** The parts of a ward, the largest first; holes none. */
    public List<Polygon> parts(String wardCode) {
        return partsByWard.get(wardCode);
    }

    public Collection<String> wardCodes() {
        return partsByWard.keySet();
    }

    /** The city's land without its islands. */
    public Geometry mainland(String cityId) {
        return mainland.get(cityId);
    }

    private static List<Place.Ward> mainlandWards(Place place) {
        return place.wards().stream().filter(ward -> !ward.offshore()).toList();
    }

    private static List<Coordinate> closed(List<Coordinate> ring) {
        List<Coordinate> closed = new ArrayList<>(ring);
        closed.add(ring.get(0));
        return closed;
    }

    private static LineString line(List<Coordinate> points) {
        return Board.GEOMETRY.createLineString(points.toArray(Coordinate[]::new));
    }

    static boolean isInside(Coordinate p, Polygon polygon) {
        return PointLocation.locateInRing(p, polygon.getExteriorRing().getCoordinates()) != Location.EXTERIOR;
    }
}
