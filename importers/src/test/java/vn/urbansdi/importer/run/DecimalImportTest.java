package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.Doctor;
import vn.urbansdi.importer.doctor.Examination;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.testing.TestDatabase;

/** Numbers that a file keeps as text, whatever stands for the decimal mark. */
class DecimalImportTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light");
    }

    /** Lights whose heights are as given, and their delivery. */
    private Delivery lights(String more, List<String> heights) throws IOException {
        StringBuilder text = new StringBuilder("light_id;x;y;lamp_type;pole_height_m\n");
        for (int i = 0; i < heights.size(); i++) {
            text.append("L")
                    .append(i)
                    .append(";")
                    .append(430_000 + i)
                    .append(";2317000;LED;")
                    .append(heights.get(i))
                    .append("\n");
        }
        Files.writeString(directory.resolve("lights.csv"), text);
        Path yaml = directory.resolve("lights.delivery.yaml");
        Files.writeString(
                yaml,
                "source: test\ndeliveries:\n  - {file: lights.csv, layer: street_light, crs: 'EPSG:5899'" + more
                        + "}\n");
        return DeliveryFiles.find(yaml).get(0);
    }

    private ImportReport run(Delivery delivery) {
        return new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.9, "test")
                .run(delivery, RunProgress.SILENT);
    }

    private static List<String> heights() {
        return DATABASE.query("SELECT pole_height_m FROM layer.street_light ORDER BY fid");
    }

    @Test
    void a_point_groups_thousands_where_the_columns_other_values_have_a_decimal_comma() throws IOException {
        ImportReport report = run(lights("", List.of("1.200", "12,5", "8")));
        assertThat(heights()).containsExactly("1200", "12.5", "8");
        assertThat(report.notes())
                .anySatisfy(note ->
                        assertThat(note.en()).contains("1 values of \"pole_height_m\"", "1.200", "comma", "12,5"));
    }

    @Test
    void a_comma_groups_thousands_where_they_have_a_decimal_point() throws IOException {
        run(lights("", List.of("1,200", "12.5")));
        assertThat(heights()).containsExactly("1200", "12.5");
    }

    @Test
    void what_no_value_of_the_column_tells_is_rejected_with_a_reason_that_says_how_to_mend_it() throws IOException {
        ImportReport report = run(lights("", List.of("1.200", "9", "2.500", "10", "11")));
        assertThat(heights()).containsExactly("9", "10", "11");
        assertThat(report.rejected()).containsExactly(java.util.Map.entry("bad_value", 2L));
        assertThat(Files.readString(Path.of(report.rejectsFile())))
                .contains("1.200", "may be 1.2 or 1200", "decimal: comma");
        run(lights(", decimal: comma", List.of("1.200", "9", "2.500", "10", "11")));
        assertThat(heights()).containsExactlyInAnyOrder("1200", "9", "2500", "10", "11");
    }

    @Test
    void a_column_of_both_kinds_tells_nothing() throws IOException {
        ImportReport report = run(lights("", List.of("12,5", "12.5", "1.200")));
        assertThat(heights()).containsExactly("12.5", "12.5");
        assertThat(Files.readString(Path.of(report.rejectsFile()))).contains("12.5", "12,5", "1.200");
    }

    @Test
    void what_the_delivery_declares_is_obeyed() throws IOException {
        ImportReport report = run(lights(", decimal: point", List.of("1.200", "1,200", "12.5", "12,5")));
        assertThat(heights()).containsExactly("1.200", "1200", "12.5");
        assertThat(Files.readString(Path.of(report.rejectsFile()))).contains("12,5", "decimal: point");
    }

    @Test
    void the_value_that_tells_may_come_thousands_of_rows_later() throws IOException {
        List<String> heights = new java.util.ArrayList<>(java.util.Collections.nCopies(5_000, "1.200"));
        heights.add("12,5");
        ImportReport report = run(lights("", heights));
        assertThat(report.inserted()).isEqualTo(5_001);
        assertThat(DATABASE.query("SELECT DISTINCT pole_height_m FROM layer.street_light ORDER BY 1"))
                .containsExactly("12.5", "1200");
    }

    @Test
    void values_of_the_other_kind_that_come_later_still_are_told() throws IOException {
        List<String> heights = new java.util.ArrayList<>(java.util.Collections.nCopies(20_000, "9"));
        heights.set(0, "1.200");
        heights.set(1, "12,5");
        heights.set(19_999, "7.5");
        ImportReport report = run(lights("", heights));
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note.en()).contains("both ways", "7.5", "12,5", "1.200"));
    }

    @Test
    void the_doctor_tells_and_proposes_what_the_import_needs() throws IOException {
        assertThat(diagnosis(List.of("1.200", "12,5")).delivery()).contains("decimal: comma");
        Diagnosis unclear = diagnosis(List.of("1.200", "9"));
        assertThat(unclear.delivery()).contains("# decimal: comma");
        assertThat(unclear.findings())
                .anySatisfy(finding -> assertThat(finding.text().en()).contains("1.200", "State decimal"));
    }

    private Diagnosis diagnosis(List<String> heights) throws IOException {
        Delivery delivery = lights("", heights);
        return new Doctor(CATALOG, (step, share) -> {})
                .examine(new Examination(
                        delivery.file(),
                        ReadOptions.firstLook(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.of(5899),
                        new Examination.DeliveryTerms(
                                "lights.csv", java.util.Optional.empty(), java.util.Optional.empty())));
    }
}
