package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML, JSON and HTTP that nobody honest sends. */
class HostileDocumentsTest {

    private static final String WFS = "<GetFeature service='WFS' version='2.0.0' xmlns='http://www.opengis.net/wfs/2.0'"
            + " xmlns:fes='http://www.opengis.net/fes/2.0' xmlns:gml='http://www.opengis.net/gml/3.2'>";
    private static final String QUERY = "<Query typeNames='ward'/>";
    private static final String END = "</GetFeature>";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    static List<String> documents() {
        return List.of(
                "",
                " ",
                "\0",
                "\ufeff",
                "nothing",
                "<",
                "<a",
                "<a>",
                "<a/><b/>",
                "<?xml version='1.0'?>",
                "<?xml version='9.0'?><a/>",
                "<?xml version='1.0' encoding='nothing'?><a/>",
                "<?xml version='1.0' encoding='UTF-16'?>" + WFS + QUERY + END,
                "{\"type\":\"Polygon\"}",
                "<a service='WFS' version='2.0.0'/>",
                WFS + QUERY,
                WFS + QUERY + "</GetFeature",
                WFS + QUERY + END + "<a/>",
                WFS + QUERY + END + "and more",
                WFS + END,
                WFS + "<Query/>" + END,
                WFS + "<Query typeNames=''/>" + END,
                WFS + "<Query typeNames='nothing'/>" + END,
                WFS + "<Query typeNames='a:ward'/>" + END,
                WFS + "<Query typeNames='ward ward'/>" + END,
                WFS + "<Query typeNames='ward' srsName='EPSG:1'/>" + END,
                WFS + "<Query typeNames='ward'>text</Query>" + END,
                WFS + "<Query typeNames='ward'><Fish/></Query>" + END,
                WFS + "<Fish/>" + END,
                WFS + "<StoredQuery/>" + END,
                WFS + "<StoredQuery id='nothing'/>" + END,
                WFS + "<StoredQuery id='urn:ogc:def:query:OGC-WFS::GetFeatureById'/>" + END,
                WFS + "<Query typeNames='ward'><PropertyName><a/></PropertyName></Query>" + END,
                WFS + "<Query typeNames='ward'><PropertyName>nothing</PropertyName></Query>" + END,
                WFS.replace("2.0.0", "1.0.0") + QUERY + END,
                WFS.replace("'WFS'", "'WMS'") + QUERY + END,
                WFS.replace("service='WFS'", "") + QUERY + END,
                WFS.replace("version", "count='-1' version") + QUERY + END,
                WFS.replace("version", "count='1e9' version") + QUERY + END,
                WFS.replace("version", "startIndex='99999999999999999999' version") + QUERY + END,
                WFS.replace("version", "resultType='fish' version") + QUERY + END,
                WFS.replace("version", "outputFormat='../../x' version") + QUERY + END,
                WFS.replace("GetFeature", "Transaction") + "</Transaction>",
                WFS.replace("GetFeature", "LockFeature") + "</LockFeature>",
                WFS.replace("GetFeature", "GetPropertyValue") + QUERY + "</GetPropertyValue>",
                "<!DOCTYPE a>" + WFS + QUERY + END,
                "<!DOCTYPE a [<!ENTITY b 'c'>]>" + WFS + "<Query typeNames='&b;'/>" + END,
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>" + WFS + "&b;" + END,
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>" + WFS + QUERY + END,
                billionLaughs(),
                WFS + "&undeclared;" + END,
                WFS + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>" + END,
                WFS + "<Query typeNames='ward'>" + "<a>".repeat(50_000),
                WFS + filter("<fes:Not>".repeat(90)),
                WFS + filter("<fes:Not>".repeat(50_000)),
                "<a " + "b='c' ".repeat(10) + "/>",
                attributes(20_000),
                WFS + "<Query typeNames='" + "ward ".repeat(100_000) + "'/>" + END,
                WFS + "<Query typeNames='ward'><PropertyName>" + "x".repeat(3_000_000) + "</PropertyName></Query>"
                        + END,
                WFS
                        + filter(
                                "<fes:BBOX><gml:Envelope><gml:lowerCorner>NaN 0</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></fes:BBOX>"),
                WFS
                        + filter(
                                "<fes:BBOX><gml:Envelope><gml:lowerCorner>9 9</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></fes:BBOX>"),
                WFS + filter("<fes:BBOX><gml:Envelope srsName='EPSG:1'/></fes:BBOX>"),
                WFS + filter("<fes:BBOX/>"),
                WFS + filter("<fes:And/>"),
                WFS
                        + filter(
                                "<fes:Intersects><fes:ValueReference>geom</fes:ValueReference><gml:Polygon><gml:exterior><gml:LinearRing>"
                                        + "<gml:posList>0 0 1 1 0 1 1 0 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></fes:Intersects>"),
                WFS
                        + filter(
                                "<fes:DWithin><fes:ValueReference>geom</fes:ValueReference><gml:Point><gml:pos>0 0</gml:pos></gml:Point>"
                                        + "<fes:Distance uom='parsec'>1</fes:Distance></fes:DWithin>"),
                WFS
                        + filter(
                                "<fes:PropertyIsEqualTo><fes:Function name='pg_sleep'><fes:Literal>9</fes:Literal></fes:Function>"
                                        + "<fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>"),
                WFS
                        + filter("<fes:PropertyIsEqualTo><fes:ValueReference>official_area_km2</fes:ValueReference>"
                                + "<fes:Literal>1e999999999</fes:Literal></fes:PropertyIsEqualTo>"),
                WFS
                        + filter(
                                "<fes:PropertyIsLike wildCard='' singleChar='' escapeChar=''><fes:ValueReference>name</fes:ValueReference>"
                                        + "<fes:Literal>x</fes:Literal></fes:PropertyIsLike>"));
    }

