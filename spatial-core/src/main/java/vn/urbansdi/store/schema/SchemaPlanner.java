package vn.urbansdi.store.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.SqlName;

/** The steps from what a database holds to what the catalog asks for: a pure function of the two. */
final class SchemaPlanner {

    private final Catalog catalog;
    private final DatabaseDescription database;

    private SchemaPlanner(Catalog catalog, DatabaseDescription database) {
        this.catalog = catalog;
        this.database = database;
    }

    /**
     * @return steps in the order in which they have to run; empty if the database is as the catalog asks
     * @throws IllegalArgumentException if a name of the catalog cannot be a table or a column
     */
    static List<SchemaStep> plan(Catalog catalog, DatabaseDescription database) {
        return new SchemaPlanner(catalog, database).plan();
    }

    private List<SchemaStep> plan() {
        requireUsableNames();
        List<SchemaStep> steps = new ArrayList<>();
        SqlTransform transform = new SqlTransform(database.knownSrids());
        Set<String> wanted = new HashSet<>();
        for (Layer layer : catalog.layers()) {
            wanted.add(layer.table());
            Map<String, DatabaseDescription.ColumnDescription> existing =
                    database.layers().get(layer.table());
            if (existing == null) {
                steps.addAll(
                        NewTable.steps(layer, transform, database.histories().get(layer.table())));
            } else {
                steps.addAll(new ExistingTable(layer, transform, database).steps());
            }
        }
        database.layers().keySet().stream()
                .filter(table -> !wanted.contains(table))
                .sorted()
                .forEach(table -> steps.add(new SchemaStep(
                        SchemaStep.Kind.NOTE,
                        "layer." + table,
                        new Title(
                                "Bảng không còn trong danh mục; dữ liệu được giữ nguyên",
                                "The catalog no longer has this table; its data are kept"),
                        "DROP TABLE " + SqlName.qualified("layer", table))));
        return steps;
    }

    private void requireUsableNames() {
        Set<String> tables = new HashSet<>();
        for (Layer layer : catalog.layers()) {
            SqlName.quote(layer.table());
            if (!tables.add(layer.table())) {
                throw new IllegalArgumentException("two layers have the table " + layer.table());
            }
            Set<String> columns = new HashSet<>();
            for (Attribute attribute : layer.attributes()) {
                String column = vn.urbansdi.store.LayerTable.column(attribute);
                SqlName.quote(column);
                if (!columns.add(column)) {
                    throw new IllegalArgumentException(
                            "two attributes of " + layer.id() + " have the column " + column);
                }
            }
        }
    }
}
