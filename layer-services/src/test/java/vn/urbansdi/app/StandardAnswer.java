package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.conformance.OgcSchemas;

/** What any answer must be, whatever was asked: a proper one, or the failure report of its protocol. */
final class StandardAnswer {

    private static final String OWS_SCHEMA = "http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd";
    private static final String WMS_SCHEMA = "http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd";

    /** Traces, names of classes and packages, the database's own words. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [a-z]\\w*(\\.[\\w$]+)+\\(|\\b(java|javax|jakarta|jdk|sun)\\.[a-z]+\\."
                    + "|\\b(org|com|tools|net)\\.(postgresql|postgis|springframework|geotools|hibernate|apache|locationtech|jackson|zaxxer|sun|ctc)"
                    + "|vn\\.urbansdi|[A-Za-z]+(Exception|Error): |\\w+Impl\\b|\\bNullPointer|\\bClassCast|ERROR: |SQLSTATE|PSQL");

    private StandardAnswer() {}

    /** 2xx or 3xx, or a 4xx with the report of the address's protocol; nothing of the inside in either. */
    static void check(String path, int status, String contentType, byte[] bytes, String as) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        String shown =
                as + " -> " + status + " " + contentType + " " + body.substring(0, Math.min(1500, body.length()));
        assertThat(status).as(shown).isBetween(200, 499);
        if (contentType.startsWith("image/") || contentType.contains("vector-tile")) {
            return;
        }
        assertThat(INSIDE.matcher(body).find()).as(shown).isFalse();
        if (status < 400) {
            return;
        }
        if (contentType.startsWith("application/problem+json")) {
            JsonNode problem = JsonMapper.shared().readTree(body);
            assertThat(problem.get("status").asInt()).as(shown).isEqualTo(status);
            assertThat(problem.get("messages").get("vi").asString()).as(shown).isNotBlank();
            // the OGC services word their own failures, except where the address does not take the method at all
            assertThat(path.matches("/(wfs|wms|ows)") && status != 405)
                    .as(shown)
                    .isFalse();
        } else if (body.contains("<ows:ExceptionReport")) {
            assertThat(path).as(shown).matches("/(wfs|ows)");
            assertThat(OgcSchemas.errors(bytes, null, OWS_SCHEMA)).as(shown).isEmpty();
        } else {
            assertThat(body).as(shown).contains("ServiceExceptionReport");
            assertThat(path).as(shown).matches("/(wms|ows)");
            if (body.contains("version=\"1.3.0\"")) {
                assertThat(OgcSchemas.errors(bytes, null, WMS_SCHEMA)).as(shown).isEmpty();
            }
        }
    }

    static void check(String path, HttpResponse<byte[]> response, String as) {
        check(path, response.statusCode(), TestService.header(response, "Content-Type"), response.body(), as);
    }
}
