package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** {@code filter} in both bindings and {@code cql_filter} find what SQL by hand finds, on random conditions. */
class WfsFiltersAgainstSqlTest {

    private static final int CASES = 60;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(RandomCases.CATALOG);

    @RegisterExtension
    @Order(2)
    static final WfsServer SERVER = WfsServer.over(
            RandomCases.CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), RandomCases.CATALOG));

    private final WfsTruth truth = new WfsTruth(DATABASE);

    @BeforeAll
    static void randomFeatures() {
        System.out.println("WfsFiltersAgainstSqlTest: -Dsdi.test.seed=" + RandomCases.SEED);
        DATABASE.execute(RandomCases.inserts(new Random(RandomCases.SEED)));
    }

    @Test
    void random_conditions_in_three_languages_find_the_same_features() {
        Random random = new Random(RandomCases.SEED + 7);
        int proving = 0;
        for (int n = 0; n < CASES; n++) {
            Layer layer = RandomCases.pick(random, RandomCases.LAYERS);
            RandomCondition condition = RandomCondition.of(random, n % 3);
            while (!truth.always(layer, condition.certain())) {
                condition = RandomCondition.of(random, n % 3);
            }
            List<String> expected = truth.ids(layer, "WHERE " + condition.sql() + " ORDER BY fid");
            String as = "case " + n + " on " + layer.id() + ": ";
            WfsAsk fes =
                    new WfsAsk(layer).geoJson(true).properties(List.of("code")).filter(condition.fes());
            assertThat(ids(SERVER.get("GetFeature", fes.kvp())))
                    .as(as + condition.fes())
                    .isEqualTo(expected);
            assertThat(ids(SERVER.post("application/xml", fes.xml())))
                    .as(as + condition.fes())
                    .isEqualTo(expected);
            WfsAsk cql =
                    new WfsAsk(layer).geoJson(true).properties(List.of("code")).cql(condition.ecql());
            assertThat(ids(SERVER.get("GetFeature", cql.kvp())))
                    .as(as + condition.ecql())
                    .isEqualTo(expected);
            proving += expected.isEmpty() || expected.size() == RandomCases.FEATURES ? 0 : 1;
        }
        assertThat(proving).as("cases that prove something").isGreaterThan(CASES / 3);
    }

    @ParameterizedTest
    @CsvSource({"BBOX, ST_Intersects", "Intersects, ST_Intersects", "Disjoint, ST_Disjoint"})
    void shapes_relate_to_the_box_around_a_feature(String operator, String function) {
        String[] middle = DATABASE.queryOne("SELECT ST_X(c) || ' ' || ST_Y(c) FROM"
                        + " (SELECT ST_Centroid(ST_Extent(geom)) c FROM layer.pipe) middle")
                .split(" ", -1);
        int telling = 0;
        for (int n = -10; n <= 10; n++) {
            double west = Double.parseDouble(middle[0]) + n * 0.0005;
            double south = Double.parseDouble(middle[1]) + n * 0.0005;
            double east = west + 0.002;
            double north = south + 0.002;
            String fes = "<fes:" + operator + "><fes:ValueReference>gml:boundedBy</fes:ValueReference>"
                    + "<gml:Envelope srsName='http://www.opengis.net/def/crs/EPSG/0/4326'><gml:lowerCorner>" + south
                    + " "
                    + west + "</gml:lowerCorner><gml:upperCorner>" + north + " " + east
                    + "</gml:upperCorner></gml:Envelope></fes:" + operator + ">";
            String sql = "WHERE " + function + "(ST_Envelope(geom), ST_MakeEnvelope(" + west + ", " + south + ", "
                    + east + ", " + north + ", 4326)) ORDER BY fid";
            WfsAsk ask = new WfsAsk(RandomCases.PIPE)
                    .geoJson(true)
                    .properties(List.of("code"))
                    .filter(fes);
            List<String> expected = truth.ids(RandomCases.PIPE, sql);
            assertThat(ids(SERVER.get("GetFeature", ask.kvp()))).isEqualTo(expected);
            List<String> ofShape = truth.ids(RandomCases.PIPE, sql.replace("ST_Envelope(geom)", "geom"));
            telling += expected.equals(ofShape) ? 0 : 1;
        }
        assertThat(telling).as("boxes that say something else than shapes").isPositive();
    }

    @Test
    void cql_filter_and_bbox_both_hold() {
        String sql = "WHERE power > 1 AND ST_Intersects(geom, ST_MakeEnvelope(430100, 2317100, 431100, 2318900, 5899))";
        assertThat(ids(SERVER.get(
                        "GetFeature",
                        "typeNames",
                        "zone",
                        "cql_filter",
                        "power > 1",
                        "bbox",
                        "430100,2317100,431100,2318900",
                        "outputFormat",
                        "geojson")))
                .isEqualTo(truth.ids(RandomCases.ZONE, sql + " ORDER BY fid"))
                .isNotEmpty();
    }

    @Test
    void several_queries_are_answered_each_with_its_own_parts() {
        WfsServer.Answer answer = SERVER.get(
                "GetFeature",
                "typeNames",
                "(zone)(sdi:lamp)",
                "cql_filter",
                "(power = 3 OR (power = 4))(name = 'a)(b' OR power = 5)",
                "sortBy",
                "(code DESC)(power,code)",
                "srsName",
                "EPSG:5899",
                "outputFormat",
                "geojson");
        List<String> expected = new java.util.ArrayList<>(
                truth.ids(RandomCases.ZONE, "WHERE power IN (3, 4) ORDER BY code COLLATE \"vi-x-icu\" DESC"));
        expected.addAll(truth.ids(RandomCases.LAMP, "WHERE power = 5 ORDER BY code COLLATE \"vi-x-icu\""));
        assertThat(WfsReader.geoJson(answer.body()).ids()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter | <Filter xmlns='F'><ResourceId rid='zone.1'/></Filter><Filter xmlns='F'><ResourceId rid='zone.2'/></Filter>",
                "filter | <Filter xmlns='F'><ResourceId rid='zone.1'/></Filter>and more",
                "filter | <Filter xmlns='F'/>",
                "cql_filter | code = 'zone-1'; code = 'zone-2'",
                "cql_filter | code = 'zone-1' code = 'zone-2'",
            })
    void what_follows_a_filter_is_not_overlooked(String parameter, String written) {
        WfsServer.Answer answer = SERVER.get("GetFeature", "typeNames", "zone", parameter, written);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("ows:ExceptionReport", "locator=\"" + parameter + "\"");
    }

    private static List<String> ids(WfsServer.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return WfsReader.geoJson(answer.body()).idsByFid();
    }
}
