package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.testing.TestDatabase;

class ImportRunTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM layer.ward; DELETE FROM history.ward");
    }

    private ImportReport run(Path file, String layer) {
        return run(file, layer, 0.9);
    }

    private ImportReport run(Path file, String layer, double maxRejected) {
        ImportRun run =
                new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), maxRejected, "test");
        return run.run(delivery(file, layer), RunProgress.SILENT);
    }

    private static Delivery delivery(Path file, String layer) {
        return new Delivery(
                file,
                layer,
                "test",
                Optional.empty(),
                Delivery.DEFAULT_PRIORITY,
                ReadOptions.automatic(),
                Optional.empty(),
                Optional.empty(),
                RepairRules.DEFAULT,
                MergeOptions.DEFAULT,
                Map.of());
    }

    @Test
    void the_real_wards_arrive_whole_and_in_place() {
        Path wards = TestDatabase.sharedData().resolve("real/quang-ninh-wards-2025.geojson");
        ImportReport report = run(wards, "ward");
        assertThat(report.read()).isEqualTo(54);
        assertThat(report.inserted()).isEqualTo(54);
        assertThat(report.rejected()).isEmpty();
        double geodesicKm2 = Double.parseDouble(
                DATABASE.queryOne("SELECT sum(ST_Area(ST_Transform(geom, 4326)::geography)) / 1e6 FROM layer.ward"));
        assertThat(geodesicKm2).isBetween(5822.7 * 0.9999, 5822.7 * 1.0001);

        String apart = "WITH input AS (SELECT f->'properties'->>'code' AS code,"
                + " ST_SetSRID(ST_GeomFromGeoJSON(f->'geometry'), 4326) AS geom"
                + " FROM jsonb_array_elements(pg_read_file('" + wards + "')::jsonb->'features') AS f)";
        assertThat(
                        Double.parseDouble(
                                DATABASE.queryOne(
                                        apart
                                                + " SELECT max(abs(ST_Area(ST_Transform(w.geom, 4326)::geography)"
                                                + " / ST_Area(i.geom::geography) - 1)) FROM input i JOIN layer.ward w ON w.ward_code = i.code")))
                .isLessThan(1e-4);
        // Point by point, since both have the same vertices in the same order.
        assertThat(Double.parseDouble(DATABASE.queryOne(apart
                        + ", p AS (SELECT code, (ST_DumpPoints(ST_Transform(geom, 5899))).* FROM input),"
                        + " q AS (SELECT ward_code, (ST_DumpPoints(geom)).* FROM layer.ward)"
                        + " SELECT max(ST_Distance(p.geom, q.geom)) FROM p JOIN q"
                        + " ON q.ward_code = p.code AND q.path = p.path")))
                .isLessThan(0.01);
        assertThat(DATABASE.queryOne("SELECT city FROM layer.ward WHERE name = 'Hồng Gai'"))
                .isEqualTo("ha_long");
    }

    @Test
    void the_disagreement_of_official_areas_is_found() {
        Path wards = TestDatabase.sharedData().resolve("real/quang-ninh-wards-2025.geojson");
        ImportReport report = run(wards, "ward");
        assertThat(report.areas()).hasSize(1);
        assertThat(report.areas().get(0).measuredTotal().doubleValue()).isBetween(5822.6, 5822.8);
        assertThat(report.areas().get(0).totalDifferencePercent()).isBetween(5.0, 6.0);
        assertThat(report.areas().get(0).worst()).hasSize(10);
        assertThat(report.areas().get(0).worst().get(0).key()).isEqualTo("06685");
    }

    @Test
    void delivering_the_same_again_changes_nothing() {
        Path wards = TestDatabase.sharedData().resolve("real/quang-ninh-wards-2025.geojson");
        run(wards, "ward");
        ImportReport again = run(wards, "ward");
        assertThat(again.unchanged()).isEqualTo(54);
        assertThat(again.updated()).isZero();
    }

    @Test
    void each_flaw_is_rejected_with_its_row_and_reason_and_the_rest_goes_in() throws IOException {
        Path lights = directory.resolve("lights.csv");
        Files.writeString(lights, """
                light_id;longitude;latitude;lamp_type;power_w;installed_on
                A1;107,08;20,95;LED;100;31/01/2024
                A2;20,95;107,08;LED;100;
                A3;10,0;20,0;LED;100;
                A4;;;LED;100;
                ;107,08;20,95;LED;100;
                A6;107,08;20,95;NEON;100;
                A7;107,08;20,95;LED;bright;
                A8;107,08;20,95;LED;100;31/02/2024
                A1;107,09;20,95;LED;100;
                A10;107,08;20,95;LED;100;
                """);
        ImportReport report = run(lights, "street_light");
        assertThat(report.read()).isEqualTo(10);
        assertThat(report.rejected())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "swapped_axes", 1L,
                        "outside_area", 1L,
                        "empty_geometry", 1L,
                        "missing_required", 1L,
                        "unknown_code", 1L,
                        "bad_value", 2L,
                        "duplicate_key", 1L));
        assertThat(report.inserted()).isEqualTo(2);
        String rejects = Files.readString(Path.of(report.rejectsFile()));
        assertThat(rejects)
                .contains("\"sdi_row\":3,\"sdi_reason\":\"swapped_axes\"")
                .contains("\"sdi_row\":7,\"sdi_reason\":\"unknown_code\",\"sdi_field\":\"lamp_type\"")
                .contains("\"sdi_row\":10,\"sdi_reason\":\"duplicate_key\",\"sdi_field\":\"light_id\"")
                .contains("\"light_id\":\"A7\"");
        assertThat(DATABASE.queryOne("SELECT installed_on FROM layer.street_light WHERE light_id = 'A1'"))
                .isEqualTo("2024-01-31");
    }

    @Test
    void an_invalid_ring_is_rejected_with_its_place() throws IOException {
        Path wards = directory.resolve("wards.geojson");
        Files.writeString(wards, """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"code":"1","name":"bow tie"},"geometry":{"type":"Polygon",
                 "coordinates":[[[107.0,21.0],[107.1,21.1],[107.1,21.0],[107.0,21.1],[107.0,21.0]]]}},
                {"type":"Feature","properties":{"code":"2","name":"line"},"geometry":{"type":"LineString",
                 "coordinates":[[107.0,21.0],[107.1,21.1]]}},
                {"type":"Feature","properties":{"code":"3","name":"good"},"geometry":{"type":"Polygon",
                 "coordinates":[[[107.0,21.0],[107.1,21.0],[107.1,21.1],[107.0,21.0]]]}}]}
                """);
        ImportReport report = run(wards, "ward");
        assertThat(report.rejected()).isEqualTo(Map.of("invalid_geometry", 1L, "wrong_dimension", 1L));
        assertThat(Files.readString(Path.of(report.rejectsFile()))).contains("crosses itself at 4");
    }

    @Test
    void a_file_that_breaks_off_leaves_the_layer_as_it_was() throws IOException {
        StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < 5_000; i++) {
            json.append("{\"type\":\"Feature\",\"properties\":{\"light_id\":\"L")
                    .append(i)
                    .append("\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[107.08,20.95]}},");
        }
        Path lights = Files.writeString(directory.resolve("cut.geojson"), json + "{\"type\":");
        assertThatThrownBy(() -> run(lights, "street_light"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("cut.geojson: row 5001");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("0");
    }

    @Test
    void a_delivery_that_is_mostly_wrong_is_refused_as_a_whole() throws IOException {
        Path lights = directory.resolve("lights.csv");
        Files.writeString(lights, "light_id,lon,lat\nA1,107.08,20.95\nA2,20.95,107.08\nA3,20.95,107.08\n");
        assertThatThrownBy(() -> run(lights, "street_light", 0.5))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("2 of 3")
                .hasMessageContaining("swapped_axes=2");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("0");
    }

    @Test
    void a_file_without_a_crs_is_refused_with_what_to_do() throws IOException {
        Path lights = directory.resolve("lights.csv");
        Files.writeString(lights, "light_id,x,y\nA1,430000,2317000\n");
        assertThatThrownBy(() -> run(lights, "street_light"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("EPSG:n");
    }

    @Test
    void an_unknown_layer_is_refused_by_naming_the_known_ones() {
        assertThatThrownBy(() -> run(directory.resolve("a.csv"), "street_lamp"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("street_light");
    }

    @Test
    void the_command_line_tells_by_its_exit_code() throws IOException {
        Path none = directory.resolve("none.delivery.yaml");
        assertThat(SdiCommand.run("import")).isEqualTo(2);
        assertThat(SdiCommand.run("import", none.toString())).isEqualTo(SdiCommand.FAILED);
        assertThat(SdiCommand.run("import", "--help")).isZero();
        assertThat(List.of(SdiCommand.run("nonsense"))).containsExactly(2);
    }
}
