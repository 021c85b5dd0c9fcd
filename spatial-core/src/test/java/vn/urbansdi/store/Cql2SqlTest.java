package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.filter.Cql2;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** What the database answers to CQL2 is what it answers to SQL that somebody wrote by hand. */
class Cql2SqlTest {

    private static final Layer WORKS = TestLayers.layer("works", GeometryType.MULTI_POLYGON, 5899)
            .attribute(TestLayers.required("code", AttributeType.TEXT))
            .attribute(TestLayers.queryable("name", AttributeType.TEXT))
            .attribute(TestLayers.optional("note", AttributeType.TEXT))
            .attribute(TestLayers.optional("floors", AttributeType.INTEGER))
            .attribute(TestLayers.optional("height_m", AttributeType.DECIMAL))
            .attribute(TestLayers.optional("open", AttributeType.BOOLEAN))
            .attribute(TestLayers.optional("date", AttributeType.DATE))
            .attribute(TestLayers.optional("seen_at", AttributeType.TIMESTAMP))
            .attribute(TestLayers.optional("valid_from", AttributeType.DATE))
            .attribute(TestLayers.optional("valid_to", AttributeType.DATE))
            .attribute(TestLayers.restricted("owner", "land_officer"))
            .key("code")
            .match("code")
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(WORKS);

