package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** OGC API – Features – Part 3: Filtering (OGC 19-079r2), and sorting; tests carry the names of the requirements. */
class OgcApiFilterTest {

    private static final String PERMITS = "/collections/building_permit/items";
    private static final String LATITUDE_FIRST = "http://www.opengis.net/def/crs/EPSG/0/4326";
    private static final String VN_2000 = "http://www.opengis.net/def/crs/EPSG/0/5899";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @BeforeAll
    static void rows() {
        SERVICE.database().execute("""
                INSERT INTO layer.building_permit (permit_no, ward_code, permit_type, status, issued_on, floors, address, applicant_name, geom)
                SELECT 'GP-' || i, CASE WHEN i % 3 > 0 THEN '066' || i % 5 END, CASE i % 4 WHEN 0 THEN 'NEW' WHEN 1 THEN 'REPAIR' END,
                       'ISSUED', CASE WHEN i % 7 > 0 THEN date '2025-01-01' + i % 11 END, i % 9, 'Số ' || i || ' Đường Hạ Long',
                       'Nguyễn Văn ' || i, ST_SetSRID(ST_MakePoint(430000 + 10 * i, 2317000 + i % 13), 5899)
                FROM generate_series(1, 200) i;
                """);
    }

    private static List<String> ids(String condition) {
        return SERVICE.database()
                .query("SELECT 'building_permit.' || fid FROM layer.building_permit WHERE " + condition
                        + " ORDER BY fid");
    }

    @Test
    void req_filter_filter_param_and_mixing_expressions() {
        assertThat(OgcApi.ids(API.json(PERMITS, "limit", "1000", "filter", "floors > 6 AND ward_code LIKE '066%'")))
                .isEqualTo(ids("floors > 6 AND ward_code LIKE '066%'"))
                .isNotEmpty();
        assertThat(OgcApi.ids(API.json(
                        PERMITS,
                        "limit",
                        "1000",
                        "filter",
                        "floors > 6 OR floors = 1",
                        "ward_code",
                        "0661",
                        "datetime",
                        "2025-01-05/..")))
                .isEqualTo(ids("(floors > 6 OR floors = 1) AND ward_code = '0661'"
                        + " AND (issued_on >= '2025-01-05' OR issued_on IS NULL)"))
                .isNotEmpty();
        assertThat(API.json(PERMITS, "filter", "").get("numberMatched").asInt()).isEqualTo(200);
    }

    @Test
    void arithmeticWithoutAResultSaysWhatIsWrong() {
        for (String filter : List.of("floors ^ -1 > 0", "(0 - floors) ^ 0.5 > 0", "floors * 10 ^ 400 > 0")) {
            assertThat(API.refused(400, PERMITS, "filter", filter)
                            .get("messages")
                            .toString())
                    .contains("luỹ thừa", "arithmetic of the filter");
        }
        assertThat(API.refused(400, PERMITS, "filter", "S_INTERSECTS(geom, POINT(1e308 1e308))")
                        .get("messages")
                        .toString())
                .contains("hệ toạ độ");
    }

    @Test
    void req_filter_filter_lang_param() {
        String json = "{\"op\":\"<\",\"args\":[{\"property\":\"floors\"},2]}";
        List<String> expected = ids("floors < 2");
        assertThat(OgcApi.ids(API.json(PERMITS, "filter", json, "filter-lang", "cql2-json")))
                .isEqualTo(expected);
        assertThat(OgcApi.ids(API.json(PERMITS, "filter", "floors < 2", "filter-lang", "cql2-text")))
                .isEqualTo(expected);
        API.refused(400, PERMITS, "filter", "floors < 2", "filter-lang", "ecql");
        API.refused(400, PERMITS, "filter", "floors < 2", "filter-lang", "cql2-json");
    }

    @Test
    void req_filter_filter_crs_param_and_filter_crs_wgs84() {
        List<String> expected =
                ids("ST_Intersects(geom, ST_Transform(ST_MakeEnvelope(107.08, 20.94, 107.09, 20.95, 4326), 5899))");
        assertThat(expected).hasSizeBetween(20, 180);
        assertThat(OgcApi.ids(API.json(
                        PERMITS, "limit", "1000", "filter", "S_INTERSECTS(geom, BBOX(107.08, 20.94, 107.09, 20.95))")))
                .isEqualTo(expected);
        assertThat(OgcApi.ids(API.json(
                        PERMITS,
                        "limit",
                        "1000",
                        "filter",
                        "S_INTERSECTS(geom, POLYGON((20.94 107.08, 20.95 107.08, 20.95 107.09, 20.94 107.09, 20.94 107.08)))",
                        "filter-crs",
                        LATITUDE_FIRST)))
                .isEqualTo(expected);
        assertThat(OgcApi.ids(API.json(
                        PERMITS, "filter", "S_INTERSECTS(geom, POINT(430070 2317007))", "filter-crs", VN_2000)))
                .containsExactly("building_permit.7");
        API.refused(400, PERMITS, "filter-crs", "EPSG:4326");
    }

