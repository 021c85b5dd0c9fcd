package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** The runs that have been, newest first. One that is open although nobody holds its layer's lock any more has died. */
public record RunHistory(DataSource dataSource) {

    /** More than anybody reads at once. */
    public static final int MAX_RUNS = 10_000;

    /** A run's layer is locked by its session from before the run's row is there until it is closed. */
    private static final String STATE = "CASE WHEN state = 'running' AND NOT EXISTS (SELECT FROM pg_locks held WHERE"
            + " held.locktype = 'advisory' AND held.granted AND held.objsubid = 1 AND held.database = (SELECT oid FROM"
            + " pg_database WHERE datname = current_database()) AND ((held.classid::bigint << 32) | held.objid::bigint) ="
            + " hashtextextended('sdi.layer:' || layer, 0)) THEN 'died' ELSE state END AS state";

    /** How a run ended. */
    public enum State {
        RUNNING,
        COMMITTED,
        /** Nothing of it was taken. */
        DISCARDED,
        /** The program or the server stopped in the middle; nothing of it was taken. */
        DIED,
        UNDONE
    }

    /**
     * One run.
     *
     * @param undoes   the run that this one took back
     * @param undoneBy the run that took this one back
     * @param finished absent while it is running, and of one that has died until the layer's next run
     */
    public record Run(
            long id,
            String layer,
            String source,
            List<String> files,
            String startedBy,
            Instant started,
            Optional<Instant> finished,
            State state,
            OptionalLong undoes,
            OptionalLong undoneBy,
            long read,
            long inserted,
            long updated,
            long deleted,
            long unchanged,
            long conflicts,
            long rejected) {

        public Run {
            files = List.copyOf(files);
        }
    }

    /**
     * @param layer only runs of this layer; all if absent
     * @param limit at most so many, {@link #MAX_RUNS} at most
     * @throws vn.urbansdi.store.StoreException if the database fails
     */
    public List<Run> newest(Optional<String> layer, int limit) {
        List<Run> runs = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, layer, source, files, started_by, started_at, finished_at, " + STATE
                                + ", undoes, undone_by,"
                                + " rows_read, inserted, updated, deleted, unchanged, conflicts, rejected FROM sdi.run"
                                + " WHERE ?::text IS NULL OR layer = ? ORDER BY id DESC LIMIT ?")) {
            statement.setString(1, layer.orElse(null));
            statement.setString(2, layer.orElse(null));
            statement.setInt(3, Math.min(limit, MAX_RUNS));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    runs.add(run(rows));
                }
            }
        } catch (SQLException e) {
            throw LayerSession.failed(e);
        }
        return runs;
    }

    private static Run run(ResultSet rows) throws SQLException {
        return new Run(
                rows.getLong("id"),
                rows.getString("layer"),
                rows.getString("source"),
                List.of((String[]) rows.getArray("files").getArray()),
                rows.getString("started_by"),
                rows.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rows.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                State.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
                number(rows, "undoes"),
                number(rows, "undone_by"),
                rows.getLong("rows_read"),
                rows.getLong("inserted"),
                rows.getLong("updated"),
                rows.getLong("deleted"),
                rows.getLong("unchanged"),
                rows.getLong("conflicts"),
                rows.getLong("rejected"));
    }

    private static OptionalLong number(ResultSet rows, String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