    private static String filter(String operator) {
        return "<Query typeNames='ward'><fes:Filter>" + operator + "</fes:Filter></Query>" + END;
    }

    private static String attributes(int number) {
        StringBuilder element = new StringBuilder("<a");
        for (int i = 0; i < number; i++) {
            element.append(" a").append(i).append("='b'");
        }
        return element.append("/>").toString();
    }

    private static String billionLaughs() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 12; i++) {
            entities.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return entities + "]>" + WFS + "<Query typeNames='&e11;'/>" + END;
    }

    @ParameterizedTest
    @MethodSource("documents")
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
                "INTERSECTS(geom, geom)",
                "INTERSECTS(name, POINT(1 1))",
                "INTERSECTS(geom, buffer(geom, 1))",
                "CROSSES(POINT(1 1), POINT(2 2))",
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

    @Test
    void what_http_itself_forbids_is_refused() throws IOException {
        for (String target : List.of(
                "/wfs?service=WFS&request=%",
                "/wfs?service=WFS&request=%zz",
                "/wfs?service=WFS&request=%FF%FE",
                "/wfs?service=WFS&request=%C3%28",
                "/wfs?service=WFS&request=%00",
                "/wfs?service=%ED%A0%80",
                "/wms?request=%",
                "/wms?request=%C3%28",
                "/ows?%=%",
                "/ows?service=%zz",
                "/api/parcels?id=%",
                "/api/parcels?id=%zz",
                "/api/parcels?id=%FF",
                "/api/parcels?%zz=1",
                "/api/parcels/%FF",
                "/api/parcels/%",
                "/api/parcels/%zz",
                "/api/parcels/%00",
                "/tiles/%FF/1/1/1.mvt",
                "/tiles/%zz/1/1/1.mvt",
                "/tiles/ward/%00/1/1.mvt",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..;/..;/x",
                "//",
                "/a//b",
                "/;a=b",
                "/wfs;a=b",
                "/wfs/..%2fwfs",
                "/wfs\u0001",
                "/\\",
                "/api/map%20",
                "*",
                "wfs",
                "http://[/wfs",
                "/" + "a".repeat(40_000))) {
            for (String headers : List.of(
                    "",
                    "Accept-Language: \u0001\r\n",
                    "Accept: a/b/c;;;\r\n",
                    "Content-Length: -1\r\n",
                    "Range: bytes=9-1\r\n",
                    "If-None-Match: \"\r\n",
                    "X: " + "y".repeat(40_000) + "\r\n")) {
                checkRaw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
            }
        }
        for (String request : List.of(
                "FISH\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /wfs HTTP/1.1\r\n\r\n",
                "GET /wfs?service=WFS&request=GetCapabilities HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "\u0001\u0002\r\n\r\n")) {
            checkRaw(request);
        }
    }

    /** What never became a request has no address, and may be answered by a bare status. */
    private static void checkRaw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(SERVICE.address()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(read);
            String answer = read.toString(StandardCharsets.UTF_8);
            String as = request.substring(0, Math.min(200, request.length())) + " -> "
                    + answer.substring(0, Math.min(1200, answer.length()));
            assertThat(answer).as(as).startsWith("HTTP/1.1 ");
            int status = Integer.parseInt(answer.substring(9, 12));
            assertThat(status == 505 || (status >= 200 && status < 500)).as(as).isTrue();
            assertThat(answer)
                    .as(as)
                    .doesNotContain(
                            "<!doctype html><html lang=\"en\"><head><title>HTTP Status", "Apache", "\tat ", "java.");
            int body = answer.indexOf("\r\n\r\n") + 4;
            boolean words = status >= 400 && answer.length() > body;
            if (words) {
                assertThat(answer)
                        .as(as)
                        .containsAnyOf("application/problem+json", "ows:ExceptionReport", "ServiceExceptionReport");
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
