package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.StoreException;

/**
 * A connection on which one run writes one layer, and no other run does so meanwhile. The lock goes with the connection,
 * however that ends.
 */
record LayerSession(Connection connection, Layer layer) {

    private static final String UNDEFINED_TABLE = "42P01";

    /** Of more features their places are not looked up one by one: half a million would take half a second. */
    private static final long EVERY_PLACE_UP_TO = 10_000;

    /**
     * Waits until no other run writes the layer, and marks runs that died as such.
     *
     * @param notices is told, in words for people, if another run has to end first, and if an earlier one was found dead
     * @throws StoreException if an earlier one has set the layer's indexes aside and they cannot be made again
     */
    void acquire(Consumer<Title> notices) throws SQLException {
        await(notices);
        List<Long> died = closeDeadRuns();
        for (long dead : died) {
            notices.accept(new Title(
                    "Lần nhập " + dead + " đã dừng giữa chừng; lớp " + layer.id() + " vẫn như trước lần đó.",
                    "Run " + dead + " died in the middle; the layer " + layer.id() + " is as it was before it."));
        }
    }

    /** Runs that died stay open until the indexes that they may have set aside are there again. */
    private List<Long> closeDeadRuns() throws SQLException {
        connection.setAutoCommit(false);
        try {
            List<Long> died = new RunLog(connection, layer).closeDeadRuns();
            if (!died.isEmpty()) {
                new LayerIndexes(this).restore();
            }
            connection.commit();
            return died;
        } finally {
            rollback();
        }
    }

    /** Waits until no other run writes the layer; writes nothing itself. */
    void await(Consumer<Title> notices) throws SQLException {
        connection.setAutoCommit(true);
        if (!lock("SELECT pg_try_advisory_lock(hashtextextended('sdi.layer:' || ?, 0))")) {
            notices.accept(new Title(
                    "Một lần nhập khác đang ghi lớp " + layer.id() + "; chờ đến khi xong.",
                    "Another import is writing the layer " + layer.id() + "; waiting for it to end."));
            lock("SELECT pg_advisory_lock(hashtextextended('sdi.layer:' || ?, 0)) IS NOT NULL");
        }
    }

    private boolean lock(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, layer.id());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Opens the transaction in which the run writes, in its name. */
    void begin(long runId, String startedBy) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT set_config('sdi.run', ?, true), set_config('sdi.user', ?, true), set_config('work_mem', '128MB', true),"
                        + " set_config('maintenance_work_mem', '256MB', true), set_config('jit', 'off', true),"
                        + " set_config('DateStyle', 'ISO', true)")) {
            statement.setString(1, Long.toString(runId));
            statement.setString(2, startedBy);
            statement.execute();
        }
    }

    /**
     * Tells whoever listens, when the transaction commits, that the layer changed within {@code extent}. Of a large run that is
     * all that is kept of where; of a small one every place is looked up as it commits.
     *
     * @param written so many features
     */
    void announce(Optional<Extent> extent, long written) throws SQLException {
        if (written > EVERY_PLACE_UP_TO && extent.isPresent()) {
            Extent e = extent.get();
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE sdi.commit SET areas = ARRAY[[?, ?, ?, ?]]::float8[]"
                            + " WHERE tx = sdi.current_tx() AND layer = ? AND seq IS NULL")) {
                statement.setDouble(1, e.minX());
                statement.setDouble(2, e.minY());
                statement.setDouble(3, e.maxX());
                statement.setDouble(4, e.maxY());
                statement.setString(5, layer.table());
                statement.execute();
            }
        }
        sendNotice(extent);
    }

    private void sendNotice(Optional<Extent> extent) throws SQLException {
        String box = extent.map(
                        e -> String.format(Locale.ROOT, "[%s, %s, %s, %s]", e.minX(), e.minY(), e.maxX(), e.maxY()))
                .orElse("null");
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_notify('sdi_layer_changed', json_build_object('layer', ?::text, 'srid', ?::int, 'extent',"
                        + " ?::json)::text)")) {
            statement.setString(1, layer.id());
            statement.setInt(2, layer.geometry().srid());
            statement.setString(3, box);
            statement.execute();
        }
    }

    /** People's edits wait until the run is through, so that none slips in between decision and writing; readers go on. */
    void holdEdits(String table) throws SQLException {
        execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
    }

    boolean holdsRows(String table) throws SQLException {
        return number("SELECT EXISTS (SELECT FROM " + table + ")::int") == 1;
    }

    /** The rectangle that a query for one {@code box2d} gives; none where it is null. */
    Optional<Extent> extent(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b) FROM ("
                        + query + ") e (b) WHERE b IS NOT NULL")) {
            return rows.next()
                    ? Optional.of(new Extent(
                            layer.geometry().srid(),
                            rows.getDouble(1),
                            rows.getDouble(2),
                            rows.getDouble(3),
                            rows.getDouble(4)))
                    : Optional.empty();
        }
    }

    /** @throws StoreException if the answer is lost: then the run is in as a whole, or not at all, and nobody here knows */
    void commit(long runId) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException(
                    new Title(
                            "Mất kết nối với cơ sở dữ liệu đúng lúc ghi lần " + runId
                                    + ": hoặc đã vào trọn vẹn, hoặc không gì cả; ./sdi runs cho biết. ("
                                    + e.getMessage() + ")",
                            "The connection to the database was lost just when run " + runId
                                    + " was committed: it is in as a whole or not at all; ./sdi runs tells. ("
                                    + e.getMessage()
                                    + ")"),
                    e);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return how many rows were written */
    long executeCounting(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Takes back what was not committed and gives up the layer. */
    void release() throws SQLException {
        rollback();
        execute("SELECT pg_advisory_unlock_all()");
    }

    /** Takes back what was not committed; the layer stays this session's. */
    void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    static StoreException failed(SQLException cause) {
        if (UNDEFINED_TABLE.equals(cause.getSQLState())) {
            return new StoreException(
                    new Title(
                            "Cơ sở dữ liệu chưa có bảng của danh mục này; hãy chạy: ./sdi migrate. ("
                                    + cause.getMessage() + ")",
                            "The database lacks a table of this catalog; run: ./sdi migrate. (" + cause.getMessage()
                                    + ")"),
                    cause);
        }
        return new StoreException(
                new Title(
                        "Cơ sở dữ liệu báo lỗi khi nhập: " + cause.getMessage(),
                        "The database failed during the import: " + cause.getMessage()),
                cause);
    }
}
