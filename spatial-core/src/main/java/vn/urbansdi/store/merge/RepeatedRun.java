package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;

/**
 * A run that took in the very same delivery, and after which nothing has happened to its layer.
 *
 * @param id       the run's number
 * @param read     rows that it read
 * @param rejected rows that it did not take
 */
public record RepeatedRun(long id, long read, long rejected) {

    private static final String UNDEFINED_TABLE = "42P01";

    /**
     * Reads the layer's table and its history once from end to end if the newest run of the layer was made of the same.
     *
     * @param digest what {@link RunReport#digest} was then
     * @return none as well where another run is going on
     * @throws vn.urbansdi.store.StoreException if the database fails
     */
    public static Optional<RepeatedRun> find(DataSource dataSource, Layer layer, String digest) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, layer, digest);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return Optional.empty(); // the import itself says what to do
            }
            throw LayerSession.failed(e);
        }
    }

    private static Optional<RepeatedRun> find(Connection connection, Layer layer, String digest) throws SQLException {
        LayerTable table = new LayerTable(layer);
        // An edit that waited for the run to end may have begun before it: numbers of transactions alone do not tell.
        String since = "%s <> newest.committed_tx AND NOT pg_visible_in_snapshot(%1$s, newest.committed_snapshot)";
        String query = "SELECT id, rows_read, rejected FROM (SELECT * FROM sdi.run WHERE layer = ? AND state NOT IN"
                + " ('discarded', 'died') ORDER BY id DESC LIMIT 1) newest WHERE state = 'committed' AND undoes IS NULL"
                + " AND delivery_digest = ? AND NOT EXISTS (SELECT FROM "
                + table.qualifiedName() + " WHERE " + since.formatted("changed_tx")
                + ") AND NOT EXISTS (SELECT FROM " + table.qualifiedHistoryName() + " WHERE "
                + since.formatted("superseded_tx") + ")";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, layer.id());
            statement.setString(2, digest);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new RepeatedRun(row.getLong(1), row.getLong(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }
}
