package vn.urbansdi.store.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.merge.MergeOutcome.Conflict;

/** Features that a person has deleted, or has given another key: a delivery that still has them does not bring them back. */
final class RemovedByHand {

    private RemovedByHand() {}

    /** Whether a person has ever changed or deleted anything of the layer. */
    static boolean any(LayerSession session) throws SQLException {
        return session.number("SELECT EXISTS (SELECT FROM " + new LayerTable(session.layer()).qualifiedHistoryName()
                        + " WHERE superseded_run IS NULL)::int")
                == 1;
    }

    /** @param query for fid, file, row and key */
    static List<Conflict> conflicts(LayerSession session, String query) throws SQLException {
        List<Conflict> conflicts = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                conflicts.add(new Conflict(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getLong(3),
                        Conflict.REMOVED,
                        null,
                        rows.getString(4)));
            }
        }
        return conflicts;
    }
}
