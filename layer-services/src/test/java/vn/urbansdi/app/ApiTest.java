package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Title;

/** What the API says of itself, and what it says to those who ask wrongly. */
class ApiTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static JsonNode description() {
        return JsonMapper.shared().readTree(SERVICE.get("/api/openapi.json").body());
    }

    @Test
    void the_description_bears_the_name_of_the_deployment_and_lists_the_api_alone() {
        JsonNode description = description();
        Title title = CatalogLoader.builtIn().deployment().title();
        assertThat(description.get("info").get("title").asString()).isEqualTo(title.vi() + " · " + title.en());
        assertThat(description.get("info").get("contact").get("name").asString())
                .isEqualTo(CatalogLoader.builtIn().deployment().contact().organisation());
        assertThat(description.get("paths").propertyNames())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).startsWith("/api/"))
                .contains("/api/parcels", "/api/imports", "/api/layers/{layer}/quality")
                .doesNotContain("/api/map");
    }

    @Test
    void every_operation_says_what_it_does_and_how_it_refuses() {
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String what = operation.getKey() + " " + path.getKey();
                    assertThat(operation.getValue().get("summary").asString())
                            .as(what)
                            .contains(" · ");
                    assertThat(operation
                                    .getValue()
                                    .get("responses")
                                    .get("default")
                                    .toString())
                            .as(what)
                            .contains("application/problem+json");
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/parcels?lon=east&lat=20.9, lon",
        "/api/parcels?lon=107.1&lat=, lat",
        "/api/parcels?lon=107.1&lat=north, lat",
        "/api/parcels?ward_code=06685, parcel_no",
        "/api/parcels?id=, id",
        "/api/layers/ward/quality?history=many, history",
        "/api/layers/ward/quality?history=501, history",
        "/tiles/ward/1e9/1/1.mvt, zoom",
        "/tiles/ward/12/99999999999/0.mvt, x",
    })
    void whoever_asks_wrongly_hears_which_parameter_it_is(String path, String parameter) {
        HttpResponse<byte[]> response = SERVICE.get(path);
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(response.statusCode()).as(problem.toString()).isEqualTo(400);
        for (String language : new String[] {"vi", "en"}) {
            assertThat(problem.get("messages").get(language).asString())
                    .as(path)
                    .containsPattern("\\b" + parameter + "\\b");
        }
        assertThat(problem.get("messages").get("vi"))
                .isNotEqualTo(problem.get("messages").get("en"));
    }

    @ParameterizedTest
    @CsvSource({
        "/tiles/nothing/12/1/1.mvt, 'Không lớp, chủ đề hay nhóm lớp nào tên nothing có ô bản đồ', 'No layer, theme or group of the name nothing has tiles'",
        "/tiles/land_parcel/3/1/1.mvt, các mức thu phóng 12–19, zoom levels 12–19",
        "/tiles/land_parcel/16/65536/1.mvt, từ 0 đến 2^z - 1, from 0 to 2^z - 1",
        "/tiles/land_parcel/16/1/-1.mvt, từ 0 đến 2^z - 1, from 0 to 2^z - 1",
    })
    void a_tile_that_is_not_there_says_why(String path, String vietnamese, String english) {
        HttpResponse<byte[]> response = SERVICE.get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode messages = JsonMapper.shared().readTree(response.body()).get("messages");
        assertThat(messages.get("vi").asString()).contains(vietnamese);
        assertThat(messages.get("en").asString()).contains(english);
        assertThat(TestService.text(SERVICE.get(path, "Accept-Language", "en")))
                .contains("\"detail\":\"" + messages.get("en").asString());
    }
}
