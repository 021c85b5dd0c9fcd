package vn.urbansdi.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Whoever writes, every superseded row is kept. Here plain SQL writes. */
class HistoryTriggersTest {

    private static final String POINT = "ST_SetSRID(ST_MakePoint(430000, 2317000), 5899)";

    @RegisterExtension
    static final TestDatabase DATABASE =
            TestDatabase.migrated(TestLayers.catalog(TestLayers.light(), TestLayers.parcel()));

    @Test
    void updates_and_deletes_keep_what_stood_before() {
        DATABASE.execute(
                "SELECT set_config('sdi.user', 'lan', false); INSERT INTO layer.street_light (light_id, power_w, version, changed_by)"
                        + " VALUES ('u1', 70, 99, 'somebody else')");
        DATABASE.execute(
                "SELECT set_config('sdi.user', 'minh', false); UPDATE layer.street_light SET power_w = 100 WHERE light_id = 'u1'");
        DATABASE.execute("UPDATE layer.street_light SET lamp_type = 'LED' WHERE light_id = 'u1'");
        assertThat(DATABASE.queryOne("SELECT version || ' ' || changed_by || ' ' || array_to_string(edited, ',')"
                        + " FROM layer.street_light WHERE light_id = 'u1'"))
                .isEqualTo("3 sdi *,lamp_type,power_w");
        DATABASE.execute("DELETE FROM layer.street_light WHERE light_id = 'u1'");
        assertThat(DATABASE.query("SELECT version || ' ' || power_w || ' ' || changed_by || ' ' || superseded_by || ' '"
                        + " || operation FROM history.street_light WHERE light_id = 'u1' ORDER BY version"))
                .containsExactly("1 70 lan minh UPDATE", "2 100 minh sdi UPDATE", "3 100 sdi sdi DELETE");
        assertThat(DATABASE.queryOne("SELECT bool_and(superseded_tx > changed_tx) FROM history.street_light"
                        + " WHERE light_id = 'u1'"))
                .isEqualTo("t");
    }

    @Test
    void an_update_that_changes_nothing_writes_nothing() {
        DATABASE.execute("INSERT INTO layer.street_light (light_id, power_w, geom) VALUES ('n1', 70, " + POINT + ")");
        DATABASE.execute("UPDATE layer.street_light SET power_w = 70, version = 5, changed_by = 'x', geom = " + POINT
                + " WHERE light_id = 'n1'");
        assertThat(DATABASE.queryOne("SELECT version || changed_by FROM layer.street_light WHERE light_id = 'n1'"))
                .isEqualTo("1sdi");
        assertThat(DATABASE.query("SELECT 1 FROM history.street_light WHERE light_id = 'n1'"))
                .isEmpty();
    }

    @Test
    void truncate_is_refused() {
        assertThatThrownBy(() -> DATABASE.execute("TRUNCATE layer.street_light"))
                .hasStackTraceContaining("TRUNCATE would leave no history");
    }

    @Test
    void many_rows_in_one_statement_are_all_kept() {
        DATABASE.execute("INSERT INTO layer.street_light (light_id, power_w)"
                + " SELECT 'm' || i, i FROM generate_series(1, 1000) i");
        DATABASE.execute("UPDATE layer.street_light SET power_w = power_w / 2 * 2 WHERE light_id LIKE 'm%'");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM history.street_light WHERE light_id LIKE 'm%'"))
                .isEqualTo("500");
    }

    @Test
    void a_parcel_gets_its_identifier_once_and_never_the_same_as_another() {
        String square = "ST_Multi(ST_Buffer(" + POINT + ", 10, 'endcap=square'))";
        DATABASE.execute("INSERT INTO layer.land_parcel (ward_code, geom) VALUES ('06685', " + square + "), ('06685', "
                + square + ")");
        assertThat(DATABASE.query("SELECT parcel_id FROM layer.land_parcel ORDER BY fid"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .contains("w7sphsukub37");
        DATABASE.execute("UPDATE layer.land_parcel SET geom = ST_Translate(geom, 0.2, 0)");
        assertThat(DATABASE.query("SELECT parcel_id FROM layer.land_parcel")).contains("w7sphsukub37");
    }

    @Test
    void changes_are_announced_with_their_extent() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN sdi_layer_changed");
            DATABASE.execute("INSERT INTO layer.street_light (light_id, geom) VALUES ('a1', " + POINT + ")");
            DATABASE.execute("UPDATE layer.street_light SET geom = ST_Translate(geom, 10, 0) WHERE light_id = 'a1'");
            PGNotification[] notifications =
                    connection.unwrap(PGConnection.class).getNotifications(5000);
            assertThat(notifications).isNotEmpty();
            StringBuilder heard = new StringBuilder();
            for (PGNotification notification : notifications) {
                heard.append(notification.getParameter());
            }
            assertThat(heard.toString()).contains("\"layer\" : \"street_light\"");
            PGNotification[] more = notifications.length > 1
                    ? new PGNotification[0]
                    : connection.unwrap(PGConnection.class).getNotifications(5000);
            for (PGNotification notification : more) {
                heard.append(notification.getParameter());
            }
            assertThat(heard.toString()).contains("[430000, 2317000, 430010, 2317000]");
        }
    }
}
