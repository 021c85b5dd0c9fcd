package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** {@code ./sdi provenance} as it is started: a process with the settings of the environment. */
class ProvenanceCommandTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    static Path directory;

    private static String fid;

    /** One light, of which two sources say different things, and whose status a person has changed. */
    @BeforeAll
    static void twoSources() throws IOException {
        deliver("lighting", 60, "lights.csv", "A1;107.08;20.95;LED;100;ON\n");
        deliver("survey", 30, "survey.csv", "A1;107.08;20.95;LED;150;OFF\n");
        fid = DATABASE.queryOne("SELECT fid FROM layer.street_light");
        DATABASE.execute("UPDATE layer.street_light SET status = 'BROKEN'");
        deliver("lighting", 60, "again.csv", "A1;107.08;20.95;LED;100;OFF\n");
    }

    private static void deliver(String source, int priority, String name, String row) throws IOException {
        Files.writeString(directory.resolve(name), "light_id;longitude;latitude;lamp_type;power_w;status\n" + row);
        Path yaml = Files.writeString(
                directory.resolve(name + ".delivery.yaml"),
                "source: " + source + "\npriority: " + priority + "\ndeliveries:\n  - {file: " + name
                        + ", layer: street_light}\n");
        ImportReport report = new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.5, "test")
                .run(DeliveryFiles.find(yaml).get(0), new SilentProgress());
        assertThat(report.rejectedRows()).isZero();
    }

    private static ForkedCommand.Outcome provenance(String... arguments) throws IOException, InterruptedException {
        String[] all =
                Stream.concat(Stream.of("provenance"), Stream.of(arguments)).toArray(String[]::new);
        return ForkedCommand.run(directory, Map.of("SDI_DB_URL", DATABASE.jdbcUrl()), all);
    }

    @Test
    void what_each_source_said_stands_beside_what_holds() throws Exception {
        ForkedCommand.Outcome outcome = provenance("street_light", fid, "--lang", "en");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().findFirst().orElse("")).startsWith("street_light." + fid + " · version ");
        assertThat(about("power_w", outcome.out()))
                .contains(
                        "100",
                        "lighting: lights.csv, row 2, run ",
                        "priority over survey",
                        "survey (30, run ",
                        "): 150");
        assertThat(about("lamp_type", outcome.out())).contains("all sources agree", "): the same");
        assertThat(about("status", outcome.out()))
                .contains("BROKEN", "edited by ", "kept since edited, against", "lighting (60, run ", "): OFF");
        assertThat(about("road_name", outcome.out())).contains("delivered by nobody");
    }

    @Test
    void vietnamese_is_spoken_unless_told_otherwise() throws Exception {
        ForkedCommand.Outcome outcome = provenance("street_light", fid);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().findFirst().orElse("")).contains("phiên bản");
        assertThat(about("power_w", outcome.out())).contains("dòng 2, lần ", "ưu tiên hơn survey", "survey (30, lần ");
        assertThat(about("status", outcome.out())).contains("giữ vì đã sửa tay");
    }

    /** The lines of one attribute. */
    private static String about(String attribute, String said) {
        int start = said.indexOf("\n  " + attribute + " ");
        assertThat(start).as(attribute + " in " + said).isPositive();
        StringBuilder lines = new StringBuilder();
        for (String line : said.substring(start + 1).split("\n", -1)) {
            if (lines.length() > 0 && !line.startsWith("      ")) {
                break;
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    @Test
    void a_feature_or_a_layer_that_does_not_exist_fails_in_the_language_asked_for() throws Exception {
        ForkedCommand.Outcome feature = provenance("street_light", "999999");
        assertThat(feature.code()).isEqualTo(SdiCommand.FAILED);
        assertThat(feature.out()).isEmpty();
        assertThat(feature.err().strip()).isEqualTo("lớp street_light không có đối tượng 999999.");
        ForkedCommand.Outcome layer = provenance("nothing", "1", "--lang", "en");
        assertThat(layer.code()).isEqualTo(SdiCommand.FAILED);
        assertThat(layer.err().strip())
                .startsWith("there is no layer \"nothing\"; the layers are ")
                .contains(" street_light,");
    }

    @Test
    void what_is_no_number_is_wrong_usage() throws Exception {
        ForkedCommand.Outcome outcome = provenance("street_light", "A1");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("\"A1\" của FID không phải số nguyên", "Cách dùng: sdi provenance");
    }
}
