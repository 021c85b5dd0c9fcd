package vn.urbansdi.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.FeatureSourceException.Kind;
import vn.urbansdi.geo.OutsideCrsException;

/** Looks at the database: each in a read-only transaction of one snapshot, through a cursor, in binary, bounded in time. */
final class Snapshots {

    /** For whom a reader stands still longer than this, the database lets go of the snapshot. */
    private static final Duration READER_PAUSE = Duration.ofMinutes(5);

    /** SQL states of numbers out of range, of undefined powers, and of logarithms and divisions that do not exist. */
    private static final Set<String> UNCOMPUTABLE = Set.of("22003", "2201E", "2201F", "22012");

    private final DataSource dataSource;
    private final Duration statementTimeout;
    private volatile ServerCrs serverCrs;

    /** @param statementTimeout the longest that the database may work on one answer, or on one part of a streamed one */
    Snapshots(DataSource dataSource, Duration statementTimeout) {
        this.dataSource = dataSource;
        this.statementTimeout = statementTimeout;
    }

    /** What is done during a look. */
    interface Work<T> {
        T with(Snapshot snapshot) throws SQLException, IOException;
    }

    /** What is done with the rows of a statement. */
    interface Rows<T> {
        T read(ResultSet rows) throws SQLException, IOException;
    }

    /**
     * One state of the database.
     *
     * @param past the moment looked back at, in PostgreSQL's words ({@link CommitsAt}), if it is not now
     */
    record Snapshot(Connection connection, ServerCrs crs, Optional<String> past) {

        <T> T query(BoundSql sql, Rows<T> reader) throws SQLException, IOException {
            try (PreparedStatement statement = sql.prepare(connection)) {
                // binary from the first execution on; geometry as text would be twice as long
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
                statement.setFetchSize(RowBatch.FIRST_ROWS);
                try (ResultSet result = statement.executeQuery()) {
                    return reader.read(result);
                }
            }
        }
    }

    /**
     * @param asOf  the moment at which is looked, if not now
     * @param plans how the statements are planned
     * @throws FeatureSourceException if the database fails, the time is up, or a query cannot be answered
     */
    <T> T at(Optional<Instant> asOf, PlanCacheMode plans, Work<T> work) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                begin(connection, plans);
                ServerCrs crs = crs(connection);
                Optional<String> past =
                        asOf.isPresent() ? Optional.of(CommitsAt.snapshot(connection, asOf.get())) : Optional.empty();
                return work.with(new Snapshot(connection, crs, past));
            } finally {
                // also ends a query whose reader threw: its cursor closes
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (OutsideCrsException e) {
            throw new FeatureSourceException(Kind.INVALID_QUERY, e.getMessage(), e);
        }
    }

    /** One round trip. Compiling costs more than it saves here. */
    private void begin(Connection connection, PlanCacheMode plans) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = "
                            + statementTimeout.toMillis() + "; SET LOCAL idle_in_transaction_session_timeout = "
                            + READER_PAUSE.toMillis()
                            + "; SET LOCAL jit = off; " + plans.settings());
        }
    }

    private ServerCrs crs(Connection connection) throws SQLException {
        ServerCrs known = serverCrs;
        if (known == null) {
            known = ServerCrs.read(connection);
            serverCrs = known;
        }
        return known;
    }

    private static FeatureSourceException failure(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        Kind kind;
        if (state.equals("57014") || state.equals("25P03")) {
            kind = Kind.TIMEOUT;
        } else if (UNCOMPUTABLE.contains(state)) {
            kind = Kind.UNCOMPUTABLE;
        } else if (state.startsWith("22") || state.equals("XX000")) {
            // data exceptions, and PostGIS's own errors, such as a point that has no image in a CRS
            kind = Kind.INVALID_QUERY;
        } else {
            kind = Kind.UNAVAILABLE;
        }
        return new FeatureSourceException(kind, e.getMessage(), e);
    }
}
