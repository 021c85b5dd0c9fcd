package vn.urbansdi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No container runs here; the file is parsed, and held against what the service reads. */
class ComposeFileTest {

    @Test
    void the_compose_file_gives_the_service_its_settings() throws IOException {
        JsonNode services = new YAMLMapper()
                .readTree(Path.of("../docs/deploy/compose.yaml").toFile())
                .get("services");
        JsonNode settings = services.get("service").get("environment");
        assertThat(settings.get("SDI_DB_URL").asText()).startsWith("jdbc:postgresql://database:");
        assertThat(settings.get("SDI_DB_PASSWORD").asText()).startsWith("${").contains(":?");
        assertThat(services.get("service").get("ports").get(0).asText()).startsWith("127.0.0.1:");
        assertThat(services.get("database").get("image").asText()).startsWith("postgis/postgis:");
        assertThat(Path.of(
                        "..",
                        services.get("service").get("build").get("dockerfile").asText()))
                .exists();
    }
}
