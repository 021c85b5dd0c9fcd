package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.merge.Retired;
import vn.urbansdi.store.merge.TooMuchRetiredException;
import vn.urbansdi.testing.TestDatabase;

/** A file that is said to hold everything, from its YAML to the layer and the report. */
class FullImportTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said; DELETE FROM sdi.source");
    }

    @Test
    void what_the_file_lacks_is_retired_but_not_what_a_flawed_row_may_mean() throws IOException {
        deliver("A1,A2,A3,A4,A5,A6,A7,A8,A9,A10", "");
        // A8 with a lamp that nobody knows is rejected, A9 has no code but its place, A10 is gone.
        ImportReport report = deliver("A1,A2,A3,A4,A5,A6,A7", """
                A8;430008;2317000;NEON
                ;430009;2317000;LED
                """);
        assertThat(report.rejectedRows()).isEqualTo(2);
        assertThat(report.unchanged()).isEqualTo(7);
        assertThat(report.retired()).isEqualTo(new Retired(1, 0, 0, 2, 0));
        assertThat(DATABASE.query(
                        "SELECT light_id FROM layer.street_light WHERE light_id IN ('A8', 'A9', 'A10') ORDER BY 1"))
                .containsExactly("A8", "A9");
        assertThat(printed(report, "vi")).contains("Không còn, đã bỏ", "./sdi undo " + report.run());
        assertThat(printed(report, "en")).contains("Gone, retired", "Kept: rejected rows");
        assertThat(printed(deliver("A1,A2,A3,A4,A5,A6,A7,A8,A9", ""), "en")).contains("Nothing new");
    }

    @Test
    void half_a_file_is_not_taken_for_a_whole_one() throws IOException {
        deliver("A1,A2,A3,A4,A5,A6,A7,A8,A9,A10", "");
        assertThatThrownBy(() -> deliver("A1,A2,A3,A4,A5", "")).isInstanceOf(TooMuchRetiredException.class);
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("10");
        assertThat(DATABASE.queryOne("SELECT state FROM sdi.run ORDER BY id DESC LIMIT 1"))
                .isEqualTo("discarded");
    }

    private static String printed(ImportReport report, String language) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new ReportTable(out, language).print(report);
        out.flush();
        return text.toString();
    }

    private ImportReport deliver(String keys, String more) throws IOException {
        StringBuilder csv = new StringBuilder("light_id;x;y;lamp_type\n");
        for (String key : List.of(keys.split(",", -1))) {
            csv.append(key)
                    .append(";")
                    .append(430_000 + Integer.parseInt(key.substring(1)))
                    .append(";2317000;LED\n");
        }
        Files.writeString(directory.resolve("lights.csv"), csv + more);
        Path yaml = Files.writeString(directory.resolve("lights.delivery.yaml"), """
                source: control_centre
                deliveries:
                  - {file: lights.csv, layer: street_light, crs: EPSG:5899, x: x, y: y, full: true}
                """);
        Delivery delivery = DeliveryFiles.find(yaml).get(0);
        return new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.5, "test")
                .run(delivery, RunProgress.SILENT);
    }
}
