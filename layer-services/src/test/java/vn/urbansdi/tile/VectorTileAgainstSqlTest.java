package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.app.TestService;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.tile.VectorTileReader.TileFeature;
import vn.urbansdi.tile.VectorTileReader.Vertex;

/** Tiles, decoded by the rules of the format, against what PostGIS makes of the same features ({@code ST_AsMVTGeom}). */
class VectorTileAgainstSqlTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final int BORDER = TileQuery.BUFFER_UNITS - 3;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** Parcels with holes and of two parts, wards as large as tiles, drains that cross tiles, lights; rings of both directions. */
    @BeforeAll
    static void insert() {
        SERVICE.database().execute("""
                SELECT setseed(0.27);
                CREATE TEMP TABLE place AS
                  SELECT i, 428000 + random() * 4000 AS x, 2315000 + random() * 4000 AS y, 4 + random() * 40 AS r
                  FROM generate_series(1, 600) AS i;
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, land_use, geom)
                  SELECT lpad(i::text, 12, '0'), '06685', '1', i::text, 'ODT', ST_Multi(CASE i % 4
                    WHEN 0 THEN ST_Difference(ST_Buffer(p, r, 3), ST_Buffer(p, r / 2, 2))
                    WHEN 1 THEN ST_Union(ST_Buffer(p, r, 2), ST_Buffer(ST_Translate(p, 3 * r, r), r / 3, 2))
                    WHEN 2 THEN ST_Reverse(ST_Buffer(p, r, 2))
                    ELSE ST_Envelope(ST_Buffer(p, r)) END)
                  FROM (SELECT *, ST_SetSRID(ST_MakePoint(x, y), 5899) AS p FROM place) AS t;
                INSERT INTO layer.street_light (light_id, status, geom)
                  SELECT 'D-' || i, 'ON', ST_SetSRID(ST_MakePoint(x, y), 5899) FROM place;
                INSERT INTO layer.road (road_id, name, geom)
                  SELECT 'R-' || i, 'Đường ' || i, ST_Multi(ST_SetSRID(ST_MakeLine(ARRAY[ST_MakePoint(x, y),
                    ST_MakePoint(x + 20 * r, y + r), ST_MakePoint(x + 30 * r, y - 40 * r)]), 5899)) FROM place WHERE i <= 60;
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "land_parcel, 14",
        "land_parcel, 16",
        "land_parcel, 18",
        "street_light, 15",
        "street_light, 17",
        "road, 14",
        "road, 16"
    })
    void holds_what_postgis_would_put_there(String layer, int zoom) throws Exception {
        compare(layer, TileMatrixSet.WEB_MERCATOR_QUAD, zoom);
    }

    @ParameterizedTest
    @CsvSource({
        "land_parcel, WorldCRS84Quad, 15",
        "street_light, WorldCRS84Quad, 16",
        "road, WorldCRS84Quad, 14",
        "land_parcel, VN2000QuangNinhQuad, 12",
        "land_parcel, VN2000QuangNinhQuad, 14",
        "street_light, VN2000QuangNinhQuad, 12",
        "road, VN2000QuangNinhQuad, 12"
    })
    void holds_what_postgis_would_put_there_in_other_sets(String layer, String set, int level) throws Exception {
        compare(layer, CatalogLoader.builtIn().deployment().tileMatrixSet(set).orElseThrow(), level);
    }

    private static void compare(String layer, TileMatrixSet set, int level) throws Exception {
        Extent place =
                CoordinateTransform.between(4326, set.srid()).transform(new Extent(4326, 107.07, 20.95, 107.07, 20.95));
        TileLimits at = set.matrices().get(level).limits(place, 0).orElseThrow();
        int compared = 0;
        for (int tile = 0; tile < 16; tile++) {
            compared += compare(layer, set, level, at.minRow() - 1 + tile / 4, at.minColumn() + tile % 4);
        }
        assertThat(compared).isGreaterThan(5);
    }

    private static int compare(String layer, TileMatrixSet set, int level, int row, int column) throws Exception {
        Map<Long, Geometry> expected = expected(layer, set.tile(level, row, column));
        String place = "/" + level + "/";
        HttpResponse<byte[]> response = SERVICE.get(
                set.equals(TileMatrixSet.WEB_MERCATOR_QUAD)
                        ? "/tiles/" + layer + place + column + "/" + row + ".mvt"
                        : "/ogc/collections/" + layer + "/tiles/" + set.id() + place + row + "/" + column);
        assertThat(response.statusCode()).isIn(200, 204);
        Map<Long, Geometry> drawn = new LinkedHashMap<>();
        VectorTileReader.read(response.body()).stream()
                .flatMap(read -> read.features().stream())
                .forEach(feature -> drawn.put(feature.id(), geometry(feature)));
        assertThat(drawn.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((fid, geometry) -> {
            Geometry own = drawn.get(fid);
            String what = own + " against " + geometry;
            assertThat(own.getDimension()).isEqualTo(geometry.getDimension());
            assertThat(farthest(own, geometry)).as(what).isLessThan(2.5);
            assertThat(farthest(geometry, own)).as(what).isLessThan(2.5);
            assertThat(own.getArea() - geometry.getArea())
                    .as(what)
                    .isBetween(-2 - 1.5 * geometry.getLength(), 2 + 1.5 * geometry.getLength());
        });
        return expected.size();
    }

    /** How far a point of one lies from the other. Where the border cuts a flat line depends on what is rounded first. */
    private static double farthest(Geometry one, Geometry other) {
        double farthest = 0;
        for (Coordinate point : Densifier.densify(one, 20).getCoordinates()) {
            boolean within =
                    Math.min(point.x, point.y) > -BORDER && Math.max(point.x, point.y) < TileQuery.UNITS + BORDER;
            if (within) {
                farthest = Math.max(farthest, other.distance(GEOMETRIES.createPoint(point)));
            }
        }
        return farthest;
    }

    private static Map<Long, Geometry> expected(String layer, Extent tile) throws Exception {
        Map<Long, Geometry> expected = new LinkedHashMap<>();
        for (String row : SERVICE.database()
                .query("SELECT fid || ' ' || ST_AsText(g) FROM (SELECT fid, ST_AsMVTGeom(ST_Transform(geom, "
                        + tile.srid()
                        + "), ST_MakeBox2D(ST_MakePoint(" + tile.minX() + ", " + tile.minY() + "), ST_MakePoint("
                        + tile.maxX() + ", " + tile.maxY() + ")), 4096, 128) AS g FROM layer." + layer
                        + ") AS t WHERE g IS NOT NULL")) {
            int space = row.indexOf(' ');
            expected.put(Long.valueOf(row.substring(0, space)), new WKTReader().read(row.substring(space + 1)));
        }
        return expected;
    }

    /** A ring of positive area by the surveyor's formula, y downwards, begins a polygon; others are its holes (4.3.4.4). */
    private static Geometry geometry(TileFeature feature) {
        if (feature.type() == 1) {
            return GEOMETRIES.createMultiPointFromCoords(feature.paths().stream()
                    .map(path -> coordinates(path, false)[0])
                    .toArray(Coordinate[]::new));
        }
        if (feature.type() == 2) {
            return GEOMETRIES.createMultiLineString(feature.paths().stream()
                    .map(path -> GEOMETRIES.createLineString(coordinates(path, false)))
                    .toArray(org.locationtech.jts.geom.LineString[]::new));
        }
        List<Polygon> polygons = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        LinearRing shell = null;
        for (List<Vertex> path : feature.paths()) {
            LinearRing ring = GEOMETRIES.createLinearRing(coordinates(path, true));
            // counter-clockwise where y points up is positive by the formula, wherever y points
            if (Orientation.isCCWArea(ring.getCoordinates())) {
                if (shell != null) {
                    polygons.add(GEOMETRIES.createPolygon(shell, holes.toArray(LinearRing[]::new)));
                }
                shell = ring;
                holes.clear();
            } else {
                assertThat(shell != null).as("a hole has a ring around it").isTrue();
                holes.add(ring);
            }
        }
        polygons.add(GEOMETRIES.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Coordinate[] coordinates(List<Vertex> path, boolean closed) {
        List<Coordinate> coordinates = new ArrayList<>();
        path.forEach(vertex -> coordinates.add(new Coordinate(vertex.x(), vertex.y())));
        if (closed) {
            coordinates.add(coordinates.get(0).copy());
        }
        return coordinates.toArray(Coordinate[]::new);
    }
}
