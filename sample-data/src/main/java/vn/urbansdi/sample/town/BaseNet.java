package vn.urbansdi.sample.town;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import vn.urbansdi.sample.admin.WardMap;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Cut;
import vn.urbansdi.sample.plane.Face;
import vn.urbansdi.sample.plane.Mesh;
import vn.urbansdi.sample.terrain.Ground;

/**
 * The lines that are there before any district: main roads, the esplanade, rivers and ward borders. What lies between them, less
 * their widths, are the faces that {@link DistrictDivider} divides further.
 */
public final class BaseNet {

    private static final PrecisionModel MILLIMETRES = new PrecisionModel(1000);
    private static final double ESPLANADE_FROM_SHORE_M = 55;
    private static final double BORDER_GAP_M = 1.2;

    private final Ground ground;
    private final RoadNet roads;
    private final List<Source> sources = new ArrayList<>();
    private final STRtree strips = new STRtree();
    private final List<Polygon> polygons = new ArrayList<>();

    /** A line to which noded pieces are traced back. */
    private record Source(int number, LineString line, RoadClass roadClass, String name, double halfWidthM) {}

    /** A piece of line with a width; {@code road} as in {@link Face}. */
    private record Strip(LineString line, double halfWidthM, int road) {}

    public BaseNet(Ground ground, WardMap wards, RoadNet roads) {
        this.ground = ground;
        this.roads = roads;
        List<Geometry> lines = new ArrayList<>();
        addHighways(lines);
        addEsplanade(wards, lines);
        addRivers(lines);
        for (Place.Ward ward : ground.place().wards()) {
            for (Polygon part : wards.parts(ward.code())) {
                lines.add(part.getExteriorRing());
            }
        }
        Geometry noded = UnaryUnionNG.union(Board.GEOMETRY.buildGeometry(lines), MILLIMETRES);
        for (int i = 0; i < noded.getNumGeometries(); i++) {
            addStrips((LineString) noded.getGeometryN(i));
        }
        strips.build();
        polygons.addAll(Mesh.cells(noded));
    }

    /** The faces of each ward, by ward code. Parts smaller than 0.3 km² that stand alone, the islets, stay empty. */
    public Map<String, List<Face>> facesByWard(WardMap wards) {
        Map<String, List<Face>> faces = new TreeMap<>();
        for (Place.Ward ward : ground.place().wards()) {
            List<Face> ofWard = new ArrayList<>();
            for (Polygon part : wards.parts(ward.code())) {
                if (part.getArea() < 300_000 && part.getNumPoints() < 60) {
                    continue;
                }
                for (Polygon polygon : polygons) {
                    if (part.getEnvelopeInternal().intersects(polygon.getEnvelopeInternal())
                            && part.contains(polygon.getInteriorPoint())) {
                        addFaces(polygon, ofWard);
                    }
                }
            }
            faces.put(ward.code(), ofWard);
        }
        return faces;
    }

    private void addHighways(List<Geometry> lines) {
        for (int i = 0; i < ground.highways().size(); i++) {
            String name = ground.place().highways().get(i).name();
            RoadClass roadClass = name.startsWith("Quốc lộ") ? RoadClass.HIGHWAY : RoadClass.ARTERIAL;
            Geometry inside = OverlayNGRobust.overlay(ground.highways().get(i), ground.land(), OverlayNG.INTERSECTION);
            addSource(inside, roadClass, name, roadClass.rightOfWayM() / 2, lines);
        }
    }

    private void addEsplanade(WardMap wards, List<Geometry> lines) {
        BufferParameters round = new BufferParameters(3);
        Geometry inner = new org.locationtech.jts.operation.buffer.BufferOp(
                        wards.mainland(ground.place().id()), round)
                .getResultGeometry(-ESPLANADE_FROM_SHORE_M);
        // Rounded off: a promenade does not follow every rock.
        Geometry calm = inner.buffer(-120).buffer(150).buffer(-30);
        Geometry edge = calm.getBoundary();
        for (int i = 0; i < edge.getNumGeometries(); i++) {
            List<Coordinate> run = new ArrayList<>();
            for (Coordinate p : Board.densify(Arrays.asList(edge.getGeometryN(i).getCoordinates()), 24)) {
                boolean wanted = ground.settlement().ruralness(p.x, p.y) < 0.8
                        && ground.shore().isWithinDistance(Board.GEOMETRY.createPoint(p), 190)
                        && ground.settlement().highwayDistanceM(p.x, p.y) > 60;
                if (wanted) {
                    run.add(p);
                } else {
                    closeEsplanade(run, lines);
                }
            }
            closeEsplanade(run, lines);
        }
    }

    private void closeEsplanade(List<Coordinate> run, List<Geometry> lines) {
        if (run.size() > 15) {
            addSource(
                    Board.GEOMETRY.createLineString(run.toArray(Coordinate[]::new)),
                    RoadClass.COLLECTOR,
                    ground.place().esplanade(),
                    RoadClass.COLLECTOR.rightOfWayM() / 2,
                    lines);
        }
        run.clear();
    }

    private void addRivers(List<Geometry> lines) {
        for (int i = 0; i < ground.rivers().size(); i++) {
            Geometry inside = OverlayNGRobust.overlay(ground.rivers().get(i), ground.land(), OverlayNG.INTERSECTION);
            addSource(inside, null, null, ground.place().rivers().get(i).widthM() / 2, lines);
        }
    }

