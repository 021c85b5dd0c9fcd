package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** QGIS, which planners work with, reads and edits by every version; what it saves in one is there in the others. */
class QgisWfsTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final double CENTIMETRE = 0.01;
    private static final double CENTIMETRE_DEGREES = 1e-7;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @TempDir
    static Path directory;

    @BeforeAll
    static void importAFewRowsOfEveryLayer() {
        Assumptions.assumeTrue(Programs.hasQgis(), "QGIS is not there to read and edit: apt-get install python3-qgis");
        Path delivery = new CatalogRows(CATALOG, 107.06, 20.95).write(directory);
        new ImportProgram(DATABASE, Optional.empty(), directory).importing(delivery.toString());
    }

    private static String run(String version, String layer, String srs, String... edits) {
        List<String> arguments = new ArrayList<>(List.of(APP.url() + "/wfs", version, "sdi:" + layer, srs));
        arguments.addAll(List.of(edits));
        return Programs.qgis("qgis_wfs.py", arguments.toArray(new String[0]));
    }

    private static JsonNode read(String version, String layer, String srs) {
        return JsonMapper.shared().readTree(run(version, layer, srs));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, street_light, 5899",
        "1.1.0, street_light, 5899",
        "1.1.0, street_light, 4326",
        "1.1.0, drain_pipe, 4326",
        "2.0.0, street_light, 4326",
        "1.0.0, planning_zone, 5899",
        "1.1.0, planning_zone, 4326",
        "2.0.0, planning_zone, 5899",
    })
    void every_feature_is_read_where_it_lies(String version, String layer, int srid) {
        JsonNode read = read(version, layer, "EPSG:" + srid);
        assertThat(read.get("crs").asString()).isEqualTo("EPSG:" + srid);
        assertThat(read.get("editable").asBoolean()).isTrue();
        String key = CATALOG.layer(layer).orElseThrow().key().get(0);
        assertThat(read.get("features").propertyNames())
                .containsExactlyInAnyOrderElementsOf(DATABASE.query("SELECT " + key + " FROM layer." + layer));
        for (String id : read.get("features").propertyNames()) {
            String away = DATABASE.queryOne(("SELECT ST_HausdorffDistance(ST_Transform(geom, %d),"
                            + " ST_SetSRID('%s'::geometry, %1$d)) FROM layer.%s WHERE %s = '%s'")
                    .formatted(srid, read.get("features").get(id).get("wkt").asString(), layer, key, id));
            assertThat(Double.parseDouble(away))
                    .as("%s of %s", id, layer)
                    .isLessThan(srid == 4326 ? CENTIMETRE_DEGREES : CENTIMETRE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, EPSG:5899",
        "1.0.0, EPSG:4326",
        "1.1.0, EPSG:5899",
        "1.1.0, EPSG:4326",
        "2.0.0, EPSG:5899",
        "2.0.0, EPSG:4326"
    })
    void what_is_saved_in_one_version_is_there_in_the_others(String version, String srs) throws IOException {
        DATABASE.execute(
                "DELETE FROM layer.street_light; INSERT INTO layer.street_light (light_id, power_w, geom) SELECT 'L' || i,"
                        + " 50 + i, ST_SetSRID(ST_Point(430000 + 10 * i, 2317000), 5899) FROM generate_series(1, 3) i");
        // the golden point, in either CRS
        String place = srs.endsWith("4326") ? "Point (107.07879625 20.944878577)" : "Point (430000 2317000)";
        Map<String, Object> edits = Map.of(
                "add",
                List.of(Map.of(
                        "wkt", place, "attributes", Map.of("light_id", "Q1", "road_name", "Đường <30/4> & \"ngõ\""))),
                "change",
                Map.of("L1", Map.of("power_w", 99, "installed_on", "2024-02-29")),
                "move",
                Map.of("L2", place),
                "delete",
                List.of("L3"));
        Path file = Files.writeString(
                directory.resolve("edits.json"), JsonMapper.shared().writeValueAsString(edits));
        run(version, "street_light", srs, file.toString());
        assertThat(
                        DATABASE.query(
                                "SELECT concat_ws('|', light_id, power_w, coalesce(installed_on::text, '-'), coalesce(road_name, '-'),"
                                        + " round(ST_X(geom)::numeric, 2), round(ST_Y(geom)::numeric, 2)) FROM layer.street_light ORDER BY light_id"))
                .containsExactly(
                        "L1|99|2024-02-29|-|430010.00|2317000.00",
                        "L2|52|-|-|430000.00|2317000.00",
                        "Q1|-|Đường <30/4> & \"ngõ\"|430000.00|2317000.00");
        for (String other : List.of("1.0.0", "1.1.0", "2.0.0")) {
            JsonNode seen = read(other, "street_light", "EPSG:5899").get("features");
            assertThat(seen.get("L1").get("attributes").get("power_w").asInt()).isEqualTo(99);
            assertThat(seen.propertyNames()).containsExactlyInAnyOrder("L1", "L2", "Q1");
            String away = DATABASE.queryOne("SELECT ST_Distance('"
                    + seen.get("L2").get("wkt").asString() + "'::geometry, 'POINT(430000 2317000)'::geometry)");
            assertThat(Double.parseDouble(away)).isCloseTo(0, within(CENTIMETRE));
        }
    }
}
