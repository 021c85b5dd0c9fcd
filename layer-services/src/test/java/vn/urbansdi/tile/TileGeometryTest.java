package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.testing.TestLayers;
import vn.urbansdi.tile.VectorTileReader.TileFeature;
import vn.urbansdi.tile.VectorTileReader.Vertex;

/** Geometries in units of the tile 0/0/0, y downwards, as they come out of it (Mapbox Vector Tile 2.1, 4.3). */
class TileGeometryTest {

    private static final Layer LAYER = TestLayers.layer("shape", GeometryType.POLYGON, 3857)
            .attribute(TestLayers.required("id", vn.urbansdi.catalog.AttributeType.TEXT))
            .key("id")
            .build();

    private static final List<Attribute> NO_ATTRIBUTES = List.of();

    @Test
    void an_exterior_ring_goes_clockwise_on_the_screen_and_its_holes_the_other_way() {
        List<Vertex> shell = List.of(v(0, 0), v(100, 0), v(100, 100), v(0, 100));
        List<Vertex> hole = List.of(v(10, 10), v(10, 20), v(20, 20), v(20, 10));
        assertThat(area(encoded("POLYGON((0 0,100 0,100 100,0 100,0 0),(10 10,20 10,20 20,10 20,10 10))")))
                .containsExactly(20_000L, -200L);
        assertThat(area(encoded("POLYGON((0 0,0 100,100 100,100 0,0 0),(10 10,10 20,20 20,20 10,10 10))")))
                .containsExactly(20_000L, -200L);
        assertThat(encoded("POLYGON((0 0,100 0,100 100,0 100,0 0),(10 10,10 20,20 20,20 10,10 10))"))
                .containsExactly(shell, hole);
    }

    @Test
    void what_falls_onto_one_unit_is_left_out_and_its_holes_with_it() {
        assertThat(encoded("MULTIPOLYGON(((0 0,0.4 0,0.4 0.4,0 0)),((10 10,20 10,20 20,10 10)))"))
                .containsExactly(List.of(v(10, 10), v(20, 10), v(20, 20)));
        assertThat(encoded("POLYGON((0 0,30 0,30 30,0 30,0 0),(5 5,5.2 5,5.2 5.2,5 5))"))
                .hasSize(1);
        assertThat(tile("POLYGON((0 0,0.4 0,0.4 0.4,0 0))")).isEmpty();
        assertThat(tile("LINESTRING(7 7,7.3 7.2)")).isEmpty();
    }

    @Test
    void a_spike_is_cut_wherever_it_stands() {
        List<Vertex> square = List.of(v(0, 0), v(10, 0), v(10, 10), v(0, 10));
        assertThat(encoded("POLYGON((0 0,10 0,30 0.1,10 0.2,10 10,0 10,0 0))")).containsExactly(square);
        assertThat(encoded("POLYGON((30 0.1,10 0.2,10 10,0 10,0 0,10 0,30 0.1))")
                        .get(0))
                .containsExactlyInAnyOrderElementsOf(square);
    }

    @Test
    void points_and_lines_keep_their_order() {
        assertThat(encoded("MULTIPOINT((3 4),(1 2))")).containsExactly(List.of(v(3, 4)), List.of(v(1, 2)));
        assertThat(encoded("MULTILINESTRING((0 0,5 5,5 5.2,9 5),(20 20,30 30))"))
                .containsExactly(List.of(v(0, 0), v(5, 5), v(9, 5)), List.of(v(20, 20), v(30, 30)));
        assertThat(encoded("LINESTRING(0 0,5 5,0 0)")).containsExactly(List.of(v(0, 0), v(5, 5), v(0, 0)));
    }

    @Test
    void nothing_reaches_farther_than_the_buffer() {
        encoded("POLYGON((-5000 -5000,9000 -5000,9000 9000,-5000 9000,-5000 -5000))")
                .get(0)
                .forEach(vertex -> {
                    assertThat(vertex.x()).isBetween(-TileQuery.BUFFER_UNITS, TileQuery.UNITS + TileQuery.BUFFER_UNITS);
                    assertThat(vertex.y()).isBetween(-TileQuery.BUFFER_UNITS, TileQuery.UNITS + TileQuery.BUFFER_UNITS);
                });
        assertThat(tile("POINT(-200 5)")).isEmpty();
        assertThat(encoded("POINT(-100 5)")).containsExactly(List.of(v(-100, 5)));
    }

    private static List<Long> area(List<List<Vertex>> rings) {
        return rings.stream()
                .map(ring -> {
                    long sum = 0;
                    for (int i = 0; i < ring.size(); i++) {
                        Vertex next = ring.get((i + 1) % ring.size());
                        sum += (long) ring.get(i).x() * next.y()
                                - (long) next.x() * ring.get(i).y();
                    }
                    return sum;
                })
                .toList();
    }

    private static List<List<Vertex>> encoded(String wkt) {
        List<TileFeature> features = VectorTileReader.read(tile(wkt)).get(0).features();
        assertThat(features).hasSize(1);
        return features.get(0).paths();
    }

    private static byte[] tile(String wkt) {
        TileQuery query = TileQuery.ofWeb(LAYER, 0, 0, 0, NO_ATTRIBUTES);
        Extent extent = query.tile();
        double unit = extent.width() / TileQuery.UNITS;
        VectorTile tile = new VectorTile(query, Set.of());
        try {
            Geometry geometry = new WKTReader().read(wkt);
            geometry.apply((org.locationtech.jts.geom.CoordinateFilter) point -> {
                point.x = extent.minX() + point.x * unit;
                point.y = extent.maxY() - point.y * unit;
            });
            tile.accept(new Feature(7, new Object[0], new WKBWriter().write(geometry)));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
        return tile.make(1, TileMaker.MOST_BYTES).layer();
    }

    private static Vertex v(int x, int y) {
        return new Vertex(x, y);
    }
}
