package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.imports.ImportClient.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** The steps of an import: what a mapping may say, one commit, one undo, and the events between. */
class ImportStepsTest {

    private static final String HEADER = "light_id;longitude;latitude;lamp_type;power_w;installed_on\n";
    private static final byte[] LIGHTS =
            "light_id;longitude;latitude\nA1;107,08;20,95\n".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    private static ImportClient client;

    @BeforeAll
    static void connect() {
        client = new ImportClient(APP.url());
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + " DELETE FROM sdi.source");
    }

    private static byte[] lights(String... rows) {
        return (HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String light(String id, int power) {
        return id + ";107,08;20,95;LED;" + power + ";31/01/2024";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"source\":\"s\"}",
                "{\"source\":\"s\",\"deliveries\":[]}",
                "{\"source\":\"s\",\"deliveries\":[{\"file\":\"a.csv\",\"layer\":\"nothing\"}]}",
                "{\"source\":\"s\",\"deliveries\":[{\"file\":\"/etc/passwd\",\"layer\":\"street_light\"}]}",
                "{\"source\":\"s\",\"deliveries\":[{\"file\":\"a.csv\",\"layer\":\"street_light\",\"crs\":\"EPSG:1\"}]}",
                "{\"source\":\"s\",\"deliveries\":[{\"file\":\"a.csv\",\"layer\":\"street_light\",\"fields\":{\"x\":\"y\"}}]}",
                "{\"source\":\"s\",\"city\":\"ha_noi\",\"deliveries\":[{\"file\":\"a.csv\",\"layer\":\"street_light\"}]}",
                "{\"source\":\"s\",\"evil\":1,\"deliveries\":[{\"file\":\"a.csv\",\"layer\":\"street_light\"}]}",
                "{\"source\":\"s\",\"deliveries\":[{\"file\":\"a.csv\",\"layer\":\"street_light\",\"encoding\":\"klingon\"}]}",
                "&a [*a]",
                "\0"
            })
    void a_mapping_that_means_nothing_is_refused_with_a_reason(String mapping) {
        String id = client.uploaded("a.csv", LIGHTS).get("id").asString();
        HttpResponse<String> response = client.put(id, mapping);
        assertThat(json(422, response).get("messages").get("vi").asString()).isNotBlank();
        assertThat(response.body()).doesNotContain("/tmp/");
        assertThat(json(409, client.get(id + "/preview")).get("status").asInt()).isEqualTo(409);
        json(409, client.post(id + "/commit"));
        client.delete(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'layer':'street_lights'                                        | street_lights  | street_light",
                "'layer':'street_light','fields':{'ligth_id':'light_id'}        | ligth_id       | light_id",
                "'layer':'street_light','fields':{'road_name':'lattitude'}      | lattitude      | latitude",
                "'layer':'street_light','crs':'EPSG:58999'                      | EPSG:58999     | EPSG:5899",
            })
    void what_a_mapping_names_and_is_not_there_is_told_at_once_with_what_may_be_meant(
            String item, String wrong, String meant) {
        String id = client.uploaded("a.csv", LIGHTS).get("id").asString();
        String mapping = "{'source':'s','deliveries':[{'file':'a.csv'," + item.strip() + "}]}";
        JsonNode messages =
                json(422, client.put(id, mapping.replace('\'', '"'))).get("messages");
        assertThat(messages.get("en").asString()).contains("\"" + wrong + "\"", "did you mean \"" + meant + "\"");
        assertThat(messages.get("vi").asString()).contains("\"" + wrong + "\"", "ý bạn là \"" + meant + "\"");
        json(409, client.post(id + "/commit"));
        client.delete(id);
    }

    @Test
    void a_commit_is_made_once_and_an_undo_too() {
        String id = client.mapped("a.csv", LIGHTS, "street_light", "");
        json(409, client.post(id + "/undo"));
        json(404, client.get(id + "/report"));
        client.committed(id);
        json(409, client.post(id + "/commit"));
        json(200, client.post(id + "/undo"));
        json(409, client.post(id + "/undo"));
        client.delete(id);
    }

    @Test
    void two_commits_on_one_layer_follow_one_another() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(light("B" + i, i));
        }
        String one = client.mapped("one.csv", lights(rows.toArray(new String[0])), "street_light", "");
        String two = client.mapped("two.csv", lights(rows.toArray(new String[0])), "street_light", "");
        assertThat(client.post(one + "/commit").statusCode()).isEqualTo(202);
        assertThat(client.post(two + "/commit").statusCode()).isEqualTo(202);
        client.get(one + "/events");
        client.get(two + "/events");
        JsonNode first = json(200, client.get(one + "/report"));
        JsonNode second = json(200, client.get(two + "/report"));
        assertThat(first.get("inserted").asInt() + second.get("inserted").asInt())
                .isEqualTo(3_000);
        assertThat(first.get("unchanged").asInt() + second.get("unchanged").asInt())
                .isEqualTo(3_000);
    }

    @Test
    void events_tell_the_way_and_whoever_comes_late_hears_the_end() {
        String id = client.mapped("a.csv", lights(light("A1", 1)), "street_light", "");
        client.committed(id);
        String late = client.get(id + "/events", "Last-Event-ID", "3").body();
        assertThat(late)
                .contains("event:committed")
                .contains("data:{")
                .contains("id:1")
                .doesNotContain("diagnosis");
    }
}
