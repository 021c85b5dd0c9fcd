package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.catalog.Layer;

/** The rows of {@code sdi.source}: what each source delivers to a layer, how far it is believed, and what its blanks mean. */
record SourceLog(Connection connection, Layer layer) {

    /** Written only when it changes: importing again what is there already writes nothing. */
    void remember(RunHeader header, MergeRules rules) throws SQLException {
        List<String> attributes = new ArrayList<>(rules.attributes());
        attributes.sort(null);
        if (rules.geometry()) {
            attributes.add(Decision.GEOMETRY);
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO sdi.source AS s (layer, source, priority, attributes, erases) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (layer, source) DO UPDATE SET priority = excluded.priority, attributes ="
                        + " excluded.attributes, erases = excluded.erases WHERE (s.priority, s.attributes, s.erases) IS DISTINCT"
                        + " FROM (excluded.priority, excluded.attributes, excluded.erases)")) {
            statement.setString(1, layer.id());
            statement.setString(2, header.source());
            statement.setInt(3, header.priority());
            statement.setArray(4, connection.createArrayOf("text", attributes.toArray()));
            statement.setBoolean(5, rules.blanks() == Blanks.ERASE);
            statement.executeUpdate();
        }
    }
}
