package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.testing.InMemoryFeatureSource;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** What the database answers to a filter is what GeoTools answers in memory, and what SQL written by hand answers. */
class FilterSqlTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Layer DEGREES = layerLikeLight("light_degrees", 4326);
    private static final Layer MERCATOR = layerLikeLight("light_mercator", 3857);
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT, DEGREES, MERCATOR);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private static Layer layerLikeLight(String id, int srid) {
        TestLayers.Builder builder = TestLayers.layer(id, GeometryType.POINT, srid);
        LIGHT.attributes().forEach(builder::attribute);
        return builder.key("light_id").match("light_id").build();
    }

    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                SELECT setseed(0.7);
                INSERT INTO layer.street_light (light_id, lamp_type, power_w, pole_height_m, smart, installed_on, seen_at, geom)
                SELECT 'light-' || i,
                       (ARRAY['LED', 'led', 'Đèn', 'ĐÈN', 'a%b', 'a_b', 'a!b', 'x''y', 'back\\slash', '', 'Sodium', NULL])[1 + i % 12],
                       CASE WHEN i % 9 > 0 THEN i % 13 - 3 END,
                       CASE WHEN i % 8 > 0 THEN round((random() * 12)::numeric, 1) END,
                       (ARRAY[true, false, NULL])[1 + i % 3],
                       CASE WHEN i % 7 > 0 THEN DATE '2024-02-25' + i % 10 END,
                       CASE WHEN i % 5 > 0 THEN TIMESTAMPTZ '2024-02-28T00:00:00Z' + i * INTERVAL '1 hour' END,
                       ST_SetSRID(ST_MakePoint(430000 + round(random() * 1000), 2317000 + round(random() * 1000)), 5899)
                FROM generate_series(1, 400) AS i;
                INSERT INTO layer.light_degrees (light_id, lamp_type, power_w, geom)
                SELECT light_id, lamp_type, power_w, ST_Transform(geom, 4326) FROM layer.street_light ORDER BY fid;
                INSERT INTO layer.light_mercator (light_id, lamp_type, power_w, geom)
                SELECT light_id, lamp_type, power_w, ST_Transform(geom, 3857) FROM layer.street_light ORDER BY fid;
                ANALYZE""");
    }

    private final PostgisFeatureSource source = new PostgisFeatureSource(DATABASE.pooled(), CATALOG);

    private List<String> matches(Layer layer, Filter filter) {
        return Streams.read(
                        source,
                        FeatureQuery.everything(layer).withFilter(filter).withPage(0, 1000))
                .stream()
                .map(feature -> (String) feature.values()[0])
                .toList();
    }

    private List<String> matches(Layer layer, String ecql) {
        return matches(layer, EcqlParser.parse(ecql, layer));
    }

    static IntStream someSeeds() {
        return IntStream.range(0, 15);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("someSeeds")
    void some_random_filters_match_what_they_match_in_memory(int seed) {
        match_what_they_match_in_memory(seed);
    }

    static IntStream manySeeds() {
        return IntStream.range(15, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    @Tag("soak")
    void many_random_filters_match_what_they_match_in_memory(int seed) {
        match_what_they_match_in_memory(seed);
    }

    private void match_what_they_match_in_memory(int seed) {
        List<Feature> everything =
                Streams.read(source, FeatureQuery.everything(LIGHT).withPage(0, 1000));
        InMemoryFeatureSource memory = new InMemoryFeatureSource().with(LIGHT, everything);
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            String ecql = RandomEcql.condition(random, 3);
            FeatureQuery query = FeatureQuery.everything(LIGHT)
                    .withFilter(EcqlParser.parse(ecql, LIGHT))
                    .withPage(0, 1000);

            assertThat(Streams.fids(source, query)).as(ecql).isEqualTo(Streams.fids(memory, query));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lamp_type = 'LED' | lamp_type = 'LED'",
                "lamp_type <> 'LED' | lamp_type IS DISTINCT FROM 'LED'",
                "NOT (lamp_type = 'LED') | lamp_type IS DISTINCT FROM 'LED'",
                "NOT (power_w > 3) | power_w <= 3 OR power_w IS NULL",
                "NOT (power_w > 3 AND smart = true) | NOT coalesce(power_w > 3, false) OR NOT coalesce(smart, false)",
                "lamp_type < 'Đèn' | lamp_type < 'Đèn' COLLATE \"vi-x-icu\"",
                "lamp_type LIKE 'a\\%b' | lamp_type = 'a%b'",
                "lamp_type LIKE 'a_b' | lamp_type IN ('a%b', 'a_b', 'a!b')",
                "lamp_type LIKE 'a\\_b' | lamp_type = 'a_b'",
                "lamp_type LIKE 'back\\\\slash' | lamp_type = E'back\\\\slash'",
                "lamp_type ILIKE 'đ%' | lamp_type IN ('Đèn', 'ĐÈN')",
                "lamp_type NOT LIKE '%' | lamp_type IS NULL",
                "power_w LIKE '1%' | power_w::text LIKE '1%'",
                "lamp_type = 'x''y' | lamp_type = 'x''y'",
                "lamp_type IN ('LED', 'led', 'no') OR power_w = 1 | lamp_type IN ('LED', 'led') OR power_w = 1",
                "power_w > 2.5 | power_w >= 3",
                "power_w = 2.5 | false",
                "power_w = pole_height_m | power_w = pole_height_m",
                "power_w BETWEEN -1 AND 2 | power_w BETWEEN -1 AND 2",
                "installed_on > '2024-02-28' | installed_on > DATE '2024-02-28'",
                "seen_at DURING 2024-03-01T00:00:00Z/2024-03-02T00:00:00Z | seen_at > '2024-03-01T00:00:00Z' AND seen_at < '2024-03-02T00:00:00Z'",
                "1 = 1 | true",
                "EXCLUDE | false",
                "IN ('street_light.7', 'street_light.8', 'ward.9', 'street_light.x', 'street_light.99999999999999999999') | fid IN (7, 8)",
                "fid < 5 | fid < 5",
            })
    void ecql_means_what_sql_by_hand_means(String ecql, String sql) {
        assertThat(matches(LIGHT, ecql))
                .as(ecql)
                .isEqualTo(DATABASE.query("SELECT light_id FROM layer.street_light WHERE " + sql + " ORDER BY fid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE layer.street_light; --",
                "' OR '1'='1",
                "\\'; SELECT pg_sleep(10); --",
                "$1",
                "?",
                "%",
                "__",
                "${jndi:ldap://x}",
                "E'\\\\x41'",
                "\u202e\ufeff"
            })
    void sql_in_a_literal_is_text(String hostile) {
        String quoted = "'" + hostile.replace("'", "''") + "'";

        assertThat(matches(LIGHT, "lamp_type = " + quoted)).isEmpty();
        assertThat(matches(LIGHT, "light_id IN (" + quoted + ", 'light-3')")).containsExactly("light-3");
        matches(LIGHT, "lamp_type LIKE " + quoted);
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("400");
    }

    @ParameterizedTest
    @ValueSource(ints = {5899, 4326, 3857})
    void spatial_operators_agree_in_layers_of_three_systems_with_literals_of_three(int layerSrid) {
        Layer layer = List.of(LIGHT, DEGREES, MERCATOR).stream()
                .filter(l -> l.geometry().srid() == layerSrid)
                .findFirst()
                .orElseThrow();
        Random random = new Random(layerSrid);
        for (int i = 0; i < 8; i++) {
            // Corners lie off the whole metres on which the points stand: no answer hangs by a rounding error.
            double x = 430000.5 + random.nextInt(800);
            double y = 2317000.5 + random.nextInt(800);
            String triangle = String.format(
                    Locale.ROOT,
                    "POLYGON((%s %s, %s %s, %s %s, %s %s))",
                    x,
                    y,
                    x + 300.3,
                    y + 20,
                    x + 40,
                    y + 310.7,
                    x,
                    y);
            for (int literalSrid : new int[] {5899, 4326, 3857}) {
                String literal = DATABASE.queryOne("SELECT ST_AsText(ST_Transform(ST_GeomFromText('" + triangle
                        + "', 5899), " + literalSrid + "), 15)");
                String plane = "ST_GeomFromText('" + triangle + "', 5899)";
                assertSpatial(
                        layer,
                        "INTERSECTS(geom, SRID=" + literalSrid + ";" + literal + ")",
                        "ST_Intersects(geom, " + plane + ")");
                assertSpatial(
                        layer,
                        "WITHIN(geom, SRID=" + literalSrid + ";" + literal + ")",
                        "ST_Within(geom, " + plane + ")");
                assertSpatial(
                        layer,
                        "CONTAINS(SRID=" + literalSrid + ";" + literal + ", geom)",
                        "ST_Within(geom, " + plane + ")");
                assertSpatial(
                        layer,
                        "DISJOINT(geom, SRID=" + literalSrid + ";" + literal + ")",
                        "ST_Disjoint(geom, " + plane + ")");
            }
        }
    }

    private void assertSpatial(Layer layer, String ecql, String sql) {
        assertThat(matches(layer, ecql))
                .as(layer.id() + ": " + ecql)
                .isEqualTo(DATABASE.query("SELECT light_id FROM layer.street_light WHERE " + sql + " ORDER BY fid"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5899, 4326, 3857})
    void distances_are_metres_on_the_ground(int layerSrid) {
        Layer layer = List.of(LIGHT, DEGREES, MERCATOR).stream()
                .filter(l -> l.geometry().srid() == layerSrid)
                .findFirst()
                .orElseThrow();
        String centre = DATABASE.queryOne(
                "SELECT ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(430500, 2317500), 5899), 4326), 15)");
        for (double metres : new double[] {0.0, 50, 123.4, 300}) {
            String geodesic = "ST_Distance(ST_Transform(geom, 4326)::geography, ST_GeomFromText('" + centre
                    + "', 4326)::geography)";
            // TM-3 is 0.01 % short of the ground: no point may stand in between
            List<String> near = DATABASE.query("SELECT light_id FROM layer.street_light WHERE " + geodesic + " <= "
                    + metres * 0.999 + " ORDER BY fid");
            List<String> maybe = DATABASE.query("SELECT light_id FROM layer.street_light WHERE " + geodesic + " <= "
                    + metres * 1.001 + " ORDER BY fid");
            List<String> found = matches(
                    layer, String.format(Locale.ROOT, "DWITHIN(geom, SRID=4326;%s, %f, meters)", centre, metres));
            List<String> beyond = matches(
                    layer, String.format(Locale.ROOT, "BEYOND(geom, SRID=4326;%s, %f, meters)", centre, metres));

            assertThat(found).containsAll(near);
            assertThat(maybe).containsAll(found);
            assertThat(found.size() + beyond.size()).isEqualTo(400);
        }
    }

    @Test
    void boxes_in_other_systems_are_cut_to_where_the_layer_can_be() {
        assertThat(matches(LIGHT, Filters.bbox(new Extent(4326, -180, -90, 180, 90))))
                .hasSize(400);
        assertThat(matches(LIGHT, Filters.bbox(new Extent(3857, -2.1e7, -2.1e7, 2.1e7, 2.1e7))))
                .hasSize(400);
        assertThat(matches(LIGHT, Filters.bbox(new Extent(4326, -80, -20, -70, 20))))
                .isEmpty();
        assertThat(matches(LIGHT, Filters.ids(LIGHT, List.of(3L, 1L, 100_000L))))
                .containsExactly("light-1", "light-3");
        assertThat(matches(LIGHT, Filters.ids(LIGHT, List.of()))).isEmpty();
    }
}