    private static final CrsReference CRS_84 = CrsRegistry.standard()
            .find("http://www.opengis.net/def/crs/OGC/1.3/CRS84")
            .orElseThrow();
    private static final CrsReference LATITUDE_FIRST = CrsRegistry.standard()
            .find("http://www.opengis.net/def/crs/EPSG/0/4326")
            .orElseThrow();
    private static final CrsReference VN_2000 = CrsRegistry.standard()
            .find("http://www.opengis.net/def/crs/EPSG/0/5899")
            .orElseThrow();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                INSERT INTO layer.works (code, name, note, floors, height_m, open, date, seen_at, valid_from, valid_to, owner, geom)
                SELECT 'W' || i,
                       (ARRAY['Hạ Long', 'HẠ LONG', 'hạ long', 'Ha Long', 'Cẩm Phả', 'Đồng', 'Dong', 'Straße', 'Οδος', 'a%b', 'a_b',
                              'a!b', 'x''y', E'back\\\\slash', '', 'Vàng Danh', NULL])[1 + i % 17],
                       CASE i % 5 WHEN 0 THEN 'Hạ Long' WHEN 1 THEN 'Dong' END,
                       CASE WHEN i % 9 > 0 THEN i % 13 - 3 END,
                       CASE WHEN i % 8 > 0 THEN (i % 29)::numeric / 2 END,
                       (ARRAY[true, false, NULL])[1 + i % 3],
                       CASE WHEN i % 7 > 0 THEN DATE '2024-02-25' + i % 10 END,
                       CASE WHEN i % 5 > 0 THEN TIMESTAMPTZ '2024-02-28T00:00:00Z' + i * INTERVAL '1 hour' END,
                       CASE WHEN i % 4 > 0 THEN DATE '2024-03-01' + i % 6 END,
                       CASE WHEN i % 11 > 2 THEN DATE '2024-03-01' + i % 6 + i % 11 - 3 END,
                       'nobody',
                       ST_Multi(ST_Transform(ST_MakeEnvelope(107.065 + (i % 20) * 0.0015, 20.935 + (i % 23) * 0.0013,
                                107.067 + (i % 20) * 0.0015, 20.938 + (i % 23) * 0.0013, 4326), 5899))
                FROM generate_series(1, 500) AS i;
                ANALYZE""");
    }

    private final PostgisFeatureSource source = new PostgisFeatureSource(DATABASE.pooled(), CATALOG);

    private List<String> matches(Filter filter) {
        return Streams.read(
                        source,
                        FeatureQuery.everything(WORKS).withFilter(filter).withPage(0, 1000))
                .stream()
                .map(feature -> (String) feature.values()[0])
                .toList();
    }

    private List<String> matches(String cql2) {
        return matches(Cql2.parseText(cql2, WORKS, CRS_84));
    }

    private static List<String> sql(String condition) {
        return DATABASE.query("SELECT code FROM layer.works WHERE " + condition + " ORDER BY fid");
    }

    /** @return requirement, CQL2 text, SQL, and CQL2 JSON or nothing */
    static Stream<Arguments> cases() {
        try (InputStream file = Cql2SqlTest.class.getResourceAsStream("cql2.txt")) {
            List<Arguments> cases = new ArrayList<>();
            String requirement = "";
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("/")) {
                    requirement = line;
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" \\|\\| ", -1);
                    cases.add(Arguments.of(requirement, parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
                }
            }
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void means_what_sql_by_hand_means(String requirement, String cql2, String sql, String json) {
        List<String> expected = sql(sql);

        assertThat(matches(cql2)).as(requirement + " " + cql2).isEqualTo(expected);
        if (!json.isEmpty()) {
            assertThat(matches(Cql2.parseJson(json, WORKS, CRS_84))).as(json).isEqualTo(expected);
        }
    }

    /** The standard's own test of logic: a condition of four others (annex A, /conf/basic-cql2/logical and after it). */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("someSeeds")
    void conf_logical_some_random_combinations_mean_what_sql_means(int seed) {
        combinations_mean_what_sql_means(seed);
    }

    static IntStream someSeeds() {
        return IntStream.range(0, 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    @Tag("soak")
    void conf_logical_many_random_combinations_mean_what_sql_means(int seed) {
        combinations_mean_what_sql_means(seed);
    }

    static IntStream manySeeds() {
        return IntStream.range(10, 200);
    }

    private void combinations_mean_what_sql_means(int seed) {
        List<Object[]> cases = cases().map(Arguments::get).toList();
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            String[] cql2 = new String[4];
            String[] sql = new String[4];
            for (int p = 0; p < 4; p++) {
                Object[] one = cases.get(random.nextInt(cases.size()));
                cql2[p] = "(" + one[1] + ")";
                sql[p] = "(" + one[2] + ")";
            }
            String form =
                    "((NOT %1$s AND %2$s) OR (%3$s AND NOT %4$s) OR NOT (%1$s AND %4$s) OR NOT (%2$s OR NOT %3$s))";
            // A relation that SQL has to be told by coalesce is never unknown there: compared where everything is
            // known.
            String known = " AND valid_from IS NOT NULL AND valid_to IS NOT NULL";

            assertThat(matches(form.formatted((Object[]) cql2) + known))
                    .as("seed %d: " + form.formatted((Object[]) cql2).replace("%", "%%"), seed)
                    .isEqualTo(sql(form.formatted((Object[]) sql) + known));
        }
    }

    @Test
    void literals_are_in_the_filters_crs_and_its_axis_order() {
        List<String> expected = matches("S_INTERSECTS(geom, LINESTRING(107.07 20.94, 107.09 20.96))");

        assertThat(expected).isNotEmpty();
        assertThat(matches(Cql2.parseText(
                        "S_INTERSECTS(geom, LINESTRING(20.94 107.07, 20.96 107.09))", WORKS, LATITUDE_FIRST)))
                .isEqualTo(expected);
        assertThat(matches(Cql2.parseJson(
                        "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geom\"},{\"type\":\"LineString\",\"coordinates\":[[20.94,107.07],[20.96,107.09]]}]}",
                        WORKS,
                        LATITUDE_FIRST)))
                .isEqualTo(expected);
        assertThat(matches(
                        Cql2.parseText("S_INTERSECTS(geom, BBOX(430000, 2317000, 430500, 2317500))", WORKS, VN_2000)))
                .isEqualTo(sql("ST_Intersects(geom, ST_MakeEnvelope(430000, 2317000, 430500, 2317500, 5899))"))
                .isNotEmpty();
    }

    @Test
    void what_is_hidden_cannot_be_asked_for_nor_told_from_what_is_not() {
        for (String form : List.of(
                "%s = 'x'",
                "CASEI(%s) = 'x'", "%s IS NULL", "S_INTERSECTS(%s, POINT(1 1))", "T_AFTER(%s, DATE('2024-01-01'))")) {
            assertThat(refusal(form.formatted("owner")).title().en().replace("owner", "?"))
                    .isEqualTo(refusal(form.formatted("never")).title().en().replace("never", "?"));
        }
    }

    private static FilterException refusal(String cql2) {
        return assertThatExceptionOfType(FilterException.class)
                .as(cql2)
                .isThrownBy(() -> Cql2.parseText(cql2, WORKS, CRS_84))
                .actual();
    }
}
