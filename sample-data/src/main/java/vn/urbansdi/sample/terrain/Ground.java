package vn.urbansdi.sample.terrain;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.admin.WardMap;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Noise;

/** What one city is built on: land and shore, rivers and main roads, relief, and where people settle. On the drawing board. */
public record Ground(
        Place place,
        Geometry land,
        Geometry shore,
        List<LineString> highways,
        List<LineString> rivers,
        Terrain terrain,
        DistanceGrid water,
        Settlement settlement) {

    private static final double CELL_M = 60;

    public static Ground of(Place place, WardMap wards, long seed, double urbanAreaM2) {
        List<Polygon> parts = new ArrayList<>();
        place.wards().forEach(ward -> parts.addAll(wards.parts(ward.code())));
        Geometry land = Board.GEOMETRY.buildGeometry(parts);
        Envelope extent = land.getEnvelopeInternal();
        extent.expandBy(1_000);
        Geometry shore = shore(place, wards, seed);
        List<LineString> highways = place.highways().stream()
                .map(highway -> Board.smooth(Board.points(highway.line()), 24))
                .toList();
        List<LineString> rivers = place.rivers().stream()
                .map(river -> meander(Board.smooth(Board.points(river.line()), 30), seed))
                .toList();
        List<Geometry> water = new ArrayList<>(rivers);
        water.add(shore);
        List<Geometry> valleys = new ArrayList<>(highways);
        valleys.addAll(rivers);
        place.wards().forEach(ward -> valleys.add(cross(Board.point(ward.point()))));
        Terrain terrain = new Terrain(
                seed + place.id().hashCode(),
                place.hillHeightM(),
                new DistanceGrid(extent, CELL_M, shore),
                new DistanceGrid(extent, CELL_M, Board.GEOMETRY.buildGeometry(valleys)));
        Settlement settlement = new Settlement(
                place,
                terrain,
                new DistanceGrid(extent, CELL_M, Board.GEOMETRY.buildGeometry(highways)),
                parts,
                seed,
                urbanAreaM2);
        return new Ground(
                place,
                land,
                shore,
                highways,
                rivers,
                terrain,
                new DistanceGrid(extent, CELL_M, Board.GEOMETRY.buildGeometry(water)),
                settlement);
    }

    private static Geometry shore(Place place, WardMap wards, long seed) {
        Board board = new Board(seed);
        List<Coordinate> outline = Board.points(place.outline());
        List<Geometry> lines = new ArrayList<>();
        List<Coordinate> stretch = board.roughen(place.shore().of(outline), 55);
        lines.add(Board.GEOMETRY.createLineString(stretch.toArray(Coordinate[]::new)));
        Geometry mainland = wards.mainland(place.id());
        for (Place.Ward ward : place.wards()) {
            for (Polygon part : wards.parts(ward.code())) {
                if (!mainland.intersects(part)) {
                    lines.add(part.getExteriorRing());
                }
            }
        }
        return Board.GEOMETRY.buildGeometry(lines);
    }

    /** Rivers wander more than roads. */
    private static LineString meander(LineString line, long seed) {
        Noise east = new Noise(seed + 501);
        Noise north = new Noise(seed + 502);
        Coordinate[] points = line.getCoordinates();
        Coordinate[] moved = new Coordinate[points.length];
        for (int i = 0; i < points.length; i++) {
            double x = points[i].x;
            double y = points[i].y;
            moved[i] = new Coordinate(
                    x + 130 * east.at(x, y, 900) + 40 * east.at(x, y, 330),
                    y + 130 * north.at(x, y, 900) + 40 * north.at(x, y, 330));
        }
        return Board.GEOMETRY.createLineString(moved);
    }

    private static LineString cross(Coordinate p) {
        return Board.GEOMETRY.createLineString(
                new Coordinate[] {new Coordinate(p.x - 250, p.y), new Coordinate(p.x + 250, p.y)});
    }
}
