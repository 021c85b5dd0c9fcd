package vn.urbansdi.store.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * An index as it should be.
 *
 * @param name    unqualified; made from table, columns and kind, so that an index of another shape has another name
 * @param columns unquoted
 */
public record Index(String name, String table, Kind kind, List<String> columns) {

    public enum Kind {
        /** The layer's key. */
        UNIQUE("key"),
        PLAIN("idx"),
        SPATIAL("gist");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** What ends the name of every index that guards a key. */
    static final String KEY_SUFFIX = "_" + Kind.UNIQUE.suffix;

    /**
     * Key, alternatives by which deliveries match, queryable attributes, the transaction and the geometry. A single column that already leads
     * another index gets none of its own; nor does the geometry in Web Mercator, which is found by the box of the rectangle
     * in the layer's CRS.
     */
    public static List<Index> of(Layer layer) {
        Set<List<String>> ordered = new LinkedHashSet<>();
        List<Index> indexes = new ArrayList<>();
        List<String> key = layer.key().stream().map(LayerTable::column).toList();
        if (!key.isEmpty()) {
            indexes.add(of(layer, Kind.UNIQUE, key));
        }
        layer.attributeMatches().stream()
                .map(names -> names.stream().map(LayerTable::column).toList())
                .filter(columns -> !columns.equals(key))
                .forEach(ordered::add);
        for (Attribute attribute : layer.attributes()) {
            String column = LayerTable.column(attribute);
            boolean leads = (!key.isEmpty() && key.get(0).equals(column))
                    || ordered.stream().anyMatch(columns -> columns.get(0).equals(column));
            if (attribute.queryable() && !leads) {
                ordered.add(List.of(column));
            }
        }
        ordered.forEach(columns -> indexes.add(of(layer, Kind.PLAIN, columns)));
        indexes.add(of(layer, Kind.PLAIN, LayerTable.CHANGE_ORDER));
        indexes.add(of(layer, Kind.SPATIAL, List.of("geom")));
        return indexes;
    }

    private static Index of(Layer layer, Kind kind, List<String> columns) {
        String name = SqlName.derived(layer.table() + "_" + String.join("_", columns), kind.suffix);
        return new Index(name, new LayerTable(layer).qualifiedName(), kind, columns);
    }

    /** Does nothing where it is there already. */
    public String createSql() {
        return "CREATE " + (kind == Kind.UNIQUE ? "UNIQUE " : "") + "INDEX IF NOT EXISTS " + SqlName.quote(name)
                + " ON " + table + (kind == Kind.SPATIAL ? " USING gist (" : " (") + SqlName.list(columns) + ")";
    }

    public String dropSql() {
        return "DROP INDEX IF EXISTS " + SqlName.qualified(LayerTable.SCHEMA, name);
    }
}