    private void addSource(Geometry line, RoadClass roadClass, String name, double halfWidthM, List<Geometry> lines) {
        for (int i = 0; i < line.getNumGeometries(); i++) {
            if (line.getGeometryN(i) instanceof LineString part && part.getLength() > 30) {
                sources.add(new Source(sources.size(), part, roadClass, name, halfWidthM));
                lines.add(part);
            }
        }
    }

    /** Breaks a noded line where what it stands for changes. */
    private void addStrips(LineString line) {
        Coordinate[] points = line.getCoordinates();
        List<Coordinate> run = new ArrayList<>(List.of(points[0]));
        Source last = sourceAt(points[0], points[1]);
        for (int i = 1; i < points.length; i++) {
            Source here = sourceAt(points[i - 1], points[i]);
            if (here.number() != last.number()) {
                addStrip(last, run);
                run = new ArrayList<>(List.of(points[i - 1]));
                last = here;
            }
            run.add(points[i]);
        }
        addStrip(last, run);
    }

    private static final Source STREET_ON_BORDER =
            new Source(-1, null, RoadClass.COLLECTOR, null, RoadClass.COLLECTOR.rightOfWayM() / 2);
    private static final Source BORDER = new Source(-2, null, null, null, BORDER_GAP_M);

    private Source sourceAt(Coordinate a, Coordinate b) {
        double x = (a.x + b.x) / 2;
        double y = (a.y + b.y) / 2;
        Geometry middle = Board.GEOMETRY.createPoint(new Coordinate(x, y));
        for (Source source : sources) {
            if (source.line().getEnvelopeInternal().distance(middle.getEnvelopeInternal()) < 0.01
                    && source.line().isWithinDistance(middle, 0.005)) {
                return source;
            }
        }
        boolean street =
                ground.settlement().ruralness(x, y) < 1 && ground.water().at(x, y) > 90;
        return street ? STREET_ON_BORDER : BORDER;
    }

    private void addStrip(Source source, List<Coordinate> points) {
        LineString line = Board.GEOMETRY.createLineString(points.toArray(Coordinate[]::new));
        int number = Face.NO_ROAD;
        if (source.roadClass() != null) {
            Coordinate middle = points.get(points.size() / 2);
            boolean urban = ground.settlement().ruralness(middle.x, middle.y) < 1;
            number = roads.add(source.roadClass(), source.name(), urban, points).number();
        }
        strips.insert(line.getEnvelopeInternal(), new Strip(line, source.halfWidthM(), number));
    }

    private void addFaces(Polygon polygon, List<Face> faces) {
        List<Strip> near = new ArrayList<>();
        for (Object strip : strips.query(polygon.getEnvelopeInternal())) {
            near.add((Strip) strip);
        }
        List<Geometry> corridors = new ArrayList<>();
        for (Strip strip : near) {
            corridors.add(strip.line().buffer(strip.halfWidthM(), 4));
        }
        Geometry rest = OverlayNGRobust.overlay(polygon, OverlayNGRobust.union(corridors), OverlayNG.DIFFERENCE);
        for (int i = 0; i < rest.getNumGeometries(); i++) {
            if (rest.getGeometryN(i) instanceof Polygon piece) {
                addWithoutHoles(piece, near, faces);
            }
        }
    }

    private static void addWithoutHoles(Polygon piece, List<Strip> near, List<Face> faces) {
        if (piece.getArea() < 400) {
            return;
        }
        if (piece.getNumInteriorRing() > 0) {
            double x = piece.getInteriorRingN(0).getCentroid().getX();
            Envelope all = piece.getEnvelopeInternal();
            for (Envelope half : List.of(
                    new Envelope(all.getMinX(), x, all.getMinY(), all.getMaxY()),
                    new Envelope(x, all.getMaxX(), all.getMinY(), all.getMaxY()))) {
                Geometry side = OverlayNGRobust.overlay(piece, Board.GEOMETRY.toGeometry(half), OverlayNG.INTERSECTION);
                for (int i = 0; i < side.getNumGeometries(); i++) {
                    if (side.getGeometryN(i) instanceof Polygon part) {
                        addWithoutHoles(part, near, faces);
                    }
                }
            }
            return;
        }
        faces.add(face(piece, near));
    }

    private static Face face(Polygon polygon, List<Strip> near) {
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        if (!org.locationtech.jts.algorithm.Orientation.isCCW(ring)) {
            ring = polygon.getExteriorRing().reverse().getCoordinates();
        }
        Cut.Ring face = new Cut.Ring();
        for (int i = 0; i + 1 < ring.length; i++) {
            face.add(ring[i].x, ring[i].y, beyond(ring[i], ring[i + 1], near));
        }
        return face.toFace();
    }

    private static int beyond(Coordinate a, Coordinate b, List<Strip> near) {
        Coordinate middle = new Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2);
        Envelope around = new Envelope(middle);
        around.expandBy(20);
        Geometry point = Board.GEOMETRY.createPoint(middle);
        for (Strip strip : near) {
            if (strip.road() != Face.NO_ROAD
                    && around.intersects(strip.line().getEnvelopeInternal())
                    && Math.abs(strip.line().distance(point) - strip.halfWidthM()) < 0.9) {
                return strip.road();
            }
        }
        return Face.NO_ROAD;
    }
}
