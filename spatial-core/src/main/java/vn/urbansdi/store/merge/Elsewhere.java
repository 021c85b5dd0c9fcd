package vn.urbansdi.store.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks, within a merge, where the rows are drawn that mean a feature by its number: an exchanged number must not carry a
 * feature off to another one's place without a word.
 */
record Elsewhere(LayerSession session, MergeRules rules) {

    /** Between matching and deciding. */
    void find() throws SQLException {
        if (!rules.geometry()) {
            return;
        }
        for (String statement : new ElsewhereSql(session.layer()).find()) {
            session.execute(statement);
        }
        if (!rules.acceptsSwapped()) {
            for (String statement : ElsewhereSql.rejectSwapped()) {
                session.execute(statement);
            }
        }
    }

    /** Between deciding and writing. */
    Moved moved() throws SQLException {
        long features = rules.geometry() ? session.number(ElsewhereSql.count()) : 0;
        if (features == 0) {
            return Moved.NOTHING;
        }
        List<Moved.Place> examples = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(new ElsewhereSql(session.layer()).examples())) {
            while (rows.next()) {
                examples.add(new Moved.Place(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getDouble(4),
                        rows.getDouble(5),
                        rows.getDouble(6),
                        rows.getDouble(7),
                        rows.getDouble(8),
                        rows.getLong(9)));
            }
        }
        return new Moved(features, examples);
    }
}
