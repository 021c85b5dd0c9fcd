package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** JSON-FG (OGC 21-045r1), and the time around collections; tests carry the names of the requirements. */
class OgcApiJsonFgTest {

    private static final String PERMITS = "/collections/building_permit/items";
    private static final String WARNINGS = "/collections/hazard_warning/items";
    private static final String VN_2000 = "http://www.opengis.net/def/crs/EPSG/0/5899";
    private static final String LATITUDE_FIRST = "http://www.opengis.net/def/crs/EPSG/0/4326";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @BeforeAll
    static void rows() {
        SERVICE.database().execute("""
                INSERT INTO layer.building_permit (permit_no, issued_on, geom)
                VALUES ('GP-1', '2025-01-02', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899)),
                       ('GP-2', NULL, ST_SetSRID(ST_MakePoint(430010, 2317000), 5899)),
                       ('GP-3', '2025-03-04', ST_SetSRID(ST_MakePoint(430020, 2317000), 5899));
                INSERT INTO layer.hazard_warning (warning_id, risk_level, issued_at, valid_from, valid_to, geom)
                SELECT id, 2, '2026-08-01T00:00:00Z', f::timestamptz, t::timestamptz,
                       ST_Multi(ST_MakeEnvelope(430000, 2317000, 430100, 2317100, 5899))
                FROM (VALUES ('both', '2026-08-14T00:00:00Z', '2026-08-15T00:00:00Z'),
                             ('from', '2026-08-20T00:00:00Z', NULL), ('none', NULL, NULL)) AS w (id, f, t);
                """);
    }

    @Test
    void req_core_metadata_place_axis_order_and_geometry_wgs84() {
        HttpResponse<byte[]> response = API.get(PERMITS, "f", "jsonfg", "crs", VN_2000, "properties", "permit_no");
        assertThat(TestService.header(response, "Content-Type"))
                .startsWith("application/vnd.ogc.fg+json;compatibility=geojson");
        JsonNode page = API.json(PERMITS, "f", "jsonfg", "crs", VN_2000, "properties", "permit_no");
        assertThat(page.get("conformsTo").get(0).asString())
                .isEqualTo("http://www.opengis.net/spec/json-fg-1/1.0/conf/core");
        assertThat(page.get("featureType").asString()).isEqualTo("building_permit");
        assertThat(page.get("geometryDimension").asInt()).isZero();
        assertThat(page.get("coordRefSys").asString()).isEqualTo(VN_2000);
        assertThat(API.follow(page.get("featureSchema").asString()).get("type").asString())
                .isEqualTo("object");
        JsonNode feature = page.get("features").get(0);
        assertThat(feature.get("place").get("coordinates").get(0).asDouble()).isEqualTo(430000);
        assertThat(feature.get("place").get("coordinates").get(1).asDouble()).isEqualTo(2317000);
        assertThat(feature.get("geometry").get("coordinates").get(0).asDouble()).isCloseTo(107.07879625, within(1e-7));
        assertThat(feature.get("geometry").get("coordinates").get(1).asDouble()).isCloseTo(20.944878577, within(1e-7));
        assertThat(feature.get("properties").propertyNames()).containsExactly("permit_no");
        assertThat(feature.get("time").get("date").asString()).isEqualTo("2025-01-02");
        assertThat(page.get("features").get(1).get("time").isNull()).isTrue();
    }

    @Test
    void req_core_place_is_null_in_wgs84_longitude_latitude() {
        JsonNode feature = API.json(PERMITS, "f", "jsonfg").get("features").get(0);
        assertThat(feature.get("place").isNull()).isTrue();
        assertThat(feature.get("geometry").get("coordinates").get(0).asDouble()).isCloseTo(107.08, within(0.01));
        JsonNode turned = API.json(PERMITS, "f", "jsonfg", "crs", LATITUDE_FIRST)
                .get("features")
                .get(0);
        assertThat(turned.get("place").get("coordinates").get(0).asDouble()).isCloseTo(20.94, within(0.01));
        assertThat(turned.get("geometry").get("coordinates").get(0).asDouble()).isCloseTo(107.08, within(0.01));
    }

    @Test
    void req_core_interval_and_utc() {
        JsonNode features = API.json(WARNINGS, "f", "jsonfg").get("features");
        assertThat(features.get(0).get("time").toString())
                .isEqualTo("{\"interval\":[\"2026-08-14T00:00:00Z\",\"2026-08-15T00:00:00Z\"]}");
        assertThat(features.get(1).get("time").toString())
                .isEqualTo("{\"interval\":[\"2026-08-20T00:00:00Z\",\"..\"]}");
        assertThat(features.get(2).get("time").isNull()).isTrue();
    }

    @Test
    void one_feature_is_a_document_too() {
        JsonNode feature = API.json(PERMITS + "/building_permit.1", "f", "jsonfg", "crs", VN_2000);
        assertThat(feature.get("type").asString()).isEqualTo("Feature");
        assertThat(feature.get("conformsTo").isArray()).isTrue();
        assertThat(feature.get("coordRefSys").asString()).isEqualTo(VN_2000);
        assertThat(feature.get("place").get("coordinates").get(0).asDouble()).isEqualTo(430000);
        assertThat(OgcApi.links(feature, "alternate")).hasSize(2);
        HttpResponse<byte[]> negotiated =
                SERVICE.get("/ogc" + PERMITS + "/building_permit.1", "Accept", "application/vnd.ogc.fg+json");
        assertThat(TestService.header(negotiated, "Content-Type")).startsWith("application/vnd.ogc.fg+json");
    }

    @Test
    void req_core_fc_md_extent_tells_the_time_around_the_features() {
        assertThat(API.json("/collections/building_permit")
                        .at("/extent/temporal/interval/0")
                        .toString())
                .isEqualTo("[\"2025-01-01T17:00:00Z\",\"2025-03-04T16:59:59Z\"]");
        assertThat(API.json("/collections/hazard_warning")
                        .at("/extent/temporal/interval/0")
                        .toString())
                .isEqualTo("[\"2026-08-14T00:00:00Z\",null]");
        assertThat(API.json("/collections/street_light").at("/extent/temporal").isMissingNode())
                .isTrue();
        assertThat(TestService.text(SERVICE.get("/ogc/collections/building_permit?f=html")))
                .contains("2025-01-01T17:00:00Z – 2025-03-04T16:59:59Z");
    }

    @Test
    void pages_name_an_icon_that_is_there() {
        assertThat(TestService.text(SERVICE.get("/ogc?f=html"))).contains("/ogc/icon.svg");
        assertThat(SERVICE.get("/ogc/icon.svg").statusCode()).isEqualTo(200);
    }
}
