package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.StoreException;

/**
 * Takes a committed run back: its features get the values, the place and the provenance that stood before it, in one
 * transaction that the history keeps like any other. What somebody has written since stays and is told. Reads the layer's
 * table and its history once from end to end.
 */
public record RunUndo(DataSource dataSource, Catalog catalog) {

    /**
     * @param notices is told, in words for people, if another run has to end first
     * @throws StoreException if there is no such run, if it wrote nothing that could be taken back, or if the database fails
     */
    public UndoOutcome undo(long runId, String startedBy, Consumer<Title> notices) {
        try (Connection connection = dataSource.getConnection()) {
            Layer layer = layer(runId, RunLog.find(connection, runId));
            LayerSession session = new LayerSession(connection, layer);
            try {
                session.acquire(notices);
                return undo(session, runId, startedBy);
            } finally {
                session.release();
            }
        } catch (SQLException e) {
            throw LayerSession.failed(e);
        }
    }

    private UndoOutcome undo(LayerSession session, long runId, String startedBy) throws SQLException {
        Connection connection = session.connection();
        // Once more, since an undo by somebody else may have been what the lock was waited for.
        RunLog.Entry run = RunLog.find(connection, runId).orElseThrow();
        Layer layer = session.layer();
        requireUndoable(runId, run);
        if (run.state().equals("undone") && !isLeft(session, runId)) {
            return new UndoOutcome(runId, 0, layer.id(), 0, 0, 0, List.of());
        }
        RunLog log = new RunLog(connection, layer);
        long undoRun = log.startUndo(runId, startedBy);
        UndoOutcome outcome;
        try {
            session.begin(undoRun, startedBy);
            outcome = carryOut(session, runId, undoRun);
            log.commitUndo(outcome);
            session.commit(undoRun);
        } catch (SQLException | RuntimeException e) {
            session.rollback();
            log.discard(undoRun);
            throw e;
        }
        new AfterRun(dataSource, catalog)
                .settle(
                        session,
                        undoRun,
                        outcome.removed() + outcome.restored() + outcome.broughtBack(),
                        OptionalLong.empty());
        return outcome;
    }

    /** Whether features are as a run that was taken back wrote them: they were left, and a later run has been taken back since. */
    private static boolean isLeft(LayerSession session, long runId) throws SQLException {
        String query =
                "SELECT EXISTS (SELECT FROM " + new LayerTable(session.layer()).qualifiedName() + " WHERE run_id = ?)";
        try (PreparedStatement statement = session.connection().prepareStatement(query)) {
            statement.setLong(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static UndoOutcome carryOut(LayerSession session, long runId, long undoRun) throws SQLException {
        Layer layer = session.layer();
        UndoSql sql = new UndoSql(layer);
        session.holdEdits(new LayerTable(layer).qualifiedName());
        session.execute("CREATE TEMP TABLE sdi_undone (run_id bigint) ON COMMIT DROP");
        try (PreparedStatement statement =
                session.connection().prepareStatement("INSERT INTO pg_temp.sdi_undone VALUES (?)")) {
            statement.setLong(1, runId);
            statement.executeUpdate();
        }
        session.execute(sql.plan());
        session.execute("ANALYZE pg_temp.sdi_undo");
        Optional<Extent> extent = session.extent(sql.extent());
        long removed = session.executeCounting(sql.remove());
        long restored = session.executeCounting(sql.restore());
        long broughtBack = session.executeCounting(sql.bringBack());
        for (String statement : UndoSql.restoreSaid()) {
            session.execute(statement);
        }
        for (String statement : UndoSql.restoreSource()) {
            session.execute(statement);
        }
        if (removed + restored + broughtBack > 0) {
            session.announce(extent, removed + restored + broughtBack);
        }
        return new UndoOutcome(runId, undoRun, layer.id(), removed, restored, broughtBack, left(session));
    }

    private static List<UndoOutcome.Left> left(LayerSession session) throws SQLException {
        List<UndoOutcome.Left> left = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(UndoSql.left())) {
            while (rows.next()) {
                UndoOutcome.Reason reason = rows.getString(2).charAt(0) == UndoSql.KEY_TAKEN
                        ? UndoOutcome.Reason.KEY_TAKEN
                        : UndoOutcome.Reason.CHANGED_SINCE;
                left.add(new UndoOutcome.Left(session.layer().id() + "." + rows.getLong(1), reason));
            }
        }
        return left;
    }

    private Layer layer(long runId, Optional<RunLog.Entry> found) {
        RunLog.Entry run = found.orElseThrow(() -> new StoreException(new Title(
                "Không có lần nhập " + runId + "; xem danh sách: ./sdi runs.",
                "There is no run " + runId + "; ./sdi runs lists them.")));
        return catalog.layer(run.layer())
                .orElseThrow(() -> new StoreException(new Title(
                        "Lần nhập " + runId + " ghi lớp \"" + run.layer() + "\", nay không còn trong danh mục.",
                        "Run " + runId + " wrote the layer \"" + run.layer()
                                + "\", which the catalog no longer has.")));
    }

    private static void requireUndoable(long runId, RunLog.Entry run) {
        if (run.isUndo()) {
            throw new StoreException(new Title(
                    "Lần " + runId + " chính là một lần hoàn tác; hãy nhập lại bản giao nộp cũ.",
                    "Run " + runId + " is an undo itself; import the delivery again instead."));
        }
        if (!run.state().equals("committed") && !run.state().equals("undone")) {
            throw new StoreException(new Title(
                    "Lần nhập " + runId + " không ghi gì (" + run.state() + "), nên không có gì để hoàn tác.",
                    "Run " + runId + " wrote nothing (" + run.state() + "), so there is nothing to undo."));
        }
    }
}
