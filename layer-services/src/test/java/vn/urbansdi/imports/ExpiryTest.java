package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import vn.urbansdi.app.SdiApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** Uploads that nobody asks about go away by themselves. */
class ExpiryTest {

    private static final byte[] LIGHTS =
            "light_id;longitude;latitude\nA1;107,08;20,95\n".getBytes(StandardCharsets.UTF_8);
    /** In hours: 3.6 s. */
    private static final String LIFE = "0.001";

    private static final long LIFE_MS = 3_600;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    static Path uploads;

    private static ConfigurableApplicationContext context;
    private static ImportClient client;

    @BeforeAll
    static void open() {
        context = new SpringApplicationBuilder(SdiApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--SDI_DB_URL=" + DATABASE.jdbcUrl(),
                        "--SDI_UPLOAD_DIR=" + uploads,
                        "--SDI_UPLOAD_HOURS=" + LIFE);
        client = new ImportClient("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Test
    void what_nobody_asks_about_is_removed_and_what_somebody_does_stays() throws InterruptedException {
        String forgotten = client.uploaded("a.csv", LIGHTS).get("id").asString();
        String wanted = client.uploaded("b.csv", LIGHTS).get("id").asString();
        assertThat(uploads.resolve(forgotten)).exists();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (Files.exists(uploads.resolve(forgotten)) && System.nanoTime() < end) {
            assertThat(client.get(wanted).statusCode()).isEqualTo(200);
            Thread.sleep(LIFE_MS / 10);
        }
        assertThat(uploads.resolve(forgotten)).doesNotExist();
        assertThat(uploads.resolve(wanted)).exists();
        assertThat(client.get(forgotten).statusCode()).isEqualTo(404);
        // and it is not what was asked just now that has removed it
        while (Files.exists(uploads.resolve(wanted)) && System.nanoTime() < end) {
            Thread.sleep(LIFE_MS / 10);
        }
        assertThat(uploads.resolve(wanted)).doesNotExist();
    }

    @Test
    void nobody_else_on_this_machine_reads_what_was_uploaded() throws IOException {
        String id = client.uploaded("a.csv", LIGHTS).get("id").asString();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(uploads.resolve(id))))
                .isEqualTo("rwx------");
    }

    private static UploadLimits limits(String hours) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("SDI_UPLOAD_HOURS", hours)));
        return UploadLimits.of(environment);
    }

    @Test
    void hours_may_be_parts_of_one() {
        assertThat(limits("").timeToLive()).isEqualTo(Duration.ofHours(24));
        assertThat(limits("48").timeToLive()).isEqualTo(Duration.ofDays(2));
        assertThat(limits("0.5").timeToLive()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "1e9", "NaN", "one", "1,5", "9999999"})
    void hours_that_mean_nothing_are_refused(String hours) {
        assertThatThrownBy(() -> limits(hours))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SDI_UPLOAD_HOURS");
    }
}
