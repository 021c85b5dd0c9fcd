package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * The indexes of a table that is about to be filled: made after the rows they cost half of what they cost row by row
 * (500,000 parcels: 2.3 s against 5 s).
 */
record LayerIndexes(Connection connection, LayerTable table, List<String> definitions) {

    LayerIndexes {
        definitions = List.copyOf(definitions);
    }

    /** Takes all indexes but the primary key away. Readers wait until the transaction ends. */
    static LayerIndexes drop(Connection connection, LayerTable table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = ? AND i.tablename = ?"
                        + " AND NOT EXISTS (SELECT FROM pg_constraint c JOIN pg_class x ON x.oid = c.conindid"
                        + " JOIN pg_namespace n ON n.oid = x.relnamespace WHERE x.relname = i.indexname"
                        + " AND n.nspname = i.schemaname)")) {
            statement.setString(1, LayerTable.SCHEMA);
            statement.setString(2, table.layer().table());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    definitions.add(rows.getString(2));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("DROP INDEX " + SqlName.qualified(LayerTable.SCHEMA, name));
            }
        }
        return new LayerIndexes(connection, table, definitions);
    }

    /** Makes them again as PostgreSQL itself wrote them down. */
    void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : definitions) {
                statement.execute(definition);
            }
        }
    }
}
