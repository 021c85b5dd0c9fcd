package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.schema.Index;

/**
 * The indexes of a table that is about to be filled: made after the rows they cost half of what they cost row by row
 * (500,000 parcels: 2.3 s against 5 s). Those that the catalog does not know, an operator's own, stay as they are.
 */
record LayerIndexes(LayerSession session) {

    /** So long at most somebody who reads the empty layer may be waited for. */
    private static final String PATIENCE = "2s";

    private static final String LOCK_TIMEOUT = "55P03";

    /**
     * Takes the indexes of an empty layer away, in a short transaction of its own, so that nobody who reads has to wait
     * while the layer is filled. Nothing is done to a layer that holds rows, that the connection's role does not own, or
     * that is being read for longer than {@link #PATIENCE}.
     *
     * @return whether they are away; then {@link #create} has to follow, whatever becomes of the run
     */
    boolean setAside() throws SQLException {
        String name = new LayerTable(session.layer()).qualifiedName();
        Connection connection = session.connection();
        if (session.holdsRows(name) || !mayDrop(name)) {
            return false;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '" + PATIENCE + "'");
            statement.execute("LOCK TABLE " + name + " IN ACCESS EXCLUSIVE MODE");
            boolean empty = !session.holdsRows(name);
            if (empty) {
                for (Index index : Index.of(session.layer())) {
                    statement.execute(index.dropSql());
                }
            }
            connection.commit();
            return empty;
        } catch (SQLException e) {
            connection.rollback();
            if (LOCK_TIMEOUT.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Makes those that are not there. */
    void create() throws SQLException {
        for (Index index : Index.of(session.layer())) {
            session.execute(index.createSql());
        }
    }

    private boolean mayDrop(String name) throws SQLException {
        try (PreparedStatement statement = session.connection()
                .prepareStatement("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = ?::regclass")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
