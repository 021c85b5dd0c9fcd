package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.imports.ImportClient.json;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.SmallService;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** The service, in a process of its own with a small heap, takes files that are large beside it. */
@Tag("soak")
class ImportMemoryTest {

    private static final int ROWS = 200_000;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @Test
    void a_heap_of_256_mb_previews_and_commits_200_000_rows() throws Exception {
        StringBuilder rows = new StringBuilder("light_id;longitude;latitude;lamp_type;power_w;remark\n");
        String remark = "x".repeat(600);
        for (int i = 0; i < ROWS; i++) {
            rows.append('L')
                    .append(i)
                    .append(";107,08;20,95;LED;100;")
                    .append(remark)
                    .append('\n');
        }
        byte[] file = rows.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(file.length).isGreaterThan(120 << 20);
        try (SmallService service = SmallService.start(DATABASE, 256)) {
            ImportClient client = new ImportClient(service.address());
            String id = client.mapped("lights.csv", file, "street_light", "");
            JsonNode preview = json(200, client.get(id + "/preview"));
            assertThat(preview.get("report").get("inserted").asInt()).isEqualTo(ROWS);
            assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light"))
                    .isEqualTo("0");
            assertThat(client.committed(id).get("state").asString()).isEqualTo("committed");
            assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light"))
                    .isEqualTo(Integer.toString(ROWS));
        }
    }
}
