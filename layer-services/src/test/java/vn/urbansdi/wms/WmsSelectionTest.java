package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** Maps of a part of a layer's features: at a time (OGC 06-042, annexes C and D), and by a filter. */
class WmsSelectionTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    /** Four squares of 100 m, side by side, of 10 pixels each. */
    private static final String[] MAP = WmsDocumentsTest.with(
            WmsDocumentsTest.MAP_1_3_0,
            "LAYERS",
            "hazard_warning",
            "CRS",
            "EPSG:5899",
            "BBOX",
            "430000,2317000,430400,2317100",
            "WIDTH",
            "40",
            "HEIGHT",
            "10");

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @BeforeAll
    static void warnings() {
        DATABASE.execute(
                "INSERT INTO layer.hazard_warning (warning_id, risk_level, hazard, issued_at, valid_from, valid_to,"
                        + " geom) SELECT 'W' || i, i + 1, CASE i WHEN 2 THEN 'FLOOD' ELSE 'HEAVY_RAIN' END,"
                        + " '2026-08-01T00:00:00Z', f, t, ST_Multi(ST_MakeEnvelope(430000 + 100 * i,"
                        + " 2317000, 430100 + 100 * i, 2317100, 5899)) FROM (VALUES"
                        + " (0, timestamptz '2026-08-01T00:00:00Z', timestamptz '2026-08-02T00:00:00Z'),"
                        + " (1, '2026-08-02T00:00:00Z', '2026-08-05T00:00:00Z'),"
                        + " (2, '2026-09-10T00:00:00Z', '2026-09-12T00:00:00Z'),"
                        + " (3, '2026-09-11T00:00:00Z', NULL)) v (i, f, t)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-08-01T12:00:00Z | 1000",
                "2026-08-02T00:00:00Z | 1100",
                "2026-08-02T07:00:00+07:00 | 1100",
                "2026-08-02T00:00:01Z | 0100",
                "2026-08-20T00:00:00Z | 0000",
                "2026-08-01T12:00:00Z,2026-09-10T12:00:00Z | 1010",
                "2026-08-01T12:00:00Z/2026-08-03T00:00:00Z | 1100",
                "2026-08-01T12:00:00Z/2026-08-03T00:00:00Z/PT1H | 1100",
                "2026-08 | 1100",
                "2026-09 | 0011",
                "2026-08/2026-09 | 1111",
                "2026 | 1111",
                "current | 0001",
                "2026-08-04 | 0100",
                "2026-10-01T00:00:00Z | 0001",
            })
    void a_map_shows_what_holds_at_the_time(String time, String seen) {
        assertThat(seen(WmsDocumentsTest.with(MAP, "TIME", time))).isEqualTo(seen);
    }

    @Test
    void who_asks_for_no_time_sees_all_and_layers_without_time_do_not_mind() {
        assertThat(seen(MAP)).isEqualTo("1111");
        WmsServer.Answer wards =
                SERVER.get(WmsDocumentsTest.with(WmsDocumentsTest.MAP_1_3_0, "TIME", "2026-08-01T12:00:00Z"));
        assertThat(wards.contentType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday",
        "2026-13",
        "2026-08-32",
        "2026-08-01T12:00:00",
        "2026-08-03/2026-08-01",
        "/",
        "1999-01-01T00:00:00Z"
    })
    void a_time_that_is_none_or_lies_outside_is_refused(String time) {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(MAP, "TIME", time));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("code=\"InvalidDimensionValue\"", "locator=\"TIME\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "risk_level >= 3 | 0011",
                "hazard = 'FLOOD' OR risk_level = 1 | 1010",
                "warning_id LIKE 'W%' AND NOT risk_level IN (1, 2) | 0011",
                "valid_to IS NULL | 0001",
                "BBOX(geom, 430150, 2317010, 430160, 2317020) | 0100",
                "warning_id = 'a;b' OR risk_level = 2 | 0100",
            })
    void a_map_shows_what_the_filter_lets_through(String filter, String seen) {
        assertThat(seen(WmsDocumentsTest.with(MAP, "CQL_FILTER", filter))).isEqualTo(seen);
    }

    @Test
    void each_layer_has_its_filter_and_time_and_filter_go_together() {
        String[] two = WmsDocumentsTest.with(MAP, "LAYERS", "ward,hazard_warning");
        assertThat(seen(WmsDocumentsTest.with(two, "CQL_FILTER", ";risk_level = 4")))
                .isEqualTo("0001");
        assertThat(seen(WmsDocumentsTest.with(
                        two, "CQL_FILTER", "name = 'x;y';risk_level > 1", "TIME", "2026-08-02T00:00:00Z")))
                .isEqualTo("0100");
        WmsServer.Answer one = SERVER.get(WmsDocumentsTest.with(two, "CQL_FILTER", "risk_level = 4"));
        assertThat(one.status()).isEqualTo(400);
        assertThat(one.text()).contains("locator=\"CQL_FILTER\"");
    }

    @ParameterizedTest
    @CsvSource({"owner_name = 'x'", "nothing = 1", "risk_level =", "risk_level = (SELECT 1)", "pg_sleep(10) = 1"})
    void a_filter_that_cannot_be_is_refused(String filter) {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(MAP, "CQL_FILTER", filter));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("code=\"InvalidParameterValue\"", "locator=\"CQL_FILTER\"");
    }

    @Test
    void feature_information_is_of_what_is_drawn() {
        String[] info = WmsDocumentsTest.with(
                MAP,
                "REQUEST",
                "GetFeatureInfo",
                "QUERY_LAYERS",
                "hazard_warning",
                "INFO_FORMAT",
                "application/geo+json",
                "I",
                "15",
                "J",
                "5");
        assertThat(SERVER.get(WmsDocumentsTest.with(info, "TIME", "2026-08-03")).text())
                .contains("W1");
        assertThat(SERVER.get(WmsDocumentsTest.with(info, "TIME", "2026-09-11")).text())
                .doesNotContain("W1");
        assertThat(SERVER.get(WmsDocumentsTest.with(info, "CQL_FILTER", "risk_level = 1"))
                        .text())
                .doesNotContain("W1");
    }

    @Test
    void capabilities_say_from_when_until_when() {
        WmsServer.Answer current = SERVER.get("SERVICE", "WMS", "REQUEST", "GetCapabilities");
        assertThat(OgcSchemas.errors(
                        current.bytes(),
                        null,
                        "http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd",
                        "http://schemas.opengis.net/sld/1.1.0/sld_capabilities.xsd"))
                .isEmpty();
        assertThat(current.text())
                .containsPattern("<Dimension name=\"time\" units=\"ISO8601\" default=\"2026-08-01T00:00:00Z/[^\"]+\""
                        + " multipleValues=\"1\" nearestValue=\"0\">2026-08-01T00:00:00Z/[-0-9T:.]+Z/PT1S</Dimension>");
        WmsServer.Answer earlier = SERVER.get("SERVICE", "WMS", "VERSION", "1.1.1", "REQUEST", "GetCapabilities");
        assertThat(OgcSchemas.documentTypeErrors(earlier.bytes())).isEmpty();
        assertThat(earlier.text())
                .contains("<Dimension name=\"time\" units=\"ISO8601\"/>")
                .containsPattern("<Extent name=\"time\" default=\"[^\"]+\" nearestValue=\"0\">2026-08-01T00:00:00Z/");
    }

    @Test
    void describe_layer_names_the_features_behind_a_map() {
        WmsServer.Answer current = SERVER.get(
                "SERVICE", "WMS", "VERSION", "1.3.0", "REQUEST", "DescribeLayer", "LAYERS", "ward,hazard_warning");
        assertThat(OgcSchemas.errors(current.bytes(), null, "http://schemas.opengis.net/sld/1.1.0/DescribeLayer.xsd"))
                .isEmpty();
        assertThat(current.text())
                .contains("FeatureTypeName>" + CATALOG.deployment().prefix() + ":hazard_warning<", "/wfs?\"");
        WmsServer.Answer earlier =
                SERVER.get("SERVICE", "WMS", "VERSION", "1.1.1", "REQUEST", "DescribeLayer", "LAYERS", "ward");
        assertThat(OgcSchemas.documentTypeErrors(earlier.bytes())).isEmpty();
        assertThat(earlier.text())
                .contains("name=\"ward\"", "typeName=\"" + CATALOG.deployment().prefix() + ":ward\"");
        assertThat(SERVER.get("SERVICE", "WMS", "REQUEST", "DescribeLayer", "LAYERS", "nowhere")
                        .text())
                .contains("LayerNotDefined");
    }

    /** For each square 1 if its middle is painted. */
    private static String seen(String[] request) {
        BufferedImage picture = SERVER.get(request).picture();
        StringBuilder seen = new StringBuilder();
        for (int square = 0; square < 4; square++) {
            seen.append((picture.getRGB(10 * square + 5, 5) & 0xFFFFFF) == 0xFFFFFF ? '0' : '1');
        }
        return seen.toString();
    }
}
