package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.Doctor;
import vn.urbansdi.importer.doctor.Examination;
import vn.urbansdi.importer.doctor.names.AttributeProposal;
import vn.urbansdi.importer.doctor.place.CrsDiagnosis;
import vn.urbansdi.importer.read.ReadOptions;
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

    /** @param crs {@code auto}, or what the maker states where the file cannot tell */
    private record Item(String file, String table, String layer, String crs, JsonNode fields) {}

    @Test
    void shapefiles_with_short_names_in_old_encodings_and_tables_with_vietnamese_headings() throws Exception {
        compare("mong_cai");
    }

    @Test
    @Tag("soak")
    void tables_of_a_geopackage_named_as_planning_law_has_them() throws Exception {
        compare("cam_pha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ha_long", "cam_pha", "uong_bi"})
    void layers_fields_and_reference_systems_are_told_from_the_files_alone(String city) throws IOException {
        Path copy = work.resolve(city);
        SampleFiles.copy(SampleFiles.flawed().resolve(city), copy);
        List<Item> items = items(copy);
        assertThat(items).isNotEmpty();
        for (Item item : items) {
            check(item, propose(copy, item));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ha_long", "uong_bi"})
    void a_list_without_geometry_is_known_by_ward_sheet_and_number(String city) throws IOException {
        Path copy = work.resolve(city);
        SampleFiles.copy(SampleFiles.flawed().resolve(city), copy);
        List<Item> lists = items(copy, true);
        assertThat(lists).isNotEmpty();
        for (Item item : lists) {
            Diagnosis diagnosis = propose(copy, item);
            assertThat(diagnosis.layer()).isEqualTo("land_parcel");
            // What else a tax office writes down may be named like two attributes: then a person has to choose.
            assertThat(diagnosis.mapping().attributes())
                    .filteredOn(each -> List.of("ward_code", "sheet_no", "parcel_no", "tax_file_no")
                            .contains(each.attribute()))
                    .extracting(AttributeProposal::field)
                    .containsExactly("Mã phường", "Tờ bản đồ", "Thửa đất", "Mã hồ sơ thuế");
            assertThat(diagnosis.delivery())
                    .contains("layer: land_parcel", "geometry: none")
                    .doesNotContain("crs:");
            assertThat(diagnosis.findings())
                    .noneMatch(finding -> finding.severity() == Diagnosis.Severity.ERROR)
                    .anySatisfy(finding -> assertThat(finding.text().en()).contains("No row has a place"));
            assertThat(diagnosis.accepted()).isPositive();
            assertThat(diagnosis.rejected()).doesNotContainKey("empty_geometry");
            assertThat(diagnosis.keys())
                    .anySatisfy(
                            key -> assertThat(key.attributes()).containsExactly("ward_code", "sheet_no", "parcel_no"));
        }
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
                            + " (to_jsonb(t) - 'fid' - 'city' - 'source' - 'run_id' - 'changed_at' - 'changed_tx')::text AS row"
                            + " FROM layer." + item.layer + " t) rows";
            assertThat(PROPOSED.queryOne(content)).as(item.layer).isEqualTo(SHIPPED.queryOne(content));
        }
    }

    private static void check(Item item, Diagnosis diagnosis) {
        assertThat(diagnosis.layer()).as(item.file).isEqualTo(item.layer);
        assertThat(diagnosis.layerIsClear()).as(item.file).isTrue();
        if (item.crs.equals("auto")) {
            assertThat(diagnosis.crs().certainty()).as(item.file).isEqualTo(CrsDiagnosis.Certainty.CERTAIN);
        } else {
            assertThat("EPSG:" + diagnosis.crs().srid()).as(item.file).isEqualTo(item.crs);
        }
        if (item.fields == null) {
            return;
        }
        for (AttributeProposal attribute : diagnosis.mapping().attributes()) {
            String wanted = item.fields.path(attribute.attribute()).asText("");
            // What the maker left out has been found by its name or alias.
            if (!wanted.isEmpty()) {
                assertThat(attribute.field())
                        .as(item.file + " " + item.table + " " + attribute.attribute())
                        .isEqualTo(wanted);
            }
        }
    }

    private static Diagnosis propose(Path directory, Item item) throws IOException {
        Optional<String> table = Optional.of(item.table).filter(name -> !name.isEmpty());
        Diagnosis diagnosis = new Doctor(CATALOG, (step, share) -> {})
                .examine(new Examination(
                        directory.resolve(item.file),
                        new ReadOptions(
                                table,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                ReadOptions.Place.IF_TOLD),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Examination.DeliveryTerms(
                                item.file, Optional.of(directory.getFileName() + "_" + item.layer), Optional.empty())));
        Files.writeString(directory.resolve(item.layer + ".delivery.yaml"), diagnosis.delivery());
        return diagnosis;
    }

    private static List<Item> items(Path directory) throws IOException {
        return items(directory, false);
    }

    /** @param placeless whether the lists without geometry are wanted, or the others */
    private static List<Item> items(Path directory, boolean placeless) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        List<Item> items = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".delivery.yaml"))
                    .sorted()
                    .toList()) {
                for (JsonNode item : yaml.readTree(file.toFile()).get("deliveries")) {
                    if (item.has("geometry") != placeless) {
                        continue;
                    }
                    items.add(new Item(
                            item.get("file").textValue(),
                            item.path("table").asText(""),
                            item.get("layer").textValue(),
                            item.path("crs").asText(""),
                            item.get("fields")));
                }
            }
        }
        return items;
    }
}