    @Test
    void req_queryables_get_queryables_response_and_what_is_not_among_them() {
        JsonNode queryables = API.json("/collections/building_permit/queryables");
        assertThat(queryables.get("properties").propertyNames())
                .contains("fid", "permit_no", "floors", "geom")
                .doesNotContain("applicant_name");
        assertThat(queryables.get("additionalProperties").asBoolean()).isFalse();
        String hidden = API.refused(400, PERMITS, "filter", "applicant_name = 'x'")
                .get("messages")
                .toString();
        String unknown = API.refused(400, PERMITS, "filter", "nothingxx = 'x'")
                .get("messages")
                .toString();
        assertThat(hidden.replace("applicant_name", "?")).isEqualTo(unknown.replace("nothingxx", "?"));
        assertThat(hidden).contains("character 1", "ký tự thứ 1");
    }

    @Test
    void req_queryables_query_parameters_parameters() {
        for (String id : List.of("building_permit", "street_light", "hazard_warning", "road")) {
            JsonNode queryables = API.json("/collections/" + id + "/queryables");
            for (String name : queryables.get("properties").propertyNames()) {
                JsonNode schema = queryables.get("properties").get(name);
                if (schema.has("type") && !name.equals("fid")) {
                    String value = schema.has("oneOf")
                            ? schema.get("oneOf").get(0).get("const").asString()
                            : switch (schema.get("type").asString()
                                    + schema.path("format").asString("")) {
                                case "stringdate" -> "2025-01-01";
                                case "stringdate-time" -> "2025-01-01T00:00:00Z";
                                case "boolean" -> "true";
                                default -> "1";
                            };
                    API.json("/collections/" + id + "/items", name, value);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "floors >|filter",
                "floors > 1 AND (address LIKE 'x'|filter",
                "avg(floors) > 1|filter",
                "floors = 'x'|filter",
                "permit_no = 1|filter",
                "nothing|sortby",
                "applicant_name|sortby",
                "geom|sortby",
                "floors|sortby",
                "permit_no,-permit_no|sortby",
                "permit_no,,status|sortby",
                "+|sortby"
            })
    void what_cannot_be_asked_is_refused(String value, String parameter) {
        API.refused(400, PERMITS, parameter, value);
    }

    @Test
    void rec_sortby_orders_features_page_by_page_with_ties_and_missing_values() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> names = new ArrayList<>(API.json("/collections/building_permit/sortables")
                .get("properties")
                .propertyNames());
        assertThat(names).contains("fid", "issued_on", "permit_type").doesNotContain("applicant_name", "geom");
        for (int i = 0; i < 30; i++) {
            List<String> asked = new ArrayList<>();
            List<String> order = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                String name = names.get(random.nextInt(names.size()));
                boolean descending = random.nextBoolean();
                if (asked.stream().noneMatch(each -> each.endsWith(name))) {
                    asked.add((descending ? "-" : random.nextBoolean() ? "+" : "") + name);
                    order.add(name + (descending ? " DESC NULLS LAST" : " ASC NULLS LAST"));
                }
            }
            String filter = random.nextBoolean() ? "floors > 3" : "";
            List<String> expected = SERVICE.database()
                    .query("SELECT 'building_permit.' || fid FROM layer.building_permit "
                            + (filter.isEmpty() ? "" : "WHERE " + filter) + " ORDER BY " + String.join(", ", order)
                            + ", fid");
            List<String> seen = new ArrayList<>();
            JsonNode page = API.json(
                    PERMITS,
                    "sortby",
                    String.join(",", asked),
                    "filter",
                    filter,
                    "limit",
                    Integer.toString(7 + random.nextInt(60)),
                    "properties",
                    "address");
            while (true) {
                seen.addAll(OgcApi.ids(page));
                assertThat(page.get("numberMatched").asInt()).isEqualTo(expected.size());
                assertThat(Set.copyOf(
                                page.get("features").get(0).get("properties").propertyNames()))
                        .containsExactly("address");
                if (OgcApi.links(page, "next").isEmpty()) {
                    break;
                }
                page = API.follow(OgcApi.href(page, "next"));
            }
            assertThat(seen).as("seed %d: %s %s", seed, asked, filter).isEqualTo(expected);
        }
    }

    @Test
    void a_cursor_belongs_to_its_order() {
        JsonNode page = API.json(PERMITS, "sortby", "-issued_on", "limit", "5");
        String next = OgcApi.href(page, "next");
        String cursor = next.replaceAll(".*cursor=([^&]*).*", "$1");
        API.refused(400, PERMITS, "sortby", "issued_on", "cursor", cursor);
        API.refused(400, PERMITS, "sortby", "-issued_on", "cursor", cursor.substring(2));
        API.refused(400, PERMITS, "sortby", "-issued_on", "cursor", cursor + "AAAA");
    }

    @Test
    void req_queryables_query_parameters_the_number_too() {
        assertThat(OgcApi.ids(API.json(PERMITS, "fid", "7"))).containsExactly("building_permit.7");
        assertThat(OgcApi.ids(API.json(PERMITS, "fid", "7", "floors", "8"))).isEmpty();
        assertThat(SERVICE.get("/ogc" + PERMITS + "?fid=x").statusCode()).isEqualTo(400);
    }
}
