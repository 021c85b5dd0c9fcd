package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/**
 * The 54 real wards, communes and special zones of Quảng Ninh: in by the command line, out through WFS by GDAL, and nothing
 * lost, moved or turned on the way. PostGIS reads the delivered file by itself and is the judge.
 */
class RealWardsTest {

    private static final double PROVINCE_KM2 = 5822.7;
    private static final double CENTIMETRE = 0.01;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @TempDir
    static Path directory;

    private static JsonNode run;

    @BeforeAll
    static void importTheWards() throws IOException, SQLException {
        Path file = TestDatabase.sharedData().resolve("real/quang-ninh-wards-2025.geojson");
        run = new ImportProgram(DATABASE, java.util.Optional.empty(), directory)
                .importing("--layer", "ward", file.toString())
                .get("runs")
                .get(0);
        DATABASE.execute("CREATE TABLE input (code text PRIMARY KEY, name text, stated_km2 float8, geom geometry)");
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO input
                        SELECT f->'properties'->>'code', f->'properties'->>'name', (f->'properties'->>'areaKm2')::float8,
                               ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(f->'geometry'), 4326))
                        FROM jsonb_array_elements(?::jsonb->'features') AS f""")) {
            insert.setString(1, Files.readString(file));
            insert.executeUpdate();
        }
    }

    @Test
    void all_of_them_arrive_and_none_is_rejected() {
        assertThat(number("SELECT count(*) FROM input")).isEqualTo(54);
        assertThat(run.get("read").asInt()).isEqualTo(54);
        assertThat(run.get("inserted").asInt()).isEqualTo(54);
        assertThat(run.get("rejected")).isEmpty();
        assertThat(run.get("crs").asInt()).isEqualTo(4326);
        assertThat(DATABASE.query("SELECT i.code FROM input i LEFT JOIN layer.ward w ON w.ward_code = i.code"
                        + " WHERE w.name IS DISTINCT FROM i.name OR ST_SRID(w.geom) <> 5899"))
                .isEmpty();
    }

    @Test
    void each_has_the_area_that_it_was_delivered_with() {
        assertThat(number("SELECT sum(ST_Area(geom::geography)) / 1e6 FROM input"))
                .isCloseTo(PROVINCE_KM2, within(0.05));
        assertThat(number("SELECT sum(ST_Area(ST_Transform(geom, 4326)::geography)) / 1e6 FROM layer.ward"))
                .isCloseTo(PROVINCE_KM2, within(0.05));
        assertThat(number("SELECT max(abs(ST_Area(ST_Transform(w.geom, 4326)::geography)"
                        + " / ST_Area(i.geom::geography) - 1)) FROM input i JOIN layer.ward w ON w.ward_code = i.code"))
                .isLessThan(0.0001);
    }

    @Test
    void the_stated_areas_that_disagree_are_a_finding_of_the_run() {
        JsonNode finding = run.get("areas").get(0);
        assertThat(finding.get("attribute").asString()).isEqualTo("official_area_km2");
        assertThat(finding.get("rows").asInt()).isEqualTo(54);
        assertThat(finding.get("stated_total").asDouble())
                .isCloseTo(number("SELECT sum(stated_km2) FROM input"), within(0.001));
        double measured = number("SELECT sum(ST_Area(geom::geography)) / 1e6 FROM input");
        assertThat(finding.get("measured_total").asDouble()).isCloseTo(measured, within(measured * 0.0001));
        assertThat(finding.get("beyond_tolerance").asDouble())
                .isEqualTo(number("SELECT count(*) FROM input"
                        + " WHERE abs(stated_km2 * 1e6 / ST_Area(geom::geography) - 1) > 0.05"));
        JsonNode worst = finding.get("worst").get(0);
        assertThat(worst.get("key").asString())
                .isEqualTo(DATABASE.queryOne("SELECT code FROM input"
                        + " ORDER BY abs(stated_km2 * 1e6 / ST_Area(geom::geography) - 1) DESC LIMIT 1"));
        assertThat(worst.get("key").asString()).isEqualTo("06685");
        assertThat(worst.get("stated").asDouble()).isEqualTo(5.0);
        assertThat(worst.get("measured").asDouble()).isCloseTo(31.7, within(0.05));
        // The run is kept with its findings, for whoever looks later.
        assertThat(DATABASE.queryOne("SELECT report::text FROM sdi.run WHERE id = "
                        + run.get("run").asLong()))
                .contains("official_area_km2");
    }

    /** As GDAL takes it from the server: the format, the CRS, the order of the axes. */
    @ParameterizedTest
    @CsvSource({
        "5899, ''",
        "5899, &OUTPUTFORMAT=application/json",
        "5899, &OUTPUTFORMAT=application/json&SRSNAME=urn:ogc:def:crs:EPSG::5899",
        "4326, &SRSNAME=urn:ogc:def:crs:EPSG::4326",
        "4326, &OUTPUTFORMAT=application/json&SRSNAME=EPSG:4326",
        "3405, &SRSNAME=urn:ogc:def:crs:EPSG::3405",
    })
    void gdal_reads_them_back_from_wfs_within_a_centimetre(int srid, String parameters) {
        GdalCopy.into(DATABASE, "back", "WFS:" + APP.url() + "/wfs?SERVICE=WFS&VERSION=2.0.0" + parameters, "sdi:ward");

        assertThat(DATABASE.query("SELECT DISTINCT ST_SRID(geom) FROM back.\"sdi:ward\""))
                .containsExactly(Integer.toString(srid));
        assertThat(
                        number(
                                "SELECT count(*) FROM back.\"sdi:ward\" b JOIN input i ON i.code = b.ward_code AND i.name = b.name"))
                .isEqualTo(54);
        // The same points in the same order of the same rings, none more and none less; formats only turn rings round.
        String points = """
                WITH i AS (SELECT code, (ST_DumpPoints(ST_ForcePolygonCCW(ST_Transform(geom, 5899)))).* FROM input),
                     b AS (SELECT ward_code AS code, (ST_DumpPoints(ST_ForcePolygonCCW(ST_Transform(geom, 5899)))).*
                           FROM back."sdi:ward")
                """;
        assertThat(number(points + "SELECT count(*) FROM i FULL JOIN b USING (code, path)"
                        + " WHERE i.geom IS NULL OR b.geom IS NULL"))
                .isZero();
        assertThat(number(points + "SELECT max(ST_Distance(i.geom, b.geom)) FROM i JOIN b USING (code, path)"))
                .isLessThan(CENTIMETRE);
    }

    private static double number(String sql) {
        return Double.parseDouble(DATABASE.queryOne(sql));
    }
}
