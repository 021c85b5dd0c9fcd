package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.testing.TestDatabase;

/** The same delivery again is known for what it is, and only while nothing has happened in between. */
class RepeatedImportTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    private ImportRun run;
    private Path file;

    @BeforeEach
    void importOnce() throws IOException {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + " DELETE FROM sdi.source; DELETE FROM sdi.quality; DELETE FROM sdi.run");
        run = new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.5, "tester");
        file = Files.writeString(directory.resolve("lights.csv"), """
                light_id;x;y;lamp_type
                A1;430001;2317000;LED
                A2;430002;2317000;LED
                A3;430003;2317000;NEON
                """);
        document("lights", 50);
        assertThat(run.run(delivery("lights"), RunProgress.SILENT).inserted()).isEqualTo(2);
    }

    @Test
    void is_known_again_and_told() {
        Optional<RepeatedImport> again = run.repeated(delivery("lights"));
        assertThat(again).isPresent();
        assertThat(again.get().read()).isEqualTo(3);
        assertThat(again.get().rejected()).isEqualTo(1);
        assertThat(again.get().unchanged()).isEqualTo(2);
        assertThat(DATABASE.queryOne("SELECT id FROM sdi.run"))
                .isEqualTo(Long.toString(again.get().run()));
    }

    @Test
    void another_value_of_the_same_length_and_time_is_another_delivery() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, Files.readString(file).replace("430002", "430004"));
        Files.setLastModifiedTime(file, time);
        assertThat(run.repeated(delivery("lights"))).isEmpty();
        assertThat(run.run(delivery("lights"), RunProgress.SILENT).updated()).isEqualTo(1);
    }

    @Test
    void a_file_beside_it_belongs_to_it() throws IOException {
        Files.writeString(directory.resolve("lights.cpg"), "UTF-8");
        assertThat(run.repeated(delivery("lights"))).isEmpty();
    }

    @Test
    void another_priority_is_another_delivery() throws IOException {
        document("lights", 60);
        assertThat(run.repeated(delivery("lights"))).isEmpty();
    }

    @Test
    void not_after_an_edit() {
        DATABASE.execute("UPDATE layer.street_light SET lamp_type = 'HPS' WHERE light_id = 'A1'");
        assertThat(run.repeated(delivery("lights"))).isEmpty();
    }

    @Test
    void not_after_a_deletion() {
        DATABASE.execute("DELETE FROM layer.street_light WHERE light_id = 'A1'");
        assertThat(run.repeated(delivery("lights"))).isEmpty();
    }

    @Test
    void not_after_another_run() throws IOException {
        document("other", 70);
        run.run(delivery("other"), RunProgress.SILENT);
        assertThat(run.repeated(delivery("lights"))).isEmpty();
        assertThat(run.repeated(delivery("other"))).isPresent();
    }

    @Test
    void not_after_it_was_taken_back() {
        long id = run.repeated(delivery("lights")).orElseThrow().run();
        new RunUndo(DATABASE.dataSource(), CATALOG).undo(id, "tester", notice -> {});
        assertThat(run.repeated(delivery("lights"))).isEmpty();
        assertThat(run.run(delivery("lights"), RunProgress.SILENT).inserted()).isEqualTo(2);
    }

    private void document(String source, int priority) throws IOException {
        Files.writeString(
                directory.resolve(source + ".delivery.yaml"),
                "source: " + source + "\npriority: " + priority
                        + "\ndeliveries:\n  - {file: lights.csv, layer: street_light, crs: EPSG:5899}\n");
    }

    private Delivery delivery(String source) {
        return DeliveryFiles.find(directory.resolve(source + ".delivery.yaml")).get(0);
    }
}
