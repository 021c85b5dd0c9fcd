package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;

/** The rows of {@code sdi.run}. A run's row is there from its start on, so that one which dies leaves a trace. */
record RunLog(Connection connection, Layer layer) {

    /**
     * Marks runs of the layer that ended without saying so; only for whoever holds the layer's lock, since no other run can
     * then be alive.
     *
     * @return their numbers
     */
    List<Long> closeDeadRuns() throws SQLException {
        List<Long> dead = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE sdi.run SET state = 'died', finished_at = clock_timestamp()"
                        + " WHERE layer = ? AND state = 'running' RETURNING id")) {
            statement.setString(1, layer.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    dead.add(rows.getLong(1));
                }
            }
        }
        return dead;
    }

    long start(RunHeader header) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO sdi.run (layer, source, priority, files, started_by) VALUES (?, ?, ?, ?, ?) RETURNING id")) {
            statement.setString(1, layer.id());
            statement.setString(2, header.source());
            statement.setInt(3, header.priority());
            statement.setArray(
                    4, connection.createArrayOf("text", header.files().toArray()));
            statement.setString(5, header.startedBy());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    void commit(long runId, MergeOutcome outcome, RunReport report) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE sdi.run SET state = 'committed', finished_at = clock_timestamp(), rows_read = ?, inserted = ?,"
                        + " updated = ?, unchanged = ?, rejected = ?, conflicts = ?, outranked = ?, deleted = ?,"
                        + " report = ?::jsonb, delivery_digest = ?, committed_tx = sdi.current_tx(),"
                        + " committed_snapshot = sdi.current_snapshot() WHERE id = ?")) {
            statement.setLong(1, report.read());
            statement.setLong(2, outcome.inserted());
            statement.setLong(3, outcome.updated());
            statement.setLong(4, outcome.unchanged());
            statement.setLong(5, outcome.rejects().size() + report.rejected());
            statement.setLong(6, outcome.conflicts().size());
            statement.setLong(7, outcome.outranked());
            statement.setLong(8, outcome.retired().features());
            statement.setString(9, report.json());
            statement.setString(10, report.digest().orElse(null));
            statement.setLong(11, runId);
            statement.executeUpdate();
        }
    }

    /** The row of a run that takes another one back. */
    long startUndo(long undone, String startedBy) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO sdi.run (layer, source, priority, files, started_by, undoes) SELECT layer, source, priority,"
                        + " files, ?, id FROM sdi.run WHERE id = ? RETURNING id")) {
            statement.setString(1, startedBy);
            statement.setLong(2, undone);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    void commitUndo(UndoOutcome outcome) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE sdi.run SET state = 'committed', finished_at = clock_timestamp(),"
                        + " inserted = ?, updated = ?, deleted = ?, conflicts = ? WHERE id = ?")) {
            statement.setLong(1, outcome.broughtBack());
            statement.setLong(2, outcome.restored());
            statement.setLong(3, outcome.removed());
            statement.setLong(4, outcome.left().size());
            statement.setLong(5, outcome.undoRun());
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE sdi.run SET state = 'undone', undone_by = ? WHERE id = ?")) {
            statement.setLong(1, outcome.undoRun());
            statement.setLong(2, outcome.run());
            statement.executeUpdate();
        }
    }

    /** What has to be known of a run before it is taken back. */
    record Entry(String layer, String state, boolean isUndo) {}

    static Optional<Entry> find(Connection connection, long runId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT layer, state, undoes IS NOT NULL FROM sdi.run WHERE id = ?")) {
            statement.setLong(1, runId);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Entry(rows.getString(1), rows.getString(2), rows.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    void discard(long runId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE sdi.run SET state = 'discarded',"
                + " finished_at = clock_timestamp() WHERE id = ? AND state = 'running'")) {
            statement.setLong(1, runId);
            statement.executeUpdate();
        }
    }
}
