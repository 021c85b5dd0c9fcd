package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;

/** Asks a running service as a client of OGC API – Features does. */
final class OgcApi {

    private final TestService service;

    OgcApi(TestService service) {
        this.service = service;
    }

    /** @param parameters names and values in turn */
    HttpResponse<byte[]> get(String path, String... parameters) {
        StringBuilder query = new StringBuilder(path);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return service.get("/ogc" + query);
    }

    JsonNode json(String path, String... parameters) {
        return parsed(get(path, parameters), 200);
    }

    /** The problem detail with which a request is refused, which has its sentence in both languages. */
    JsonNode refused(int status, String path, String... parameters) {
        HttpResponse<byte[]> response = get(path, parameters);
        JsonNode problem = parsed(response, status);
        assertThat(TestService.header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("messages").get("vi").asString()).isNotBlank();
        assertThat(problem.get("messages").get("en").asString()).isNotBlank();
        return problem;
    }

    /** What stands at an address out of a link. */
    JsonNode follow(String href) {
        return parsed(service.get(href.substring(service.address().length())), 200);
    }

    private static JsonNode parsed(HttpResponse<byte[]> response, int status) {
        String body = TestService.text(response);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        return JsonMapper.shared().readTree(body);
    }

    static List<JsonNode> links(JsonNode document, String relation) {
        return document.get("links")
                .valueStream()
                .filter(link -> link.get("rel").asString().equals(relation))
                .toList();
    }

    static String href(JsonNode document, String relation) {
        List<JsonNode> links = links(document, relation);
        assertThat(links).as("%s in %s", relation, document.get("links")).isNotEmpty();
        return links.get(0).get("href").asString();
    }

    static List<String> ids(JsonNode page) {
        return page.get("features")
                .valueStream()
                .map(feature -> feature.get("id").asString())
                .toList();
    }
}
