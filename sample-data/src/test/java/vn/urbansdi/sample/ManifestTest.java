package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.sample.flaw.FlawKind;
import vn.urbansdi.sample.flaw.Manifest;
import vn.urbansdi.sample.flaw.PlantedConflict;
import vn.urbansdi.sample.flaw.PlantedFlaw;
import vn.urbansdi.sample.record.SampleRecord;
import vn.urbansdi.testing.TestDatabase;

/** The importer finds every flaw that the manifest lists, and nothing else. */
class ManifestTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    static Path work;

    private static List<PlantedFlaw> planted;
    private static SampleImport result;

    @BeforeAll
    static void importEverything() throws Exception {
        planted = Manifest.read(SampleFiles.flawed()).flaws();
        result = SampleImport.of(SampleFiles.flawed(), DATABASE, work);
    }

    @Test
    void the_importer_finds_every_planted_flaw_and_nothing_else() {
        FlawComparison comparison = FlawComparison.of(planted, result.rejects());
        assertThat(comparison.missed()).as("planted but not found").isEmpty();
        assertThat(comparison.unexpected()).as("found but not planted").isEmpty();
        assertThat(result.inserted() + result.updated())
                .as("rows taken, of those read, besides the planted flaws")
                .isEqualTo(result.read() - planted.size());
    }

    @Test
    void about_one_row_in_two_hundred_is_spoilt_in_each_known_way() {
        assertThat((double) planted.size() / result.read()).isBetween(0.004, 0.006);
        assertThat(planted)
                .extracting(PlantedFlaw::kind)
                .containsOnly(
                        Arrays.stream(FlawKind.values()).map(FlawKind::code).toArray(String[]::new));
        assertThat(planted)
                .extracting(flaw -> flaw.file().replaceAll("/.*", ""))
                .contains("ha_long", "cam_pha");
        assertThat(planted).extracting(PlantedFlaw::file).anyMatch(file -> file.endsWith(".csv"));
    }

    @Test
    void where_two_offices_disagree_the_better_one_is_believed_and_the_other_is_remembered() throws Exception {
        List<PlantedConflict> conflicts = Manifest.read(SampleFiles.flawed()).conflicts();
        assertThat(conflicts)
                .hasSizeGreaterThan(200)
                .allMatch(conflict -> !conflict.kept().equals(conflict.delivered()));
        assertThat(result.outranked()).isEqualTo(conflicts.size());
        for (String field : List.of("owner_name", "land_use", "legal_area_m2")) {
            List<String> found =
                    DATABASE.query("SELECT concat_ws('|', t.ward_code || ' ' || t.sheet_no || ' ' || t.parcel_no, t."
                            + field + ", s.attributes ->> '" + field
                            + "') FROM layer.land_parcel t JOIN sdi.said s ON s.fid = t.fid"
                            + " AND s.layer = 'land_parcel' AND s.source LIKE '%tax_office' WHERE (s.attributes ->> '"
                            + field
                            + "') IS DISTINCT FROM t." + field + "::text");
            assertThat(found)
                    .as(field)
                    .containsExactlyInAnyOrderElementsOf(conflicts.stream()
                            .filter(conflict -> conflict.field().equals(field))
                            .map(conflict -> String.join("|", conflict.key(), conflict.kept(), conflict.delivered()))
                            .toList());
        }
    }

    @Test
    void what_only_the_tax_office_tells_comes_in() throws Exception {
        List<String> told = new ArrayList<>();
        for (String city : List.of("ha_long", "uong_bi")) {
            List<String> lines = Files.readAllLines(SampleFiles.flawed().resolve(city + "/land_tax.csv"));
            for (int line = 2; line <= lines.size(); line++) {
                String[] cells = lines.get(line - 1).split(";", -1);
                if (!isPlanted(city + "/land_tax.csv", line)) {
                    told.add(String.join(" ", cells[0], cells[1], cells[2], cells[6]));
                }
            }
        }
        assertThat(DATABASE.query("SELECT concat_ws(' ', ward_code, sheet_no, parcel_no, tax_file_no) FROM"
                        + " layer.land_parcel WHERE tax_file_no IS NOT NULL"))
                .hasSizeGreaterThan(2_000)
                .containsExactlyInAnyOrderElementsOf(told);
    }

    /** The set has no capitals with tones: those were typed small. All else comes back letter by letter. */
    @Test
    void text_from_before_unicode_comes_back_as_it_was_typed() {
        Set<String> told = new HashSet<>(DATABASE.query("SELECT concat_ws('|', ward_code, sheet_no, parcel_no, address,"
                + " owner_name) FROM layer.land_parcel WHERE city = 'ha_long'"));
        List<String> lost = new ArrayList<>();
        List<SampleRecord> made = DeterminismTest.firstParcels(Long.parseLong(SampleFiles.SEED), 3_000);
        int row = 0;
        for (SampleRecord parcel : made) {
            Object[] v = parcel.values();
            String typed = String.join("|", v[0] + "", v[1] + "", v[2] + "", small(v[6]), small(v[7]));
            if (!isPlanted("ha_long/land_parcel.shp", ++row) && !told.contains(typed)) {
                lost.add(typed);
            }
        }
        assertThat(made).hasSize(3_000);
        assertThat(lost).isEmpty();
    }

    private static String small(Object text) {
        return Pattern.compile("[ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ]")
                .matcher(text.toString())
                .replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT));
    }

    @Test
    void a_flaw_that_is_added_to_a_delivered_file_is_told_from_the_listed_ones() throws Exception {
        Path deliveries = copyOf("uong_bi");
        Path lights = deliveries.resolve("uong_bi/street_light.csv");
        List<String> lines = Files.readAllLines(lights);
        int line = soundLine("uong_bi/street_light.csv");
        String[] cells = lines.get(line - 1).split(";", -1);
        cells[2] = "NEON";
        lines.set(line - 1, String.join(";", cells));
        Files.write(lights, lines);
        Path zones = deliveries.resolve("uong_bi/flood_zone.geojson");
        int feature = soundLine("uong_bi/flood_zone.geojson");
        List<String> features = Files.readAllLines(zones);
        // One feature a line, the collection's head on the first.
        String spoilt = features.get(feature).replaceFirst("\"risk_level\":\\d", "\"risk_level\":null");
        assertThat(spoilt).isNotEqualTo(features.get(feature));
        features.set(feature, spoilt);
        Files.write(zones, features);

        FlawComparison comparison = FlawComparison.of(plantedIn("uong_bi"), imported(deliveries));
        assertThat(comparison.missed()).isEmpty();
        assertThat(comparison.unexpected())
                .containsExactlyInAnyOrder(
                        new PlantedFlaw("uong_bi/street_light.csv", "street_light", line, "unknown_code", "lamp_type"),
                        new PlantedFlaw(
                                "uong_bi/flood_zone.geojson", "flood_zone", feature, "missing_required", "risk_level"));
    }

    @Test
    void a_flaw_that_is_mended_in_a_file_or_struck_from_the_manifest_is_missed() throws Exception {
        PlantedFlaw wrongCode = planted.stream()
                .filter(flaw -> flaw.file().equals("uong_bi/street_light.csv")
                        && flaw.kind().equals("swapped_axis"))
                .findFirst()
                .orElseThrow();
        Path deliveries = copyOf("uong_bi");
        Path lights = deliveries.resolve("uong_bi/street_light.csv");
        List<String> lines = Files.readAllLines(lights);
        String[] cells = lines.get((int) wrongCode.row() - 1).split(";", -1);
        String longitude = cells[cells.length - 1];
        cells[cells.length - 1] = cells[cells.length - 2];
        cells[cells.length - 2] = longitude;
        lines.set((int) wrongCode.row() - 1, String.join(";", cells));
        Files.write(lights, lines);

        FlawComparison mended = FlawComparison.of(plantedIn("uong_bi"), imported(deliveries));
        assertThat(mended.missed()).containsExactly(wrongCode);
        assertThat(mended.unexpected()).isEmpty();

        FlawComparison struck = FlawComparison.of(planted.subList(1, planted.size()), result.rejects());
        assertThat(struck.missed()).isEmpty();
        assertThat(struck.unexpected()).containsExactly(planted.get(0));
    }

    @Test
    void a_flaw_found_under_another_field_or_row_counts_as_missed() {
        SampleImport.Reject reject = new SampleImport.Reject("a/b.csv", "road", 7, "unknown_code", "surface");
        PlantedFlaw flaw = new PlantedFlaw("a/b.csv", "road", 7, "unknown_code", "class");
        FlawComparison comparison = FlawComparison.of(List.of(flaw), List.of(reject));
        assertThat(comparison.missed()).containsExactly(flaw);
        assertThat(comparison.unexpected()).hasSize(1);
    }

    /** A row of a file that the manifest does not name, nor repeats: row 20, or the next such. */
    private static int soundLine(String file) {
        int row = 20;
        while (isPlanted(file, row)) {
            row++;
        }
        return row;
    }

    private static boolean isPlanted(String file, int row) {
        return planted.stream().anyMatch(flaw -> flaw.file().equals(file) && flaw.row() == row);
    }

    private static List<PlantedFlaw> plantedIn(String city) {
        return planted.stream()
                .filter(flaw -> flaw.file().startsWith(city + '/'))
                .toList();
    }

    private static Path copyOf(String city) throws IOException {
        Path copy = Files.createTempDirectory(work, city);
        SampleFiles.copy(SampleFiles.flawed().resolve(city), copy.resolve(city));
        return copy;
    }

    private static List<SampleImport.Reject> imported(Path deliveries) throws Exception {
        assertThat(Files.readString(deliveries.resolve("uong_bi/lighting.delivery.yaml"), StandardCharsets.UTF_8))
                .contains("street_light.csv");
        // Most files are the same as in the import before; they have to be read again all the same.
        DATABASE.execute("UPDATE sdi.run SET delivery_digest = NULL");
        return SampleImport.of(deliveries, DATABASE, work).rejects();
    }
}
