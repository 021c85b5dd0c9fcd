package vn.urbansdi.store.provenance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The runs that had to do with a feature. */
record Runs(Map<Long, Run> byId) {

    /**
     * @param undoes the run that this one took back; 0 for an import
     * @param file   its only file; empty if it had several
     */
    record Run(boolean undone, long undoes, String startedBy, Optional<Instant> finished, Optional<String> file) {}

    static Runs read(Connection connection, Collection<Long> ids) throws SQLException {
        Map<Long, Run> runs = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id, state = 'undone', undoes, started_by, finished_at, files FROM sdi.run WHERE id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String[] files = (String[]) rows.getArray(6).getArray();
                    runs.put(
                            rows.getLong(1),
                            new Run(
                                    rows.getBoolean(2),
                                    rows.getLong(3),
                                    rows.getString(4),
                                    Optional.ofNullable(rows.getObject(5, OffsetDateTime.class))
                                            .map(OffsetDateTime::toInstant),
                                    files.length == 1 ? Optional.of(files[0]) : Optional.empty()));
                }
            }
        }
        return new Runs(runs);
    }

    boolean isUndone(long id) {
        return byId.containsKey(id) && byId.get(id).undone();
    }

    /** The run that this one took back. */
    OptionalLong undoneBy(long id) {
        Run run = byId.get(id);
        return run == null || run.undoes() == 0 ? OptionalLong.empty() : OptionalLong.of(run.undoes());
    }

    Optional<Run> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }
}
