package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/**
 * The sample without its planted flaws, imported, is a place that could be: checked by {@code checks.sql} alone, which shares
 * nothing with the generator. Each check is then shown to fail on a damaged copy of one city.
 */
class SampleGroundTest {

    private static final List<String> LAYERS = List.of(
            "city",
            "ward",
            "water_body",
            "land_parcel",
            "building",
            "building_permit",
            "planning_zone",
            "road",
            "street_light",
            "lighting_cabinet",
            "drain_pipe",
            "manhole",
            "pump_station",
            "outfall",
            "flood_zone",
            "landslide_zone",
            "shelter",
            "hazard_warning");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    static Path work;

    private static SampleImport result;

    @BeforeAll
    static void importEverything() throws Exception {
        result = SampleImport.of(SampleFiles.sound(), DATABASE, work);
        DATABASE.execute("CREATE SCHEMA one_city");
        for (String layer : LAYERS) {
            DATABASE.execute(
                    "ANALYZE layer." + layer + "; CREATE TABLE one_city." + layer + " AS SELECT * FROM layer." + layer
                            + " WHERE " + (layer.equals("city") ? "city_id" : "city")
                            + " = 'uong_bi'; CREATE INDEX ON one_city."
                            + layer + " USING gist (geom); ANALYZE one_city." + layer);
        }
    }

    @Test
    void without_flaws_every_row_is_taken() {
        assertThat(result.rejects()).isEmpty();
        // What the tax offices tell is of parcels that are there.
        assertThat(result.inserted() + result.updated()).isEqualTo(result.read());
    }

    @ParameterizedTest
    @CsvSource({
        "land_parcel, 40000",
        "building, 30000",
        "street_light, 6000",
        "drain_pipe, 5000",
        "manhole, 5000",
        "building_permit, 1500",
        "planning_zone, 1500",
        "road, 1000",
        "lighting_cabinet, 100",
        "shelter, 40",
        "ward, 25",
        "city, 4"
    })
    void scale_1_is_as_large_as_promised(String layer, long least) {
        assertThat(Long.parseLong(DATABASE.queryOne("SELECT count(*) FROM layer." + layer)))
                .isGreaterThanOrEqualTo(least);
    }

    @Test
    void hazard_zones_are_300_or_more() {
        assertThat(
                        Long.parseLong(
                                DATABASE.queryOne(
                                        "SELECT (SELECT count(*) FROM layer.flood_zone) + (SELECT count(*) FROM layer.landslide_zone)")))
                .isGreaterThanOrEqualTo(300);
    }

    @Test
    void every_city_has_every_layer() {
        for (String layer : LAYERS) {
            String city = layer.equals("city") ? "city_id" : "city";
            assertThat(DATABASE.query("SELECT DISTINCT " + city + " FROM layer." + layer))
                    .as(layer)
                    .containsExactlyInAnyOrder("ha_long", "cam_pha", "uong_bi", "mong_cai");
        }
    }

    @ParameterizedTest
    @MethodSource("checks")
    void holds(SqlCheck check) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            Answer answer = ask(connection, "layer", check);
            assertThat(answer.violations()).as("violations of " + check.name()).isZero();
            assertThat(answer.examined()).as("things examined").isGreaterThanOrEqualTo(check.least());
        }
    }

    @ParameterizedTest
    @MethodSource("checks")
    void can_fail(SqlCheck check) throws SQLException, IOException {
        Map<String, SqlCheck> damages = SqlCheck.read("damages.sql");
        assertThat(damages).containsKey(check.name());
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(ask(connection, "one_city", check).violations())
                    .as("before the damage")
                    .isZero();
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(damages.get(check.name()).sql()))
                        .as("rows damaged")
                        .isPositive();
            }
            assertThat(ask(connection, "one_city", check).violations())
                    .as("after the damage")
                    .isPositive();
            connection.rollback();
        }
    }

    static Collection<SqlCheck> checks() throws IOException {
        Collection<SqlCheck> checks = SqlCheck.read("checks.sql").values();
        assertThat(checks).hasSizeGreaterThan(20).allMatch(check -> check.least() > 0);
        return checks;
    }

    private record Answer(long examined, long violations) {}

    private static Answer ask(Connection connection, String schema, SqlCheck check) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + schema + ", public");
            try (ResultSet row = statement.executeQuery(check.sql())) {
                assertThat(row.next()).isTrue();
                long examined = row.getLong("examined");
                long violations = row.getLong("violations");
                assertThat(row.wasNull()).as("violations were counted").isFalse();
                return new Answer(examined, violations);
            }
        }
    }
}
