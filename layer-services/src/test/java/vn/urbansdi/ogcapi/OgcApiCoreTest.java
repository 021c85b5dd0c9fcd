package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.app.TestService.header;
import static vn.urbansdi.app.TestService.text;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** OGC API – Features – Part 1: Core (OGC 17-069r4); tests carry the names of its requirements. */
class OgcApiCoreTest {

    private static final String PERMITS = "/collections/building_permit/items";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @BeforeAll
    static void rows() {
        SERVICE.database().execute("""
                INSERT INTO layer.building_permit (permit_no, ward_code, status, issued_on, floors, address, geom)
                SELECT 'GP-' || i, CASE WHEN i % 2 = 0 THEN '06685' ELSE '06652' END, 'ISSUED', date '2025-01-01' + i, i,
                       '<b>Số ' || i || ' & "phố"</b>', ST_SetSRID(ST_MakePoint(430000 + 10 * i, 2317000), 5899)
                FROM generate_series(1, 25) i;
                """);
    }

    @Test
    void req_core_root_op_and_root_success() {
        for (String path : List.of("", "/")) {
            JsonNode landing = API.json(path);
            assertThat(landing.get("title").asString()).contains("Quảng Ninh");
            assertThat(OgcApi.links(landing, "service-desc").get(0).get("type").asString())
                    .isEqualTo("application/vnd.oai.openapi+json;version=3.0");
            assertThat(API.follow(OgcApi.href(landing, "service-desc"))
                            .get("openapi")
                            .asString())
                    .startsWith("3.0");
            assertThat(API.follow(OgcApi.href(landing, "conformance")).get("conformsTo"))
                    .hasSizeGreaterThan(5);
            assertThat(API.follow(OgcApi.href(landing, "data")).get("collections"))
                    .hasSize(18);
            assertThat(OgcApi.href(landing, "self")).isEqualTo(SERVICE.address() + "/ogc");
            assertThat(OgcApi.href(landing, "service-doc")).endsWith("/ogc/api?f=html");
        }
    }

