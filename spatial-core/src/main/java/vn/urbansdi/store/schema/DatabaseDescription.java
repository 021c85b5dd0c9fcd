package vn.urbansdi.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.urbansdi.store.LayerTable;

/**
 * What a database holds of the layers, as far as a plan needs to know.
 *
 * @param layers       columns of each table of schema "layer", by table and name, in order
 * @param histories    the same of schema {@code history}
 * @param indexes      names of the indexes of each table of schema "layer"
 * @param fingerprints of the triggers of each table, by the name of the function that carries it
 * @param knownSrids   the codes in {@code spatial_ref_sys}
 */
record DatabaseDescription(
        Map<String, Map<String, ColumnDescription>> layers,
        Map<String, Map<String, ColumnDescription>> histories,
        Map<String, Set<String>> indexes,
        Map<String, String> fingerprints,
        Set<Integer> knownSrids) {

    /** @param type as {@code format_type} writes it */
    record ColumnDescription(String type, boolean notNull) {}

    static final DatabaseDescription EMPTY = new DatabaseDescription(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    static DatabaseDescription read(Connection connection) throws SQLException {
        return new DatabaseDescription(
                columns(connection, LayerTable.SCHEMA),
                columns(connection, LayerTable.HISTORY_SCHEMA),
                indexes(connection),
                fingerprints(connection),
                knownSrids(connection));
    }

    private static Map<String, Map<String, ColumnDescription>> columns(Connection connection, String schema)
            throws SQLException {
        String sql = """
                SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
                ORDER BY c.relname, a.attnum""";
        Map<String, Map<String, ColumnDescription>> tables = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>())
                            .put(rows.getString(2), new ColumnDescription(rows.getString(3), rows.getBoolean(4)));
                }
            }
        }
        return tables;
    }

    private static Map<String, Set<String>> indexes(Connection connection) throws SQLException {
        Map<String, Set<String>> indexes = new HashMap<>();
        for (List<String> row : rows(
                connection,
                "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = '" + LayerTable.SCHEMA + "'")) {
            indexes.computeIfAbsent(row.get(0), name -> new HashSet<>()).add(row.get(1));
        }
        return indexes;
    }

    private static Map<String, String> fingerprints(Connection connection) throws SQLException {
        Map<String, String> fingerprints = new HashMap<>();
        for (List<String> row : rows(
                connection,
                "SELECT p.proname, obj_description(p.oid, 'pg_proc') FROM pg_proc p"
                        + " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = '"
                        + LayerTable.HISTORY_SCHEMA + "'")) {
            if (row.get(1) != null) {
                fingerprints.put(row.get(0), row.get(1));
            }
        }
        return fingerprints;
    }

    private static Set<Integer> knownSrids(Connection connection) throws SQLException {
        Set<Integer> srids = new HashSet<>();
        for (List<String> row : rows(connection, "SELECT srid, NULL FROM spatial_ref_sys")) {
            srids.add(Integer.valueOf(row.get(0)));
        }
        return srids;
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> result = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                List<String> row = new ArrayList<>(2);
                row.add(rows.getString(1));
                row.add(rows.getString(2));
                result.add(row);
            }
        }
        return result;
    }
}
