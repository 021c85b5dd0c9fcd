package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.app.TestService.header;
import static vn.urbansdi.app.TestService.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every address of the service. */
class ServiceTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void listens_on_loopback_unless_told_otherwise() {
        assertThat(SdiApplication.serverProperties(Map.of()))
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", "8080");
        assertThat(SdiApplication.serverProperties(Map.of("SDI_BIND", " ", "SDI_PORT", "")))
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", "8080");
        assertThat(SdiApplication.serverProperties(Map.of("SDI_BIND", "0.0.0.0", "SDI_PORT", "9000")))
                .containsEntry("server.address", "0.0.0.0")
                .containsEntry("server.port", "9000");
    }

    @Test
    void says_whether_it_is_well_and_nothing_more() {
        HttpResponse<byte[]> health = SERVICE.get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(health.body()).get("status").asString()).isEqualTo("UP");
        assertThat(text(health)).doesNotContain("PostgreSQL", "jdbc");
        assertThat(text(SERVICE.get("/actuator/prometheus"))).contains("jvm_memory_used_bytes", "http_server_requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "heapdump", "configprops", "mappings", "loggers", "threaddump"})
    void offers_no_other_view_of_its_inside(String endpoint) {
        assertThat(SERVICE.get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/map", "/nothing", "/tiles/nothing/1/1/1.mvt", "/map/main.js"})
    void lets_a_browser_load_nothing_from_elsewhere(String path) {
        HttpResponse<byte[]> response = SERVICE.get(path);
        assertThat(header(response, "Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void words_a_problem_in_the_language_asked_for() {
        HttpResponse<byte[]> vietnamese = SERVICE.get("/nothing/here");
        assertThat(vietnamese.statusCode()).isEqualTo(404);
        assertThat(header(vietnamese, "Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(vietnamese.body());
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("detail").asString())
                .isEqualTo(problem.get("messages").get("vi").asString());

        JsonNode english = JSON.readTree(SERVICE.get("/nothing/here", "Accept-Language", "en-GB,en;q=0.8")
                .body());
        assertThat(english.get("detail").asString())
                .isEqualTo(english.get("messages").get("en").asString());
    }

    @Test
    void refuses_what_an_address_does_not_take() {
        HttpRequest.Builder delete = HttpRequest.newBuilder(URI.create(SERVICE.address() + "/api/map"))
                .DELETE();
        HttpResponse<byte[]> response = SERVICE.send(delete);
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tiles/%27%3BDROP%20TABLE%20x--/1/1/1.mvt",
                "/tiles/ward/1e9/1/1.mvt",
                "/tiles/ward/-1/0/0.mvt",
                "/tiles/ward/12/99999999999/0.mvt",
                "/tiles/ward/12/1/1.png",
                "/tiles/ward/12/1/..%2f1.mvt",
                "/map/..%2f..%2fapplication.yaml",
                "/map/%2e%2e/%2e%2e/application.yaml",
                "/%00",
                "/error"
            })
    void answers_nonsense_with_a_client_error(String path) {
        HttpResponse<byte[]> response = SERVICE.get(path);
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(text(response)).doesNotContain("Exception", "at vn.", "at org.", "SELECT", "spring");
    }

    @Test
    void keeps_files_fresh_by_their_content_and_libraries_for_ever() throws IOException {
        HttpResponse<byte[]> page = SERVICE.get("/");
        String library = text(page).replaceAll("(?s).*src=\"(webjars/ol/[^\"]+)\".*", "/$1");
        assertThat(header(SERVICE.get(library), "Cache-Control")).contains("immutable");

        HttpResponse<byte[]> script = SERVICE.get("/map/main.js");
        String tag = header(script, "ETag");
        assertThat(tag).isNotEmpty();
        assertThat(header(script, "Cache-Control")).isEqualTo("no-cache");
        assertThat(SERVICE.get("/map/main.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);

        HttpResponse<byte[]> compressed = SERVICE.get("/map/main.js", "Accept-Encoding", "gzip");
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(script.body());
    }

    @Test
    void lets_other_web_applications_read() {
        HttpResponse<byte[]> response = SERVICE.get("/api/map", "Origin", "https://elsewhere.example");
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(response, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void names_no_other_host_in_what_the_browser_loads() {
        String page = text(SERVICE.get("/"));
        assertThat(page).doesNotContain("http:", "https:", "//", "${");
        for (String script : new String[] {"main.js", "layers.js", "viewer.js", "css/base.css"}) {
            assertThat(new String(SERVICE.get("/map/" + script).body(), StandardCharsets.UTF_8))
                    .doesNotContain("http://", "https://");
        }
    }
}
