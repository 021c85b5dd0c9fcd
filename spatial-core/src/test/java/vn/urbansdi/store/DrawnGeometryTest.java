package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.testing.TestLayers.required;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.WebMercatorQuad;
import vn.urbansdi.testing.CollectedTile;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Geometries on their way to a picture in Web Mercator: from pole to pole, and out of a zone that PostGIS lacks. */
class DrawnGeometryTest {

    private static final Layer WORLD = TestLayers.layer("world", GeometryType.POLYGON, 4326)
            .attribute(required("id", AttributeType.TEXT))
            .key("id")
            .build();
    private static final Layer ZONE = TestLayers.layer("zone_9210", GeometryType.POINT, 9210)
            .attribute(required("id", AttributeType.TEXT))
            .key("id")
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(WORLD, ZONE);

    private static final double HALF = WebMercatorQuad.HALF_SIDE_M;
    private static final Extent SQUARE = new Extent(WebMercatorQuad.SRID, -HALF, -HALF, HALF, HALF);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisFeatureSource source = new PostgisFeatureSource(DATABASE.pooled(), CATALOG);

    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                INSERT INTO layer.world (id, geom) VALUES
                  ('all', ST_MakeEnvelope(-180, -90, 180, 90, 4326)),
                  ('pole', ST_MakeEnvelope(0, 80, 10, 90, 4326)),
                  ('here', ST_MakeEnvelope(107, 20, 108, 21, 4326));
                INSERT INTO layer.zone_9210 (id, geom) VALUES ('a', ST_SetSRID(ST_MakePoint(500000, 2300000), 9210));
                """);
    }

    @Test
    void what_reaches_to_the_poles_ends_where_web_mercator_does() throws Exception {
        List<Geometry> drawn = new ArrayList<>();
        source.stream(query(WORLD), feature -> drawn.add(geometry(feature)));
        assertThat(drawn).hasSize(3);
        Envelope all = drawn.get(0).getEnvelopeInternal();
        assertThat(all.getMaxX()).isCloseTo(HALF, org.assertj.core.data.Offset.offset(1.0));
        assertThat(all.getMaxY()).isBetween(HALF, HALF * 1.001);
        assertThat(all.getMinY()).isBetween(-HALF * 1.001, -HALF);
        assertThat(drawn.get(1).getEnvelopeInternal().getMaxY()).isBetween(HALF, HALF * 1.001);
        String[] expected = DATABASE.queryOne(
                        "SELECT ST_XMin(g) || ' ' || ST_YMax(g) FROM (SELECT ST_Transform(geom, 3857) AS g FROM layer.world"
                                + " WHERE id = 'here') AS t")
                .split(" ", 2);
        double pixel = 2 * HALF / 1024;
        Envelope here = drawn.get(2).getEnvelopeInternal();
        assertThat(here.getMinX() - Double.parseDouble(expected[0])).isBetween(-0.01 * pixel, 0.01 * pixel);
        assertThat(here.getMaxY() - Double.parseDouble(expected[1])).isBetween(-0.01 * pixel, 0.01 * pixel);
    }

    @Test
    void tiles_hold_what_reaches_to_the_poles_too() throws Exception {
        CollectedTile tile = new CollectedTile();
        assertThat(source.tile(TileQuery.ofWeb(WORLD, 0, 0, 0, List.of()), tile))
                .isEqualTo(3);
        assertThat(tile.features()).hasSize(3);
    }

    /** 105° 45' is the central meridian of the zone. */
    @Test
    void a_zone_that_postgis_lacks_is_drawn_in_its_place() throws Exception {
        List<Geometry> drawn = new ArrayList<>();
        source.stream(query(ZONE), feature -> drawn.add(geometry(feature)));
        Coordinate place = drawn.get(0).getCoordinate();
        double longitude = place.x / HALF * 180;
        assertThat(longitude).isBetween(104.0, 108.0);
        double latitude = Math.toDegrees(2 * Math.atan(Math.exp(place.y / 6378137)) - Math.PI / 2);
        assertThat(latitude).isBetween(20.7, 20.9);
    }

    private static FeatureQuery query(Layer layer) {
        return FeatureQuery.everything(layer)
                .withSrid(WebMercatorQuad.SRID)
                .withExtent(SQUARE)
                .withResolution(2 * HALF / 1024);
    }

    private static Geometry geometry(Feature feature) {
        try {
            return new WKBReader().read(feature.wkb());
        } catch (org.locationtech.jts.io.ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
