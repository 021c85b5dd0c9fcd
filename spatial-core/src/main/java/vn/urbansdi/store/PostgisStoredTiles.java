package vn.urbansdi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.FeatureSourceException.Kind;
import vn.urbansdi.feature.StoredTiles;
import vn.urbansdi.geo.Extent;

/** Tiles in an unlogged table: written at half the price, and after a crash of the server not there rather than wrong. */
public final class PostgisStoredTiles implements StoredTiles {

    private static final int TIMEOUT_SECONDS = 10;

    /** A row's own and its place in both indexes. */
    private static final int ROW_BYTES = 150;

    private static final String FIND = """
            SELECT t.content, t.used_at > now() - interval '1 hour' FROM sdi.tile t WHERE t.key = ? AND NOT EXISTS (
              SELECT FROM unnest(?::text[], ?::float8[], ?::float8[], ?::float8[], ?::float8[]) AS place (layer, x0, y0, x1, y1)
              JOIN sdi.commit c ON c.layer = place.layer AND c.seq > t.seq
              WHERE c.areas IS NULL OR EXISTS (
                SELECT FROM generate_subscripts(c.areas, 1) AS i
                WHERE c.areas[i][1] <= x1 AND c.areas[i][3] >= x0 AND c.areas[i][2] <= y1 AND c.areas[i][4] >= y0))""";

    private static final String KEEP = """
            INSERT INTO sdi.tile AS t (key, seq, content, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE
            SET seq = excluded.seq, content = excluded.content, bytes = excluded.bytes, used_at = now()
            WHERE t.seq <= excluded.seq""";

    private static final String NOTE_USE = "UPDATE sdi.tile SET used_at = now(), seq = greatest(seq, ?) WHERE key = ?";

    private static final String DROP_OLDEST = """
            WITH ordered AS (
              SELECT key, used_at, sum(bytes + %1$d) OVER (ORDER BY used_at DESC, key) AS with_younger FROM sdi.tile
            ) DELETE FROM sdi.tile t USING ordered o WHERE o.with_younger > ? AND t.key = o.key AND t.used_at = o.used_at""".formatted(ROW_BYTES);

    private final DataSource dataSource;

    public PostgisStoredTiles(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @Override
    public Optional<Found> find(byte[] key, List<Place> places) {
        return on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setQueryTimeout(TIMEOUT_SECONDS);
                statement.setBytes(1, key);
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                places.stream()
                                        .map(place -> place.layer().table())
                                        .toArray()));
                List<ToDoubleFunction<Extent>> sides = List.of(Extent::minX, Extent::minY, Extent::maxX, Extent::maxY);
                for (int i = 0; i < sides.size(); i++) {
                    ToDoubleFunction<Extent> side = sides.get(i);
                    double[] values = places.stream()
                            .mapToDouble(place -> side.applyAsDouble(place.box()))
                            .toArray();
                    statement.setObject(3 + i, values);
                }
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new Found(row.getBytes(1), row.getBoolean(2))) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void keep(List<Entry> entries) {
        List<Entry> sorted = entries.stream()
                .sorted((a, b) -> Arrays.compare(a.key(), b.key())) // two replicas never wait for each other
                .toList();
        inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
                for (Entry entry : sorted) {
                    statement.setBytes(1, entry.key());
                    statement.setLong(2, entry.rightUpTo());
                    statement.setBytes(3, entry.content());
                    statement.setInt(4, entry.content().length);
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    @Override
    public void noteUse(byte[] key, long rightUpTo) {
        on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NOTE_USE)) {
                statement.setLong(1, rightUpTo);
                statement.setBytes(2, key);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public long keepWithin(long bytes) {
        return inTransaction(connection -> {
            long present = size(connection);
            if (present <= bytes) {
                return present;
            }
            // another replica may be at it; the lock ends with the transaction
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('sdi.tile', 0))");
            }
            if (size(connection) > bytes) {
                try (PreparedStatement statement = connection.prepareStatement(DROP_OLDEST)) {
                    statement.setLong(1, bytes / 10 * 9);
                    statement.executeUpdate();
                }
            }
            return size(connection);
        });
    }

    private static long size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT coalesce(sum(bytes + " + ROW_BYTES + "), 0) FROM sdi.tile")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What is written here need not outlast a crash. */
    private <T> T inTransaction(Work<T> work) {
        return on(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit = off");
                T result = work.with(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private <T> T on(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new FeatureSourceException(Kind.UNAVAILABLE, e.getMessage(), e);
        }
    }
}
