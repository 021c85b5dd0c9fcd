package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML and JSON that nobody honest sends. */
class HostileDocumentsTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @ParameterizedTest
    @MethodSource("vn.urbansdi.app.HostileDocuments#all")
    void xml_that_cannot_be_taken_is_refused_by_every_service(String document) {
        for (String path : List.of("/wfs", "/ows", "/wms")) {
            for (String type : List.of(
                    "application/xml",
                    "text/xml; charset=utf-8",
                    "application/json",
                    "application/x-www-form-urlencoded")) {
                HttpResponse<byte[]> response = post(path, type, document);
                String as = type + " to " + path + ": " + document.substring(0, Math.min(300, document.length()));
                StandardAnswer.check(path, response, as);
                assertThat(response.statusCode()).as(as).isBetween(400, 413);
                assertThat(TestService.text(response)).as(as).doesNotContain("root:", "haha");
            }
        }
        StandardAnswer.check(
                "/wfs",
                get("/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=ward&filter="
                        + encoded(document.substring(0, Math.min(document.length(), 3000)))),
                "as filter " + document.substring(0, Math.min(300, document.length())));
    }

    @ParameterizedTest
    @MethodSource("vn.urbansdi.app.HostileDocuments#all")
    void what_is_hostile_in_one_version_is_in_the_others_and_in_envelopes(String document) {
        for (String version : List.of("1.1.0", "1.0.0")) {
            String earlier = HostileDocuments.earlier(document, version);
            HttpResponse<byte[]> response = post("/wfs", "text/xml", earlier);
            String as = version + ": " + earlier.substring(0, Math.min(300, earlier.length()));
            StandardAnswer.check("/wfs", response, as);
            assertThat(TestService.text(response)).as(as).doesNotContain("root:", "haha");
        }
        HttpResponse<byte[]> fault = post("/wfs", "application/soap+xml", HostileDocuments.enveloped(document));
        String as = "enveloped " + document.substring(0, Math.min(300, document.length()));
        assertThat(fault.statusCode()).as(as).isBetween(400, 413);
        assertThat(TestService.text(fault)).as(as).contains("ExceptionReport").doesNotContain("root:", "haha");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOT ",
                "- ",
                "1 + ",
                "'a' + ",
                "(",
                "name = '1' AND ",
                "name = '1' OR ",
                "abs(",
                "[",
                "name LIKE '%",
                "\"",
                "'"
            })
    void text_filters_of_any_length_and_depth_are_answered(String piece) {
        for (int times : new int[] {50, 3_000, 200_000}) {
            String ecql = piece.repeat(times) + "name = '1'";
            HttpResponse<byte[]> response = post(
                    "/wfs",
                    "application/x-www-form-urlencoded",
                    "service=WFS&version=2.0.0&request=GetFeature&typeNames=ward&resultType=hits&cql_filter="
                            + encoded(ecql));
            StandardAnswer.check("/wfs", response, times + " times " + piece);
        }
        assertThat(get("/wfs?service=WFS&request=GetCapabilities").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTERSECTS(name, POINT(1 1))",
                "INTERSECTS(geom, buffer(geom, 1))",
                "DWITHIN(geom, geom, 1, meters)",
                "DWITHIN(geom, POINT(1 1), -1, meters)",
                "DWITHIN(geom, POINT(1 1), 1e999, meters)",
                "DWITHIN(geom, POINT(1 1), 1, parsecs)",
                "EQUALS(geom, GEOMETRYCOLLECTION(POINT(1 1)))",
                "INTERSECTS(geom, SRID=1;POINT(1 1))",
                "INTERSECTS(geom, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))",
                "INTERSECTS(geom, POLYGON((0 0, 1 1)))",
                "INTERSECTS(geom, POINT EMPTY)",
                "RELATE(geom, POINT(1 1), 'T********')",
                "BBOX(geom, 1, 2, 3)",
                "BBOX(geom, 1, 2, 3, 4, 'EPSG:1')",
                "name AFTER 2024-01-01T00:00:00Z",
                "name DURING 2024-01-01T00:00:00Z/2023-01-01T00:00:00Z",
                "name AFTER name",
                "name BETWEEN abs(1) AND 2",
                "official_area_km2 = 'x'",
                "official_area_km2 + 1 = 2",
                "name LIKE geom",
                "geom = 'x'",
                "geom IS NULL AND",
                "abs(1) = 1",
                "pg_sleep(9) = 1",
                "jsonPointer(name, '/a') = 1",
                "env('x') = 'y'",
                "IN (1, 'x', ward.1)"
            })
    void odd_text_filters_are_refused_without_a_word_of_the_inside(String ecql) {
        HttpResponse<byte[]> response =
                get("/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=ward&cql_filter=" + encoded(ecql));
        StandardAnswer.check("/wfs", response, ecql);
        assertThat(response.statusCode()).as(ecql + TestService.text(response)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "1",
                "\"a\"",
                "{\"type\":\"Fish\"}",
                "{\"type\":\"Point\",\"coordinates\":[107,21]}",
                "{\"type\":\"Polygon\"}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,2]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[NaN,1],[1,1],[1,2],[NaN,1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1e999,1],[1,1],[1,2],[1e999,1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,1],[1,0],[0,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":\"'; DROP TABLE layer.ward; --\"}",
                "<a/>",
                "\0",
                "{\"type\":\"Polygon\",\"coordinates\":[[[107.1,20.9],[107.2,21],[107.1,21],[107.2,20.9],[107.1,20.9]]]}"
            })
    void areas_that_are_none_are_refused(String body) {
        for (String type : List.of(
                "application/json",
                "application/geo+json",
                "text/plain",
                "application/xml",
                "multipart/form-data",
                "a/b/c",
                "application/json; charset=nothing")) {
            HttpResponse<byte[]> response = post("/api/hazards/exposure", type, body);
            StandardAnswer.check("/api/hazards/exposure", response, type + " " + body);
            assertThat(response.statusCode()).as(type + " " + body).isBetween(400, 415);
        }
        for (String deep : List.of(
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(100_000))) {
            StandardAnswer.check(
                    "/api/hazards/exposure", post("/api/hazards/exposure", "application/json", deep), "deep");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wfs",
                "/wms",
                "/ows",
                "/api/map",
                "/api/parcels",
                "/api/parcels/a",
                "/api/hazards/exposure",
                "/tiles/ward/12/3265/1803.mvt",
                "/",
                "/nothing",
                "/error"
            })
    void methods_that_an_address_does_not_take_are_refused(String path) {
        for (String method : List.of("PUT", "DELETE", "PATCH", "FISH", "POST", "GET", "PROPFIND")) {
            HttpResponse<byte[]> response = SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + path))
                    .header("Content-Type", "text/plain")
                    .method(method, HttpRequest.BodyPublishers.ofString("x")));
            StandardAnswer.check(path, response, method + " " + path);
            if (!List.of("GET", "POST").contains(method)) {
                assertThat(response.statusCode()).as(method + " " + path).isBetween(400, 499);
            }
        }
    }

    private static HttpResponse<byte[]> get(String path) {
        return SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + path)));
    }

    private static HttpResponse<byte[]> post(String path, String type, String body) {
        return SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
