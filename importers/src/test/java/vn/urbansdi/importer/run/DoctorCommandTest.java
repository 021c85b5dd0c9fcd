package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.testing.TestDatabase;

/** The doctor from its command line to an import of what it proposes. */
class DoctorCommandTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    /** Four parcels in a row, 20 m × 30 m; what is wrong with the others is said in the test. */
    private static final String PARCELS = """
            Mã xã;Tờ bản đồ số;Số thửa;Loại đất;Diện tích;wkt
            06685;1;1;ODT;600;POLYGON ((430000 2317000, 430020 2317000, 430020 2317030, 430000 2317030, 430000 2317000))
            06685;1;2;ODT;660;POLYGON ((430018 2317000, 430040 2317000, 430040 2317030, 430018 2317030, 430018 2317000))
            06685;1;3;Đất ở đô thị;600;POLYGON ((430040 2317000, 430060 2317000, 430060 2317030, 430040 2317030, 430040 2317000))
            06685;1;4;odt;600;POLYGON ((430060 2317000, 430080 2317000, 430080 2317030, 430060 2317030, 430060 2317000))
            06685;1;4;CLN;600;POLYGON ((430080 2317000, 430080 2317030, 430060 2317030, 430060 2317000, 430080 2317000))
            06685;1;5;CLN;many;POLYGON ((430100 2317000, 430120 2317000, 430120 2317030, 430100 2317030, 430100 2317000))
            ;1;6;CLN;600;POLYGON ((430120 2317000, 430140 2317000, 430140 2317030, 430120 2317030, 430120 2317000))
            06685;1;7;CLN;600;POLYGON ((430140 2317000, 430160 2317030, 430160 2317000, 430140 2317030, 430140 2317000))
            06685;1;8;CLN;600;POLYGON ((2317000 430160, 2317030 430160, 2317030 430180, 2317000 430180, 2317000 430160))
            """;

    @TempDir
    Path directory;

    private final DoctorProgram doctor = new DoctorProgram();

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.land_parcel; DELETE FROM history.land_parcel; DELETE FROM layer.ward; DELETE FROM history.ward; DELETE FROM sdi.said; DELETE FROM sdi.source");
    }

    private Path parcels() throws IOException {
        return Files.writeString(directory.resolve("thua dat.csv"), PARCELS);
    }

    private ImportReport run(Path yaml) {
        Delivery delivery = DeliveryFiles.find(yaml).get(0);
        return new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.9, "test")
                .run(delivery, RunProgress.SILENT);
    }

    @Test
    void every_planted_problem_is_found_with_its_row() throws IOException {
        JsonNode found = doctor.examine(directory, parcels(), "--crs", "EPSG:5899");
        assertThat(found.get("layer").asText()).isEqualTo("land_parcel");
        assertThat(found.get("layer_is_clear").asBoolean()).isTrue();
        assertThat(found.get("rows").asLong()).isEqualTo(9);
        assertThat(found.get("accepted").asLong()).isEqualTo(3);
        Map<?, ?> rejected = new ObjectMapper().convertValue(found.get("rejected"), Map.class);
        assertThat(rejected)
                .isEqualTo(Map.of(
                        "unknown_code",
                        2,
                        "bad_value",
                        1,
                        "missing_required",
                        1,
                        "invalid_geometry",
                        1,
                        "swapped_axes",
                        1));
        JsonNode invalid = problem(found, "invalid_geometry");
        assertThat(invalid.get("examples").get(0).get("row").asLong()).isEqualTo(9);
        assertThat(invalid.get("examples").get(0).get("x").asDouble()).isCloseTo(430_150, within(1e-6));
        assertThat(invalid.get("examples").get(0).get("y").asDouble()).isCloseTo(2_317_015, within(1e-6));
        JsonNode codes = found.get("codes").get(0);
        assertThat(codes.get("outside").asLong()).isEqualTo(2);
        codes.get("worst")
                .forEach(value -> assertThat(value.get("nearest").asText()).isEqualTo("ODT"));
        JsonNode key = found.get("keys").get(0);
        assertThat(key.get("attributes").toString()).isEqualTo("[\"ward_code\",\"sheet_no\",\"parcel_no\"]");
        assertThat(key.get("found").get("examples").toString())
                .isEqualTo("[{\"row\":6,\"first_row\":5,\"what\":\"06685 / 1 / 4\"}]");
        assertThat(found.get("duplicates").get("examples").toString())
                .isEqualTo("[{\"row\":6,\"first_row\":5,\"what\":\"\"}]");
        JsonNode overlaps = found.get("coverage").get("overlaps");
        assertThat(overlaps.get("count").asLong()).isEqualTo(2); // 2 m × 30 m, and the same parcel twice
        assertThat(overlaps.get("area_m2").asDouble()).isCloseTo(60 + 600, within(1e-6));
        assertThat(doctor.said()).contains("land_parcel", "06685 / 1 / 4", "660.00 m²", "→ ODT");
    }

    private static JsonNode problem(JsonNode found, String reason) {
        for (JsonNode problem : found.get("problems")) {
            if (problem.get("reason").asText().equals(reason)) {
                return problem;
            }
        }
        throw new AssertionError(reason);
    }

    @Test
    void an_import_of_the_proposal_does_what_was_foretold() throws IOException {
        Path yaml = Files.createDirectories(directory.resolve("out")).resolve("p.delivery.yaml");
        JsonNode found = doctor.examine(directory, parcels(), "--crs", "EPSG:5899", "--yaml", yaml.toString());
        assertThat(Files.readString(yaml)).contains("file: \"../thua dat.csv\"", "parcel_no: \"Số thửa\"");
        ImportReport report = run(yaml);
        assertThat(report.read()).isEqualTo(9);
        assertThat(report.inserted()).isEqualTo(found.get("accepted").asLong()).isEqualTo(3);
        assertThat(report.rejected())
                .isEqualTo(new ObjectMapper()
                        .convertValue(found.get("rejected"), new TypeReference<Map<String, Long>>() {}));
    }

    @Test
    void the_real_wards_are_recognised_and_imported_whole() throws IOException {
        Path wards = TestDatabase.sharedData().resolve("real/quang-ninh-wards-2025.geojson");
        Path yaml = directory.resolve("wards.delivery.yaml");
        JsonNode found = doctor.examine(directory, wards, "--yaml", yaml.toString());
        assertThat(found.get("layer").asText()).isEqualTo("ward");
        assertThat(found.get("crs").get("certainty").asText()).isEqualTo("CERTAIN");
        assertThat(found.get("accepted").asLong()).isEqualTo(54);
        assertThat(found.get("coverage").get("done").asBoolean()).isTrue();
        ImportReport proposed = run(yaml);
        assertThat(proposed.inserted()).isEqualTo(54);
        assertThat(proposed.rejected()).isEmpty();
        ImportReport byHand = new ImportRun(DATABASE.dataSource(), CATALOG, directory, 0.5, "test")
                .run(
                        new Delivery(
                                wards,
                                "ward",
                                proposed.source(),
                                Optional.empty(),
                                Delivery.DEFAULT_PRIORITY,
                                ReadOptions.automatic(),
                                Optional.empty(),
                                Optional.empty(),
                                RepairRules.DEFAULT,
                                MergeOptions.DEFAULT,
                                Map.of()),
                        RunProgress.SILENT);
        assertThat(byHand.unchanged()).isEqualTo(54);
    }

    @Test
    void the_area_of_an_overlap_is_that_of_postgis() throws IOException {
        String one =
                "POLYGON ((107.0782 20.9549, 107.0791 20.9551, 107.0789 20.9557, 107.0781 20.9555, 107.0782 20.9549))";
        String other =
                "POLYGON ((107.0787 20.9553, 107.0797 20.9554, 107.0795 20.9561, 107.0785 20.9559, 107.0787 20.9553))";
        Path file =
                Files.writeString(directory.resolve("thua.csv"), "MaXa;wkt\n06685;" + one + "\n06685;" + other + "\n");
        JsonNode found = doctor.examine(directory, file, "--layer", "land_parcel", "--crs", "EPSG:4326");
        double expected = Double.parseDouble(DATABASE.queryOne("SELECT ST_Area(ST_Intersection("
                + "ST_Transform(ST_GeomFromText('" + one + "', 4326), 5899), ST_Transform(ST_GeomFromText('" + other
                + "', 4326), 5899)))"));
        assertThat(expected).isGreaterThan(100);
        assertThat(found.get("coverage").get("overlaps").get("area_m2").asDouble())
                .isCloseTo(expected, within(0.01));
    }

    @Test
    void text_of_an_old_encoding_is_shown_before_and_after() throws IOException {
        Path file = Files.write(directory.resolve("den.csv"), """
                light_id,lon,lat,Ten duong
                A1,107.08,20.95,§­êng NguyÔn V¨n Cõ
                A2,107.08,20.951,Lª Th¸nh T«ng
                """.getBytes(StandardCharsets.ISO_8859_1));
        JsonNode field = doctor.examine(directory, file).get("fields").get(3);
        assertThat(field.get("name").asText()).isEqualTo("Ten duong");
        assertThat(field.get("text").get("encoding").asText()).isEqualTo("tcvn3");
        assertThat(field.get("text").get("samples").toString()).contains("Lª Th¸nh T«ng", "Lê Thánh Tông");
        assertThat(doctor.said()).contains("Lª Th¸nh T«ng → Lê Thánh Tông", "road_name");
    }

    @Test
    void text_destroyed_before_it_came_is_told() throws IOException {
        Path file = Files.writeString(
                directory.resolve("den.csv"), "light_id,lon,lat,road_name\nA1,107.08,20.95,Ph? ?ng\n");
        JsonNode found = doctor.examine(directory, file);
        assertThat(found.get("fields").get(3).get("text").get("destroyed").toString())
                .contains("Ph? ?ng");
        assertThat(doctor.said()).contains("\"road_name\": 1 × (\"Ph? ?ng\"). Values in which letters were replaced");
    }

    @Test
    void invalid_geometries_that_an_import_repairs_are_told_from_those_it_rejects() throws IOException {
        String spiked = "430120 2317000, 430140 2317000, 430145 2317000, 430140 2317000, 430140 2317030,";
        Path file = Files.writeString(
                directory.resolve("thua dat.csv"),
                PARCELS.replace("\n            ;1;6", "\n06685;1;6")
                        .replace("430120 2317000, 430140 2317000, 430140 2317030,", spiked));
        Path html = directory.resolve("report.html");
        JsonNode found = doctor.examine(directory, file, "--crs", "EPSG:5899");
        assertThat(found.get("repairs").get("rows").asLong()).isEqualTo(1);
        assertThat(found.get("repairs").get("area_change_m2").asDouble()).isZero();
        JsonNode example = found.get("repairs").get("examples").get(0);
        assertThat(example.get("row").asLong()).isEqualTo(8);
        assertThat(example.get("what").get("en").asText()).isEqualTo("Cut off spikes of a boundary (0.0000 m²)");
        assertThat(problem(found, "invalid_geometry").get("count").asLong()).isEqualTo(1);
        assertThat(problem(found, "invalid_geometry")
                        .get("examples")
                        .get(0)
                        .get("what")
                        .get("en")
                        .asText())
                .contains("Repairing it would change");
        assertThat(doctor.said()).contains("Invalid geometries an import would repair: 1");
        assertThat(doctor.run(file.toString(), "--crs", "EPSG:5899", "--html", html.toString(), "--lang", "vi"))
                .isZero();
        assertThat(Files.readString(html)).contains("Hình học không hợp lệ sẽ được sửa khi nhập");
    }

    @Test
    void the_keys_of_the_report_stay_what_they_are() throws IOException {
        JsonNode found = doctor.examine(directory, parcels(), "--crs", "EPSG:5899");
        TreeSet<String> keys = new TreeSet<>();
        found.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "accepted",
                        "areas",
                        "checked",
                        "checked_srid",
                        "cities",
                        "codes",
                        "complete",
                        "coverage",
                        "crs",
                        "deleted",
                        "delivery",
                        "duplicates",
                        "extent",
                        "fields",
                        "file",
                        "findings",
                        "format",
                        "geometry_types",
                        "keys",
                        "layer",
                        "layer_is_clear",
                        "layers",
                        "mapping",
                        "notes",
                        "problems",
                        "rejected",
                        "repairs",
                        "rows",
                        "seconds",
                        "vertices");
    }
}
