package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/**
 * What the doctor proposes for the files of a city, knowing nothing but the files, imports them as the deliveries do that
 * their makers wrote.
 */
class DoctorTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase SHIPPED = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    static final TestDatabase PROPOSED = TestDatabase.migrated(CATALOG);

    @TempDir
    Path work;

    private record Item(String file, String table, String layer, JsonNode fields) {}

    @Test
    void shapefiles_with_short_names_in_old_encodings_and_tables_with_vietnamese_headings() throws Exception {
        compare("mong_cai");
    }

    @Test
    void tables_of_a_geopackage_named_as_planning_law_has_them() throws Exception {
        compare("cam_pha");
    }

    private void compare(String city) throws IOException, InterruptedException {
        Path shipped = work.resolve("shipped").resolve(city);
        Path proposed = work.resolve("proposed").resolve(city);
        SampleFiles.copy(SampleFiles.flawed().resolve(city), shipped);
        SampleFiles.copy(SampleFiles.flawed().resolve(city), proposed);
        List<Item> items = items(shipped);
        try (Stream<Path> files = Files.list(proposed)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".delivery.yaml"))
                    .toList()) {
                Files.delete(file);
            }
        }
        for (Item item : items) {
            check(item, propose(proposed, item));
        }
        SampleImport expected = SampleImport.of(shipped, SHIPPED, work);
        SampleImport found = SampleImport.of(proposed, PROPOSED, work);
        assertThat(found.read()).isEqualTo(expected.read()).isPositive();
        assertThat(found.inserted()).isEqualTo(expected.inserted());
        assertThat(found.rejects()).hasSameSizeAs(expected.rejects());
        for (Item item : items) {
            String content =
                    "SELECT count(*) || ' ' || coalesce(md5(string_agg(row, '|' ORDER BY row)), '') FROM (SELECT"
                            + " (to_jsonb(t) - 'fid' - 'city' - 'source' - 'run_id' - 'changed_at' - 'geom_web')::text AS row"
                            + " FROM layer." + item.layer + " t) rows";
            assertThat(PROPOSED.queryOne(content)).as(item.layer).isEqualTo(SHIPPED.queryOne(content));
        }
    }

    private static void check(Item item, JsonNode diagnosis) {
        assertThat(diagnosis.get("layer").textValue()).as(item.file).isEqualTo(item.layer);
        assertThat(diagnosis.get("layer_is_clear").booleanValue()).as(item.file).isTrue();
        assertThat(diagnosis.get("crs").get("disagrees").booleanValue())
                .as(item.file)
                .isFalse();
        if (item.fields == null) {
            return;
        }
        for (JsonNode attribute : diagnosis.get("mapping").get("attributes")) {
            String name = attribute.get("attribute").textValue();
            String wanted = item.fields.path(name).asText("");
            // What the maker left out has been found by its alias.
            if (!wanted.isEmpty()) {
                assertThat(attribute.get("field").textValue())
                        .as(item.file + " " + item.table + " " + name)
                        .isEqualTo(wanted);
            }
        }
    }

    private JsonNode propose(Path directory, Item item) throws IOException, InterruptedException {
        Path report = work.resolve("diagnosis.json");
        List<String> command = SampleFiles.javaCommand("512m", "vn.urbansdi.importer.run.SdiCommand");
        command.addAll(List.of(
                "doctor",
                "--json",
                report.toString(),
                "--yaml",
                directory.resolve(item.layer + ".delivery.yaml").toString(),
                "--source",
                directory.getFileName() + "_" + item.layer));
        if (!item.table.isEmpty()) {
            command.addAll(List.of("--table", item.table));
        }
        command.add(directory.resolve(item.file).toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SDI_")); // no database is there for it
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return new ObjectMapper().readTree(report.toFile()).get("files").get(0);
    }

    private static List<Item> items(Path directory) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        List<Item> items = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".delivery.yaml"))
                    .sorted()
                    .toList()) {
                for (JsonNode item : yaml.readTree(file.toFile()).get("deliveries")) {
                    items.add(new Item(
                            item.get("file").textValue(),
                            item.path("table").asText(""),
                            item.get("layer").textValue(),
                            item.get("fields")));
                }
            }
        }
        return items;
    }
}
