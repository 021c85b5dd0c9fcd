package vn.urbansdi.store.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.FeatureSourceException.Kind;
import vn.urbansdi.store.ServerCrs;

/** Reads in a transaction of one snapshot, bounded in time. */
final class HistorySession {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);

    /** For whom a reader stands still longer than this, the database lets go of the snapshot. */
    private static final Duration READER_PAUSE = Duration.ofMinutes(5);

    private final DataSource dataSource;
    private final Catalog catalog;
    private volatile ServerCrs serverCrs;

    HistorySession(DataSource dataSource, Catalog catalog) {
        this.dataSource = dataSource;
        this.catalog = catalog;
    }

    /** Work on a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The same, handing on what it reads. */
    interface Stream<T> {
        T run(Connection connection) throws SQLException, IOException;
    }

    /** @param layer whose tables are read */
    <T> T read(Layer layer, Work<T> work) {
        try {
            return stream(layer, work::run);
        } catch (IOException e) {
            throw new IllegalStateException("nothing was written", e);
        }
    }

    <T> T stream(Layer layer, Stream<T> work) throws IOException {
        // Names of tables and columns come from the catalog's layers, never from a record that somebody else put
        // together.
        if (catalog.layer(layer.id()).filter(layer::equals).isEmpty()) {
            throw new IllegalArgumentException("not a layer of the catalog: " + layer.id());
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                begin(connection);
                return work.run(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            boolean late = state.equals("57014") || state.equals("25P03");
            throw new FeatureSourceException(late ? Kind.TIMEOUT : Kind.UNAVAILABLE, e.getMessage(), e);
        }
    }

    /** What the server transforms by itself; asked once. */
    ServerCrs crs(Connection connection) throws SQLException {
        ServerCrs known = serverCrs;
        if (known == null) {
            known = ServerCrs.read(connection);
            serverCrs = known;
        }
        return known;
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = "
                            + STATEMENT_TIMEOUT.toMillis() + "; SET LOCAL idle_in_transaction_session_timeout = "
                            + READER_PAUSE.toMillis() + "; SET LOCAL jit = off");
        }
    }
}
