package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.testing.TestDatabase;

/** Faulty geometries from the delivery to the row in PostGIS, the report, the list of repairs and back. */
class GeometryImportTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    /** 100 m² each, at 430000 2317000 and beyond; row 2 of the file is the first. */
    private static final List<String> ROWS = List.of(
            "sound;POLYGON ((430000 2317000, 430010 2317000, 430010 2317010, 430000 2317010, 430000 2317000))",
            "spike;POLYGON ((430100 2317000, 430110 2317000, 430110 2317005, 430115 2317005, 430110 2317005,"
                    + " 430110 2317010, 430100 2317010, 430100 2317000))",
            "crossing;POLYGON ((430200 2317000, 430210 2317000, 430209.98 2317010, 430210 2317009.97, 430200 2317010,"
                    + " 430200 2317000))",
            "hole drawn as a part;MULTIPOLYGON (((430300 2317000, 430310 2317000, 430310 2317010, 430300 2317010,"
                    + " 430300 2317000)), ((430302 2317002, 430302 2317004, 430304 2317004, 430304 2317002,"
                    + " 430302 2317002)))",
            "bow tie;POLYGON ((430400 2317000, 430410 2317010, 430410 2317000, 430400 2317010, 430400 2317000))",
            "arcs;CURVEPOLYGON (CIRCULARSTRING (430500 2317000, 430510 2317000, 430500 2317000))",
            "line;LINESTRING (430000 2317000, 430010 2317000)",
            "collection;GEOMETRYCOLLECTION (POINT (430000 2317000))",
            "empty;POLYGON EMPTY",
            "elsewhere;POLYGON ((830000 2317000, 830010 2317000, 830010 2317010, 830000 2317000))",
            "infinite;POLYGON ((430000 NaN, 430010 2317000, 430010 2317010, 430000 NaN))");

    @TempDir
    Path directory;

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.ward; DELETE FROM history.ward");
    }

    private ImportReport run(String keys) throws IOException {
        StringBuilder csv = new StringBuilder("code;name;wkt\n");
        for (String row : ROWS) {
            csv.append(csv.length()).append(';').append(row).append('\n');
        }
        Files.writeString(directory.resolve("wards.csv"), csv);
        Path yaml = Files.writeString(
                directory.resolve("wards.delivery.yaml"),
                "source: test\ndeliveries:\n  - {file: wards.csv, layer: ward, crs: 'EPSG:5899', wkt: wkt" + keys
                        + "}\n");
        Delivery delivery = DeliveryFiles.find(yaml).get(0);
        return new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.99, "test")
                .run(delivery, RunProgress.SILENT);
    }

    private static String area(String name) {
        return DATABASE.queryOne(
                "SELECT ST_Area(geom) FROM layer.ward WHERE name = '" + name + "' AND ST_IsValid(geom)");
    }

    @Test
    void what_can_be_repaired_goes_in_and_is_recorded_and_the_rest_has_reasons_of_its_own() throws IOException {
        ImportReport report = run("");
        assertThat(report.inserted()).isEqualTo(5);
        assertThat(report.rejected())
                .isEqualTo(Map.of(
                        "invalid_geometry", 2L,
                        "wrong_dimension", 1L,
                        "wrong_geometry_type", 1L,
                        "empty_geometry", 1L,
                        "outside_area", 1L));
        assertThat(report.repairs())
                .isEqualTo(Map.of(
                        "spikes_removed", 1L,
                        "crossings_resolved", 1L,
                        "shells_nested", 1L,
                        "curve_linearised", 1L));
        assertThat(Double.parseDouble(area("spike"))).isEqualTo(100);
        assertThat(Double.parseDouble(area("crossing"))).isCloseTo(99.75, within(0.01));
        assertThat(Double.parseDouble(area("hole drawn as a part"))).isEqualTo(96);
        assertThat(Double.parseDouble(area("arcs"))).isCloseTo(Math.PI * 25, within(0.03));
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.ward WHERE NOT ST_IsValid(geom)"))
                .isEqualTo("0");

        RepairSummary repaired = report.repaired();
        assertThat(repaired.rows()).isEqualTo(3);
        assertThat(repaired.areaChangeM2()).isBetween(1e-5, 1e-3);
        assertThat(repaired.worst().row()).isEqualTo(4);
        assertThat(repaired.worst().rules()).isEqualTo("crossings_resolved");
        assertThat(repaired.worst().x()).isCloseTo(430_210, within(0.03));
        assertThat(ReportJson.of(report)).contains("\"repaired\":{\"rows\":3,\"area_change_m2\":");

        String rejects = Files.readString(Path.of(report.rejectsFile()));
        assertThat(rejects)
                .contains("The boundary crosses itself at 430405.000 2317005.000")
                .contains(
                        "Repairing it would change 25.0000 m² (100.0000 %), 2.071 m wide at most; allowed are 0.0250 m², 0.050 m")
                .contains("Sửa tự động sẽ làm thay đổi 25.0000 m²");
    }

    @Test
    void repaired_rows_stand_in_a_file_for_the_eyes_of_whoever_imports() throws IOException {
        ImportReport report = run("");
        Path file = Path.of(report.repaired().file());
        assertThat(file.getFileName().toString()).isEqualTo(report.run() + "-repairs.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo(RepairsFile.HEADER);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("3,spikes_removed,100.0000,100.0000,0.000000,0.000000,4301");
        assertThat(lines.get(2)).matches("4,crossings_resolved,99\\.\\d{4},99\\.\\d{4},0\\.000\\d{3},.*,5899");
        assertThat(lines.get(3)).startsWith("5,shells_nested,96.0000,96.0000,0.000000,");
    }

    @Test
    void the_report_tells_it_at_the_terminal_in_both_languages() throws IOException {
        ImportReport report = run("");
        StringWriter vi = new StringWriter();
        new ReportTable(new PrintWriter(vi, true), "vi").print(report);
        assertThat(vi.toString())
                .contains("Sửa hình học: 3 dòng, diện tích thay đổi 0.000")
                .contains("nhiều nhất: dòng 4")
                .contains("Cắt gai của đường biên")
                .contains("-repairs.csv");
        StringWriter en = new StringWriter();
        new ReportTable(new PrintWriter(en, true), "en").print(report);
        assertThat(en.toString()).contains("Repaired: 3 rows, 0.000").contains("most: row 4");
    }

    @Test
    void a_delivery_may_forbid_repairs_or_allow_more() throws IOException {
        ImportReport none = run(", repair: []");
        assertThat(none.inserted()).isEqualTo(2);
        assertThat(none.rejected()).containsEntry("invalid_geometry", 5L);
        assertThat(none.repaired()).isEqualTo(new RepairSummary(0, 0, null, ""));
        assertThat(Files.readString(Path.of(none.rejectsFile())))
                .contains("does not let it be repaired (repair: self_intersection)")
                .contains("does not let it be repaired (repair: nested_shells)");
        ImportReport exact = run(", repair_at_most: 0");
        assertThat(exact.repairs()).containsOnlyKeys("spikes_removed", "shells_nested", "curve_linearised");
        assertThat(exact.rejected()).containsEntry("invalid_geometry", 3L);
    }

    @Test
    void an_open_ring_needs_the_rule_to_be_closed() throws IOException {
        Files.writeString(directory.resolve("open.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"code":"1","name":"open"},"geometry":{"type":"Polygon",
                 "coordinates":[[[107.0,21.0],[107.1,21.0],[107.1,21.1],[107.0,21.1]]]}},
                {"type":"Feature","properties":{"code":"2","name":"closed"},"geometry":{"type":"Polygon",
                 "coordinates":[[[107.0,21.0],[107.1,21.0],[107.1,21.1],[107.0,21.0]]]}}]}
                """);
        Path yaml = directory.resolve("open.delivery.yaml");
        ImportRun run = new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.99, "test");
        Files.writeString(yaml, "source: test\ndeliveries:\n  - {file: open.geojson, layer: ward, repair: [spikes]}\n");
        ImportReport refused = run.run(DeliveryFiles.find(yaml).get(0), RunProgress.SILENT);
        assertThat(refused.rejected()).isEqualTo(Map.of("invalid_geometry", 1L));
        assertThat(Files.readString(Path.of(refused.rejectsFile()))).contains("A ring is open");
        Files.writeString(yaml, "source: test\ndeliveries:\n  - {file: open.geojson, layer: ward}\n");
        ImportReport closed = run.run(DeliveryFiles.find(yaml).get(0), RunProgress.SILENT);
        assertThat(closed.inserted()).isEqualTo(1);
        assertThat(closed.repairs()).isEqualTo(Map.of("ring_closed", 1L));
        assertThat(closed.repaired().rows()).isEqualTo(1);
        assertThat(closed.repaired().areaChangeM2()).isZero();
    }

    @Test
    void a_wrong_rule_or_limit_is_told_with_what_there_is() throws IOException {
        for (String keys : List.of(", repair: [unfold]", ", repair_at_most: 6", ", repair_at_most: -1")) {
            try {
                run(keys);
                throw new AssertionError(keys + " was taken");
            } catch (DeliveryException e) {
                assertThat(e.message().en())
                        .containsAnyOf("close, orient, spikes, self_intersection, nested_shells", "within 0–5");
            }
        }
    }

    @Test
    void the_same_delivery_again_changes_nothing_and_undo_takes_the_repaired_back() throws IOException {
        ImportReport first = run("");
        ImportReport again = run("");
        assertThat(again.unchanged()).isEqualTo(5);
        assertThat(again.changesNothing()).isTrue();
        new RunUndo(DATABASE.dataSource(), CATALOG).undo(first.run(), "test", notice -> {});
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.ward")).isEqualTo("0");
    }
}