    @Test
    void req_core_conformance_success() {
        assertThat(API.json("/conformance").get("conformsTo").valueStream().map(JsonNode::asString))
                .contains(
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs");
    }

    @Test
    void req_core_query_param_unknown() {
        for (String path :
                List.of("", "/conformance", "/api", "/collections", "/collections/ward", PERMITS, PERMITS + "/1")) {
            assertThat(API.refused(400, path, "nothing", "1")
                            .get("messages")
                            .get("en")
                            .asString())
                    .contains("nothing");
        }
        // Names of parameters are taken literally, and of attributes only what everybody may see can be filtered by.
        API.refused(400, PERMITS, "LIMIT", "1");
        API.refused(400, PERMITS, "applicant_name", "x");
        API.refused(400, PERMITS, "limit", "1", "limit", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit|0",
                "limit|-1",
                "limit|1.5",
                "limit|x",
                "limit|''",
                "bbox|1,2,3",
                "bbox|1,2,3,4,5",
                "bbox|a,b,c,d",
                "bbox|1,2,3,NaN",
                "bbox|0,5,1,4",
                "bbox|0,0,1,91",
                "bbox|-181,0,1,1",
                "bbox|0,0,9,1,1,1",
                "bbox|''",
                "datetime|yesterday",
                "datetime|2026-13-01",
                "datetime|2026-08-14T00:00:00",
                "datetime|../..",
                "datetime|2026-08-14T00:00:00Z/2026-08-13T00:00:00Z",
                "datetime|a/b/c",
                "datetime|/",
                "crs|EPSG:4326",
                "bbox-crs|http://www.opengis.net/def/crs/EPSG/0/2154",
                "cursor|AAAA",
                "cursor|!",
                "f|xml",
                "lang|fr",
                "issued_on|yesterday",
                "properties|nothing",
                "properties|geom"
            })
    void req_core_query_param_invalid(String name, String value) {
        API.refused(400, PERMITS, name, value);
    }

    @Test
    void req_core_http_and_not_found() {
        API.refused(404, "/collections/nothing");
        API.refused(404, "/collections/nothing/items");
        API.refused(404, PERMITS + "/building_permit.999");
        API.refused(404, PERMITS + "/ward.1");
        API.refused(404, "/nothing");
        HttpResponse<byte[]> post =
                SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + "/ogc/collections"))
                        .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(post.statusCode()).isEqualTo(405);
    }

    @Test
    void req_core_fc_md_success_and_extent() {
        JsonNode collection = API.json("/collections/building_permit");
        assertThat(collection.get("id").asString()).isEqualTo("building_permit");
        JsonNode box = collection.get("extent").get("spatial").get("bbox").get(0);
        assertThat(box.get(0).asDouble()).isBetween(107.078, 107.0791);
        assertThat(box.get(1).asDouble()).isBetween(20.944, 20.946);
        assertThat(OgcApi.links(collection, "items").get(0).get("type").asString())
                .isEqualTo("application/geo+json");
        assertThat(API.follow(OgcApi.href(collection, "items"))
                        .get("numberMatched")
                        .asInt())
                .isEqualTo(25);
        // Without features: the deployment's area.
        assertThat(API.json("/collections/ward")
                        .get("extent")
                        .get("spatial")
                        .get("bbox")
                        .get(0)
                        .get(0)
                        .asDouble())
                .isEqualTo(106.40);
        assertThat(API.json("/collections/sdi:building_permit").get("id").asString())
                .isEqualTo("building_permit");
    }

    @Test
    void req_core_fc_limit_response_and_links() {
        List<String> seen = new ArrayList<>();
        JsonNode page = API.json(PERMITS, "limit", "10");
        while (true) {
            assertThat(page.get("numberMatched").asInt()).isEqualTo(25);
            assertThat(page.get("numberReturned").asInt())
                    .isEqualTo(page.get("features").size());
            assertThat(OffsetDateTime.parse(page.get("timeStamp").asString())).isNotNull();
            assertThat(OgcApi.links(page, "self")).hasSize(1);
            assertThat(OgcApi.links(page, "alternate").stream()
                            .map(link -> link.get("type").asString()))
                    .containsExactly("application/vnd.ogc.fg+json", "text/html", "text/csv", "application/flatgeobuf");
            seen.addAll(OgcApi.ids(page));
            if (OgcApi.links(page, "next").isEmpty()) {
                break;
            }
            assertThat(page.get("features")).hasSize(10);
            page = API.follow(OgcApi.href(page, "next"));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(OgcApi.links(API.json(PERMITS, "limit", "25"), "next")).isEmpty();
        // More than the maximum is the maximum (/req/core/fc-limit-response-1 C).
        assertThat(OgcApi.ids(API.json(PERMITS, "limit", "999999999999"))).hasSize(25);
        String next = OgcApi.href(API.json(PERMITS, "limit", "5"), "next");
        API.refused(400, PERMITS, "status", "ISSUED", "cursor", next.replaceFirst(".*cursor=", ""));
    }

    @Test
    void req_core_fc_bbox_response() {
        assertThat(OgcApi.ids(API.json(PERMITS, "bbox", "-180,-90,180,90"))).hasSize(25);
        assertThat(OgcApi.ids(API.json(PERMITS, "bbox", "106,20,0,108,22,100"))).hasSize(25);
        assertThat(OgcApi.ids(API.json(PERMITS, "bbox", "5,40,10,50"))).isEmpty();
        // Over the antimeridian: from 107° eastwards once round to 100°, and a box that holds nothing of the place.
        assertThat(OgcApi.ids(API.json(PERMITS, "bbox", "107,20,100,21"))).hasSize(25);
        assertThat(OgcApi.ids(API.json(PERMITS, "bbox", "177,65,-177,70"))).isEmpty();
        assertThat(OgcApi.ids(API.json(PERMITS, "bbox", "177,-70,-177,70"))).isEmpty();
    }

    @Test
    void rec_core_fc_filters() {
        assertThat(API.json(PERMITS, "ward_code", "06685").get("numberMatched").asInt())
                .isEqualTo(12);
        assertThat(API.json(PERMITS, "ward_code", "06685", "permit_no", "GP-2")
                        .get("numberMatched")
                        .asInt())
                .isEqualTo(1);
        assertThat(API.json(PERMITS, "ward_code", "' OR 1=1 --")
                        .get("numberMatched")
                        .asInt())
                .isZero();
        assertThat(API.json(PERMITS, "ward_code", "").get("numberMatched").asInt())
                .isEqualTo(25);
        JsonNode some = API.json(PERMITS, "properties", "floors,permit_no", "limit", "1");
        assertThat(some.get("features").get(0).get("properties").propertyNames())
                .containsExactlyInAnyOrder("permit_no", "floors");
    }

    @Test
    void req_core_f_success_and_links() {
        String id = OgcApi.ids(API.json(PERMITS, "limit", "1")).get(0);
        for (String name : List.of(id, id.substring(id.indexOf('.') + 1))) {
            JsonNode feature = API.json(PERMITS + "/" + name);
            assertThat(feature.get("type").asString()).isEqualTo("Feature");
            assertThat(feature.get("id").asString()).isEqualTo(id);
            assertThat(feature.get("geometry").get("type").asString()).isEqualTo("Point");
            assertThat(OgcApi.href(feature, "self")).endsWith(PERMITS + "/" + id);
            assertThat(OgcApi.href(feature, "collection")).endsWith("/collections/building_permit");
        }
        assertThat(header(API.get(PERMITS + "/" + id), "Content-Type")).isEqualTo("application/geo+json");
    }

    @Test
    void req_geojson_content_and_req_html_content() {
        assertThat(header(API.get(PERMITS), "Content-Type")).isEqualTo("application/geo+json");
        for (String path : List.of(
                "", "/conformance", "/api", "/collections", "/collections/building_permit", PERMITS, PERMITS + "/1")) {
            for (HttpResponse<byte[]> page : List.of(
                    API.get(path, "f", "html"),
                    SERVICE.get("/ogc" + path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
                    API.get(path, "f", "html", "lang", "en"))) {
                String html = text(page);
                assertThat(page.statusCode()).as(html).isEqualTo(200);
                assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
                assertThat(html).startsWith("<!DOCTYPE html>").contains("</html>");
                assertThat(html)
                        .as("nothing that the policy of the service forbids")
                        .doesNotContain("<script", "<style", "style=", "onclick", "<b>Số");
                assertThat(html.replace(SERVICE.address(), "").replace("http://www.opengis.net/", ""))
                        .as("nothing from another host")
                        .doesNotContain("http://", "https://", "src=");
            }
        }
        assertThat(SERVICE.get("/ogc/ogcapi.css").statusCode()).isEqualTo(200);
        assertThat(text(API.get(PERMITS, "f", "html"))).contains("&lt;b&gt;Số 1 &amp; &quot;phố&quot;&lt;/b&gt;");
        assertThat(text(API.get(PERMITS, "f", "html", "lang", "en", "limit", "5")))
                .contains("5 / 25", "Next page");
        assertThat(text(API.get(PERMITS, "f", "html", "lang", "vi", "limit", "5")))
                .contains("Trang sau", "Số giấy phép");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/json;q=0, text/html;q=0", "///"})
    void what_is_not_offered_is_not_acceptable(String accept) {
        assertThat(SERVICE.get("/ogc/collections", "Accept", accept).statusCode())
                .isEqualTo(406);
    }

    @Test
    void what_the_client_prefers_is_sent() {
        assertThat(header(SERVICE.get("/ogc" + PERMITS, "Accept", "application/json"), "Content-Type"))
                .isEqualTo("application/geo+json");
        assertThat(header(
                        SERVICE.get("/ogc" + PERMITS, "Accept", "application/geo+json;q=0.2, text/html;q=0.5"),
                        "Content-Type"))
                .startsWith("text/html");
        assertThat(header(
                        SERVICE.get("/ogc/api", "Accept", "application/vnd.oai.openapi+json;version=3.0"),
                        "Content-Type"))
                .isEqualTo("application/vnd.oai.openapi+json;version=3.0");
    }
}
