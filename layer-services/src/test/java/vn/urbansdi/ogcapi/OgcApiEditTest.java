package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;

/** OGC API – Features – Part 4 (OGC 20-002r1) over a real database; tests carry the names of its requirements. */
class OgcApiEditTest {

    private static final String LIGHTS = "/collections/street_light/items";
    private static final String VN_2000 = "http://www.opengis.net/def/crs/EPSG/0/5899";
    private static final String GEO_JSON = "application/geo+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[107.07879625,20.944878577]}";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @BeforeEach
    void threeLights() {
        SERVICE.database()
                .execute(
                        "DELETE FROM layer.street_light; DELETE FROM history.street_light;"
                                + " DELETE FROM sdi.feature_lock; ALTER TABLE layer.street_light ALTER fid RESTART WITH 1;"
                                + " INSERT INTO layer.street_light (light_id, power_w, road_name, geom) SELECT 'L' || i, 50 + i,"
                                + " 'Lê Thánh Tông', ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 3) i");
    }

    @Test
    void req_create_replace_delete_options_op_options_response_and_accept_post() {
        HttpResponse<byte[]> items = send("OPTIONS", LIGHTS, "");
        assertThat(items.statusCode()).isEqualTo(200);
        assertThat(allowed(items)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
        assertThat(TestService.header(items, "Accept-Post")).contains(GEO_JSON, "application/vnd.ogc.fg+json");
        HttpResponse<byte[]> item = send("OPTIONS", LIGHTS + "/street_light.1", "");
        assertThat(item.statusCode()).isEqualTo(200);
        assertThat(allowed(item)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE");
        assertThat(TestService.header(item, "Accept-Patch")).isEqualTo(MERGE_PATCH);
        HttpResponse<byte[]> foreign = send("OPTIONS", LIGHTS, "", "X-Forwarded-For", "203.0.113.7");
        assertThat(allowed(foreign)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    }

    @Test
    void req_create_replace_delete_post_op_body_response_and_response_rid() {
        HttpResponse<byte[]> made = send("POST", LIGHTS, light("N1", POINT), "Content-Type", GEO_JSON);
        assertThat(made.statusCode()).as(TestService.text(made)).isEqualTo(201);
        String location = TestService.header(made, "Location");
        assertThat(location).isEqualTo(SERVICE.address() + "/ogc" + LIGHTS + "/street_light.4");
        assertThat(TestService.header(made, "ETag")).isEqualTo("\"1\"");
        JsonNode feature = API.follow(location);
        assertThat(feature.get("id").asString()).isEqualTo("street_light.4");
        assertThat(feature.at("/properties/light_id").asString()).isEqualTo("N1");
        assertThat(feature.at("/properties/pole_height_m").asDouble()).isEqualTo(8.5);
        assertThat(feature.at("/properties/installed_on").asString()).isEqualTo("2024-02-29");
        assertThat(feature.at("/geometry/coordinates/0").asDouble()).isCloseTo(107.07879625, within(1e-8));
        assertThat(SERVICE.database().queryOne("SELECT changed_by || version FROM layer.street_light WHERE fid = 4"))
                .isEqualTo("local1");
    }

    @Test
    void req_features_content_crs_header_default_crs_and_crs_other_crs() {
        String projected = "{\"type\":\"Point\",\"coordinates\":[430000,2317000]}";
        assertThat(send(
                                "POST",
                                LIGHTS,
                                light("C1", projected),
                                "Content-Type",
                                GEO_JSON,
                                "Content-Crs",
                                "<" + VN_2000 + ">")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("POST", LIGHTS, light("C2", POINT), "Content-Type", GEO_JSON)
                        .statusCode())
                .isEqualTo(201);
        String fg = light("C3", "null")
                .replace(
                        "\"type\":\"Feature\"",
                        "\"type\":\"Feature\",\"coordRefSys\":\"" + VN_2000 + "\",\"time\":null,\"place\":"
                                + projected);
        assertThat(send("POST", LIGHTS, fg, "Content-Type", "application/vnd.ogc.fg+json")
                        .statusCode())
                .isEqualTo(201);
        String turned = "{\"type\":\"Point\",\"coordinates\":[20.944878577,107.07879625]}";
        assertThat(send(
                                "POST",
                                LIGHTS,
                                light("C4", turned),
                                "Content-Type",
                                GEO_JSON,
                                "Content-Crs",
                                "<http://www.opengis.net/def/crs/EPSG/0/4326>")
                        .statusCode())
                .isEqualTo(201);
        assertThat(SERVICE.database()
                        .query("SELECT round(ST_X(geom)::numeric, 2) || ' ' || round(ST_Y(geom)::numeric, 2)"
                                + " FROM layer.street_light WHERE fid > 3"))
                .hasSize(4)
                .containsOnly("430000.00 2317000.00");
        problem(
                400,
                "Content-Crs",
                send("POST", LIGHTS, light("C5", POINT), "Content-Type", GEO_JSON, "Content-Crs", "<x>"));
    }

    @Test
    void req_create_replace_delete_post_content_type_and_what_is_not_a_feature() {
        problem(400, "Content-Type", send("POST", LIGHTS, light("B1", POINT)));
        problem(415, "application/geo+json", send("POST", LIGHTS, "x", "Content-Type", "text/plain"));
        problem(400, "1:", send("POST", LIGHTS, "{\"type\":", "Content-Type", GEO_JSON));
        problem(
                400,
                "twice",
                send("POST", LIGHTS, "{\"type\":\"Feature\",\"type\":\"Feature\"}", "Content-Type", GEO_JSON));
        String high = light("B2", POINT.replace("]", ",5]"));
        problem(422, "three dimensions", send("POST", LIGHTS, high, "Content-Type", GEO_JSON));
        String manhole =
                light("B3", POINT).replace("\"type\":\"Feature\"", "\"type\":\"Feature\",\"featureType\":\"manhole\"");
        problem(422, "featureType", send("POST", LIGHTS, manhole, "Content-Type", "application/vnd.ogc.fg+json"));
        problem(400, "well-formed", send("POST", LIGHTS, "[".repeat(100_000), "Content-Type", GEO_JSON));
        problem(413, "bytes", send("POST", LIGHTS, " ".repeat(11 << 20), "Content-Type", GEO_JSON));
        problem(422, "GeoJSON feature", send("POST", LIGHTS, "[]", "Content-Type", GEO_JSON));
        problem(422, "geometry", send("POST", LIGHTS, light("B1", "null"), "Content-Type", GEO_JSON));
        problem(
                422,
                "at:",
                send(
                        "POST",
                        LIGHTS,
                        light("B1", "{\"type\":\"Point\",\"coordinates\":[\"x\"]}"),
                        "Content-Type",
                        GEO_JSON));
        problem(
                422,
                "JSON number",
                send(
                        "POST",
                        LIGHTS,
                        light("B1", POINT).replace("\"power_w\":150", "\"power_w\":\"150\""),
                        "Content-Type",
                        GEO_JSON));
        problem(
                422,
                "code list",
                send("POST", LIGHTS, light("B1", POINT).replace("LED", "CANDLE"), "Content-Type", GEO_JSON));
        assertThat(SERVICE.database().queryOne("SELECT count(*) FROM layer.street_light"))
                .isEqualTo("3");
    }

    @Test
    void req_features_schema_refuses_what_it_does_not_receive() {
        problem(
                422,
                "no property",
                send("POST", LIGHTS, light("S1", POINT).replace("power_w", "colour"), "Content-Type", GEO_JSON));
        problem(
                422,
                "no property",
                send("POST", LIGHTS, light("S1", POINT).replace("power_w", "fid"), "Content-Type", GEO_JSON));
        JsonNode schema = API.json("/collections/street_light/schema");
        assertThat(schema.at("/properties/fid/readOnly").asBoolean()).isTrue();
        assertThat(schema.get("required").valueStream().map(JsonNode::asString)).containsExactly("light_id");
        assertThat(API.json("/collections/land_parcel/schema").get("required").toString())
                .doesNotContain("parcel_id");
    }

    @Test
    void req_create_replace_delete_put_op_body_and_response() {
        HttpResponse<byte[]> put = send(
                "PUT", LIGHTS + "/street_light.1", light("L1", POINT), "Content-Type", GEO_JSON, "If-Match", tag(1));
        assertThat(put.statusCode()).as(TestService.text(put)).isEqualTo(204);
        assertThat(TestService.header(put, "ETag")).isEqualTo("\"2\"");
        JsonNode feature = API.json(LIGHTS + "/street_light.1");
        assertThat(feature.at("/properties/power_w").asInt()).isEqualTo(150);
        assertThat(feature.at("/properties/road_name").isNull()).isTrue();
    }

    @Test
    void req_create_replace_delete_put_rid_and_put_rid_exception() {
        problem(
                422,
                "another feature",
                send(
                        "PUT",
                        LIGHTS + "/street_light.1",
                        light("L1", POINT)
                                .replace("\"type\":\"Feature\"", "\"type\":\"Feature\",\"id\":\"street_light.2\""),
                        "Content-Type",
                        GEO_JSON,
                        "If-Match",
                        "*"));
        problem(
                404,
                "no feature",
                send("PUT", LIGHTS + "/street_light.99", light("L9", POINT), "Content-Type", GEO_JSON));
        problem(
                404,
                "no feature",
                send("PUT", LIGHTS + "/99", light("L9", POINT), "Content-Type", GEO_JSON, "If-Match", "\"xyz\""));
    }

    @Test
    void req_create_replace_delete_delete_op_and_response() {
        assertThat(send("DELETE", LIGHTS + "/street_light.2", "", "If-Match", tag(2))
                        .statusCode())
                .isEqualTo(204);
        API.refused(404, LIGHTS + "/street_light.2");
        problem(404, "no feature", send("DELETE", LIGHTS + "/street_light.2", "", "If-Match", "*"));
    }

    @Test
    void req_update_update_patch_op_body_response_and_json_merge_patch() {
        String patch = "{\"properties\":{\"power_w\":99,\"road_name\":null,\"lamp_type\":\"LED\"},"
                + "\"geometry\":{\"coordinates\":[107.08,20.95]}}";
        HttpResponse<byte[]> done =
                send("PATCH", LIGHTS + "/street_light.1", patch, "Content-Type", MERGE_PATCH, "If-Match", tag(1));
        assertThat(done.statusCode()).as(TestService.text(done)).isEqualTo(204);
        JsonNode feature = API.json(LIGHTS + "/street_light.1");
        assertThat(feature.at("/properties/light_id").asString()).isEqualTo("L1");
        assertThat(feature.at("/properties/power_w").asInt()).isEqualTo(99);
        assertThat(feature.at("/properties/road_name").isNull()).isTrue();
        assertThat(feature.at("/properties/lamp_type").asString()).isEqualTo("LED");
        assertThat(feature.at("/geometry/coordinates/0").asDouble()).isCloseTo(107.08, within(1e-8));
        problem(400, "Content-Type", send("PATCH", LIGHTS + "/street_light.1", patch));
        problem(415, MERGE_PATCH, send("PATCH", LIGHTS + "/street_light.1", patch, "Content-Type", GEO_JSON));
        String other = "{\"properties\":{\"fid\":7}}";
        problem(
                422,
                "no property",
                send("PATCH", LIGHTS + "/street_light.1", other, "Content-Type", MERGE_PATCH, "If-Match", "*"));
        String required = "{\"properties\":{\"light_id\":null}}";
        problem(
                422,
                "light_id",
                send("PATCH", LIGHTS + "/street_light.1", required, "Content-Type", MERGE_PATCH, "If-Match", "*"));
    }

    @Test
    void req_optimistic_locking_etags_get_etag_response_and_if_none_match() {
        String path = "/ogc" + LIGHTS + "/street_light.1";
        String json = TestService.header(SERVICE.get(path), "ETag");
        String page = TestService.header(SERVICE.get(path + "?f=html"), "ETag");
        assertThat(json).matches("\"1-[a-z-]+\"").isNotEqualTo(page);
        HttpResponse<byte[]> unchanged = SERVICE.get(path, "If-None-Match", "\"9\", W/" + json);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(TestService.header(unchanged, "ETag")).isEqualTo(json);
        assertThat(unchanged.body()).isEmpty();
        assertThat(SERVICE.get(path, "If-None-Match", page).statusCode()).isEqualTo(200);
        aged(1, 60.5);
        String date = TestService.header(SERVICE.get(path), "Last-Modified");
        assertThat(SERVICE.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(304);
        assertThat(SERVICE.get(path, "If-Modified-Since", date, "If-None-Match", page)
                        .statusCode())
                .isEqualTo(200);
        patch("{\"properties\":{\"power_w\":1}}", "If-Match", json);
        assertThat(SERVICE.get(path, "If-None-Match", json).statusCode()).isEqualTo(200);
        assertThat(SERVICE.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @Test
    void req_optimistic_locking_etags_ifmatch_eval_tells_the_newer_state() {
        assertThat(patch("{\"properties\":{\"power_w\":77}}", "If-Match", tag(1))
                        .statusCode())
                .isEqualTo(204);
        for (String stale : List.of("\"1\"", "\"0\"", "W/\"2\"", "\"xyz\"", "nonsense", "\"1-json-vi\", \"3\"")) {
            JsonNode told = problem(412, "version 2", patch("{\"properties\":{\"power_w\":88}}", "If-Match", stale));
            assertThat(told.get("currentVersion").asInt()).isEqualTo(2);
            assertThat(told.get("currentETag").asString()).isEqualTo("\"2\"");
            assertThat(told.at("/feature/properties/power_w").asInt()).isEqualTo(77);
            assertThat(API.follow(told.get("href").asString()).get("id").asString())
                    .isEqualTo("street_light.1");
        }
        for (String method : List.of("PUT", "DELETE")) {
            problem(
                    412,
                    "version 2",
                    send(
                            method,
                            LIGHTS + "/street_light.1",
                            light("L1", POINT),
                            "Content-Type",
                            GEO_JSON,
                            "If-Match",
                            "\"1\""));
        }
        assertThat(patch("{\"properties\":{\"power_w\":88}}", "If-Match", "\"1\", \"2\"")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void per_optimistic_locking_etags_ifmatch_missing_is_told_how_to() {
        for (String method : List.of("PUT", "DELETE")) {
            JsonNode told = problem(
                    428,
                    "If-Match",
                    send(method, LIGHTS + "/street_light.1", light("L1", POINT), "Content-Type", GEO_JSON));
            assertThat(told.get("href").asString()).endsWith("/street_light.1");
        }
        problem(428, "If-Match", patch("{\"properties\":{\"power_w\":1}}"));
        assertThat(patch("{\"properties\":{\"power_w\":1}}", "If-Match", "*").statusCode())
                .isEqualTo(204);
    }

    /** RFC 9110, 13.1.4 and 13.2.2: a date counts where no tag stands. */
    @Test
    void a_feature_that_changed_since_the_date_is_not_changed() {
        String path = LIGHTS + "/street_light.1";
        aged(1, 3600);
        HttpResponse<byte[]> seen = SERVICE.get("/ogc" + path);
        String date = TestService.header(seen, "Last-Modified");
        assertThat(date).matches("[MTWFS][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT");
        assertThat(TestService.header(seen, "Cache-Control")).isEqualTo("no-cache");
        assertThat(patch("{\"properties\":{\"power_w\":71}}", "If-Unmodified-Since", date)
                        .statusCode())
                .isEqualTo(204);
        JsonNode told =
                problem(412, "version 2", patch("{\"properties\":{\"power_w\":72}}", "If-Unmodified-Since", date));
        assertThat(told.get("currentETag").asString()).isEqualTo("\"2\"");
        problem(412, "version 2", send("DELETE", path, "", "If-Unmodified-Since", date));
        problem(
                412,
                "version 2",
                send("PUT", path, light("L1", POINT), "Content-Type", GEO_JSON, "If-Unmodified-Since", date));
        problem(428, "If-Match", patch("{\"properties\":{\"power_w\":73}}", "If-Unmodified-Since", "yesterday"));
        assertThat(patch("{\"properties\":{\"power_w\":74}}", "If-Unmodified-Since", date, "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(204);
        problem(
                412,
                "version 3",
                patch("{\"properties\":{\"power_w\":75}}", "If-Unmodified-Since", future(), "If-Match", "\"2\""));
        assertThat(send("DELETE", path, "", "If-Unmodified-Since", future()).statusCode())
                .isEqualTo(204);
    }

    private static String future() {
        return "Fri, 01 Jan 2100 00:00:00 GMT";
    }

    /** Puts the beginning of a version into the past, behind the back of the triggers. */
    private static void aged(int fid, double seconds) {
        SERVICE.database()
                .execute("SET LOCAL session_replication_role = replica; UPDATE sdi.commit SET committed_at ="
                        + " date_trunc('second', now()) - interval '1 second' * " + seconds
                        + " WHERE layer = 'street_light' AND tx = (SELECT changed_tx FROM layer.street_light WHERE fid = "
                        + fid + ")");
    }

    /** Two versions of one second cannot be told apart by it: whoever names it may have seen the former. */
    @Test
    void a_date_within_whose_second_two_versions_came_does_not_count() {
        patch("{\"properties\":{\"power_w\":71}}", "If-Match", "*");
        aged(1, 59.7);
        SERVICE.database()
                .execute("SET LOCAL session_replication_role = replica; UPDATE sdi.commit SET committed_at ="
                        + " (SELECT committed_at - interval '0.2 second' FROM sdi.commit JOIN layer.street_light"
                        + " ON tx = changed_tx WHERE fid = 1 AND layer = 'street_light') WHERE layer = 'street_light'"
                        + " AND tx IN (SELECT changed_tx FROM history.street_light WHERE fid = 1)");
        String date = TestService.header(SERVICE.get("/ogc" + LIGHTS + "/street_light.1"), "Last-Modified");
        assertThat(date).isNotEmpty();
        problem(412, "version 2", patch("{\"properties\":{\"power_w\":72}}", "If-Unmodified-Since", date));
        aged(1, 57.7);
        date = TestService.header(SERVICE.get("/ogc" + LIGHTS + "/street_light.1"), "Last-Modified");
        assertThat(patch("{\"properties\":{\"power_w\":72}}", "If-Unmodified-Since", date)
                        .statusCode())
                .isEqualTo(204);
    }

    /** None may lie in the future, and within the second there may be another change. */
    @Test
    void what_changed_a_moment_ago_has_no_date_yet() {
        SERVICE.database()
                .execute("SET LOCAL session_replication_role = replica; UPDATE sdi.commit SET committed_at ="
                        + " now() + interval '5 seconds' WHERE layer = 'street_light'"
                        + " AND tx = (SELECT changed_tx FROM layer.street_light WHERE fid = 1)");
        assertThat(SERVICE.get("/ogc" + LIGHTS + "/street_light.1").headers().firstValue("Last-Modified"))
                .isEmpty();
    }

    @Test
    void the_page_of_the_definition_lists_every_method() {
        String page = TestService.text(SERVICE.get("/ogc/api?f=html&lang=en"));
        String items = page.substring(page.indexOf("/collections/street_light/items/{featureId}<"));
        assertThat(items.substring(0, items.indexOf("</tr>")))
                .contains(
                        "<b>GET</b>", "<b>PUT</b>", "<b>PATCH</b>", "<b>DELETE</b>", "If-Match", "If-Unmodified-Since");
        String foreign = TestService.text(SERVICE.get("/ogc/api?f=html&lang=en", "X-Forwarded-For", "203.0.113.7"));
        assertThat(foreign).contains("<b>GET</b>").doesNotContain("<b>PUT</b>", "<b>POST</b>");
    }

    @Test
    void of_edits_of_the_same_version_one_succeeds() throws Exception {
        List<Callable<Integer>> edits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String body = "{\"properties\":{\"power_w\":" + (1000 + i) + "}}";
            edits.add(() -> patch(body, "If-Match", "\"1\"").statusCode());
        }
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (var edit : writers.invokeAll(edits)) {
                statuses.add(edit.get());
            }
            assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 412);
        } finally {
            writers.shutdown();
        }
        assertThat(SERVICE.database().queryOne("SELECT version FROM layer.street_light WHERE fid = 1"))
                .isEqualTo("2");
    }

    @Test
    void who_may_not_edit_cannot_and_is_not_told_of_it_in_the_definition() {
        String[] foreign = {"Content-Type", GEO_JSON, "X-Forwarded-For", "203.0.113.7"};
        problem(403, "server itself", send("POST", LIGHTS, light("F1", POINT), foreign));
        String definition = TestService.text(SERVICE.get("/ogc/api", "X-Forwarded-For", "203.0.113.7"));
        assertThat(JsonMapper.shared()
                        .readTree(definition)
                        .at("/paths/~1collections~1street_light~1items")
                        .propertyNames())
                .containsExactly("get");
        JsonNode own = API.json("/api");
        assertThat(own.at("/paths/~1collections~1street_light~1items").propertyNames())
                .containsExactly("get", "post");
        assertThat(own.at("/paths/~1collections~1street_light~1items~1{featureId}")
                        .propertyNames())
                .containsExactly("get", "put", "patch", "delete");
    }

    @Test
    void a_lock_of_somebody_else_holds() {
        SERVICE.database()
                .execute("INSERT INTO sdi.feature_lock VALUES ('lock-x', 'other', 600, now() + interval '1 hour');"
                        + " INSERT INTO sdi.locked_feature VALUES ('street_light', 1, 'lock-x')");
        problem(423, "another lock", patch("{\"properties\":{\"power_w\":1}}", "If-Match", "*"));
    }

    private static HttpResponse<byte[]> patch(String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = MERGE_PATCH;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("PATCH", LIGHTS + "/street_light.1", body, all);
    }

    private static String tag(int fid) {
        return TestService.header(SERVICE.get("/ogc" + LIGHTS + "/street_light." + fid), "ETag");
    }

    private static List<String> allowed(HttpResponse<byte[]> response) {
        return List.of(TestService.header(response, "Allow").split(", "));
    }

    private static String light(String id, String geometry) {
        return "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":{\"light_id\":\"" + id
                + "\",\"power_w\":150,\"pole_height_m\":8.5,\"lamp_type\":\"LED\",\"installed_on\":\"2024-02-29\"}}";
    }

    private static HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVICE.address() + "/ogc" + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return SERVICE.send(request);
    }

    private static JsonNode problem(int status, String saying, HttpResponse<byte[]> response) {
        String body = TestService.text(response);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(TestService.header(response, "Content-Type")).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(body);
        assertThat(problem.at("/messages/en").asString()).contains(saying);
        assertThat(problem.at("/messages/vi").asString()).isNotBlank();
        return problem;
    }
}
