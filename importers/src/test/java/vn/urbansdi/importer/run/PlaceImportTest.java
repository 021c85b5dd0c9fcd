package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.testing.TestDatabase;

/** What is said of a row against where it lies. */
class PlaceImportTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    /** Of Hồng Gai in Hạ Long, and of Móng Cái. */
    private static final String HONG_GAI = "430000;2317000";

    private static final String MONG_CAI = "524000;2377000";
    private static final String SEA = "480000;2317000";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said");
    }

    private ImportReport run(String head, String... rows) throws IOException {
        Files.writeString(directory.resolve("lights.csv"), "light_id;x;y;lamp_type\n" + String.join("\n", rows) + "\n");
        Path yaml = directory.resolve("lights.delivery.yaml");
        Files.writeString(
                yaml,
                "source: test\n" + head
                        + "\ndeliveries:\n  - {file: lights.csv, layer: street_light, crs: 'EPSG:5899'}\n");
        return new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.9, "test")
                .run(DeliveryFiles.find(yaml).get(0), RunProgress.SILENT);
    }

    private static String light(int number, String place) {
        return "L" + number + ";" + place + ";LED";
    }

    @Test
    void rows_outside_the_stated_city_are_told_with_counts_and_places() throws IOException {
        ImportReport report = run("city: ha_long", light(1, HONG_GAI), light(2, MONG_CAI), light(3, SEA));
        assertThat(report.inserted()).isEqualTo(3);
        assertThat(report.cities()).singleElement().satisfies(finding -> {
            assertThat(finding.city()).isEqualTo("ha_long");
            assertThat(finding.rows()).isEqualTo(3);
            assertThat(finding.outside()).isEqualTo(2);
            assertThat(finding.elsewhere()).isEqualTo(Map.of("mong_cai", 1L));
            assertThat(finding.examples())
                    .extracting(CityCheck.Example::row, CityCheck.Example::liesIn, CityCheck.Example::byWard)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(3L, "mong_cai", false),
                            org.assertj.core.groups.Tuple.tuple(4L, "", false));
        });
        StringWriter printed = new StringWriter();
        new ReportTable(new PrintWriter(printed, true), "en").print(report);
        assertThat(printed.toString())
                .contains("WARNING: 2 of 3 rows said to be of ha_long do not lie there, but in: mong_cai 1")
                .contains("row 3: 524000.0 2377000.0 mong_cai");
    }

    @Test
    void those_of_another_city_are_rejected_if_the_delivery_says_so() throws IOException {
        ImportReport report =
                run("city: ha_long\nother_city: reject", light(1, HONG_GAI), light(2, MONG_CAI), light(3, SEA));
        assertThat(report.rejected()).isEqualTo(Map.of("other_city", 1L));
        assertThat(DATABASE.query("SELECT light_id FROM layer.street_light ORDER BY 1"))
                .containsExactly("L1", "L3");
        assertThat(Files.readString(Path.of(report.rejectsFile()))).contains("lie in");
    }

    @Test
    void neither_a_ward_of_another_city_nor_a_ward_against_its_place_is_passed_over() {
        GeometryFactory points = new GeometryFactory();
        Geometry mongCai = points.createPoint(new Coordinate(524_000, 2_377_000));
        Layer parcels = CATALOG.layer("land_parcel").orElseThrow();
        CityCheck byWard = new CityCheck(CATALOG.deployment(), parcels, 5899, Optional.empty(), true);
        assertThat(byWard.of(ofWard(parcels, "06685"))).isEqualTo("ha_long");
        assertThat(byWard.of(ofWard(parcels, "00000"))).isNull();
        CityCheck told = new CityCheck(CATALOG.deployment(), parcels, 5899, Optional.of("ha_long"), false);
        assertThat(told.check(1, ofWard(parcels, "06685"), mongCai)).isNull();
        assertThat(told.check(2, ofWard(parcels, "06709"), null)).isNull();
        assertThat(told.findings().get(0).elsewhere()).isEqualTo(Map.of("mong_cai", 2L));
        CityCheck rejects = new CityCheck(CATALOG.deployment(), parcels, 5899, Optional.of("ha_long"), true);
        assertThat(rejects.check(1, ofWard(parcels, "06709"), null).message().en())
                .contains("The ward 06709 belongs to Mong Cai, not to Ha Long");
    }

    @Test
    void where_two_cities_rectangles_overlap_neither_is_said_to_be_the_place() {
        Layer parcels = CATALOG.layer("land_parcel").orElseThrow();
        Geometry betweenHaLongAndCamPha = new GeometryFactory().createPoint(new Coordinate(107.25, 21.0));
        CityCheck rejects = new CityCheck(CATALOG.deployment(), parcels, 4326, Optional.of("mong_cai"), true);
        assertThat(rejects.check(1, ofWard(parcels, null), betweenHaLongAndCamPha))
                .isNull();
        assertThat(rejects.findings().get(0).outside()).isEqualTo(1);
        assertThat(rejects.findings().get(0).elsewhere()).isEmpty();
    }

    private static Object[] ofWard(Layer layer, String ward) {
        Object[] values = new Object[layer.attributes().size()];
        values[layer.attributes().indexOf(layer.attribute("ward_code").orElseThrow())] = ward;
        return values;
    }

    @Test
    void the_doctor_tells_rows_outside_the_stated_city_as_the_import_does() throws IOException {
        Path csv = directory.resolve("den.csv");
        Files.writeString(
                csv,
                "light_id;x;y;lamp_type\n" + light(1, HONG_GAI) + "\n" + light(2, MONG_CAI) + "\n" + light(3, SEA)
                        + "\n");
        StringWriter said = new StringWriter();
        String[] arguments = {
            "doctor", csv.toString(), "--layer=street_light", "--crs=EPSG:5899", "--city=ha_long", "--lang=en"
        };
        assertThat(SdiCommand.commandLine(arguments)
                        .setOut(new PrintWriter(said))
                        .execute(arguments))
                .isZero();
        assertThat(said.toString())
                .contains("2 / 3 rows said to be of ha_long do not lie there, but in mong_cai 1 (rows 3, 4).");
        arguments[4] = "--city=halong";
        StringWriter refused = new StringWriter();
        assertThat(SdiCommand.commandLine(arguments)
                        .setErr(new PrintWriter(refused))
                        .execute(arguments))
                .isEqualTo(SdiCommand.FAILED);
        assertThat(refused.toString()).contains("there is no city \"halong\"", "ha_long");
    }

    @Test
    void a_geometry_that_names_another_crs_than_the_delivery_is_rejected_with_both() throws IOException {
        Files.writeString(directory.resolve("lights.csv"), """
                light_id;wkt;lamp_type
                L1;"SRID=5899;POINT(430000 2317000)";LED
                L2;"SRID=3405;POINT(430000 2317000)";LED
                L3;POINT(430002 2317000);LED
                """);
        for (String crs : new String[] {"", ", crs: 'EPSG:5899'"}) {
            Path yaml = Files.writeString(
                    directory.resolve("lights.delivery.yaml"),
                    "source: test\ndeliveries:\n  - {file: lights.csv, layer: street_light" + crs + "}\n");
            ImportReport report = new ImportRun(
                            DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.9, "test")
                    .run(DeliveryFiles.find(yaml).get(0), RunProgress.SILENT);
            assertThat(report.rejected()).isEqualTo(Map.of("other_crs", 1L));
            assertThat(Files.readString(Path.of(report.rejectsFile()))).contains("SRID=3405", "EPSG:5899");
        }
        assertThat(DATABASE.query("SELECT ST_AsText(geom) FROM layer.street_light ORDER BY light_id"))
                .containsExactly("POINT(430000 2317000)", "POINT(430002 2317000)");
    }

    @Test
    void what_a_number_carries_elsewhere_is_told_and_exchanged_numbers_are_rejected() throws IOException {
        run("", light(1, "430000;2317000"), light(2, "430040;2317000"), light(3, "430080;2317000"));
        ImportReport report =
                run("", light(1, "430040;2317000"), light(2, "430000;2317000"), light(3, "431000;2317000"));
        assertThat(report.rejected()).isEqualTo(Map.of("swapped_numbers", 2L));
        assertThat(report.moved().features()).isEqualTo(1);
        StringWriter printed = new StringWriter();
        new ReportTable(new PrintWriter(printed, true), "vi").print(report);
        assertThat(printed.toString())
                .contains("CHÚ Ý: 1 đối tượng khớp theo số hiệu nay nằm chỗ khác hẳn")
                .contains("(dòng 4): 430080.0 2317000.0 → 431000.0 2317000.0, cách 920.0");
    }
}
