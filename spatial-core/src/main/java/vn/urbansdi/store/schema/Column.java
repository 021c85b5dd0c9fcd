package vn.urbansdi.store.schema;

import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * A column as it should be.
 *
 * @param type      as PostgreSQL's {@code format_type} writes it
 * @param notNull   the column must hold a value
 * @param extra     what follows the type in its definition, such as a default
 */
record Column(String name, String type, boolean notNull, String extra) {

    /** All columns of a layer's table, in order. */
    static List<Column> of(Layer layer) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("fid", "bigint", true, "GENERATED ALWAYS AS IDENTITY PRIMARY KEY"));
        columns.add(plain("city", "text"));
        for (Attribute attribute : layer.attributes()) {
            columns.add(new Column(
                    LayerTable.column(attribute),
                    LayerTable.sqlType(attribute.type()),
                    attribute.required(),
                    collation(LayerTable.sqlType(attribute.type()))));
        }
        columns.add(plain("geom", geometryType(layer)));
        columns.add(plain("source", "text"));
        columns.add(plain("source_file", "text"));
        columns.add(plain("source_row", "bigint"));
        columns.add(plain("run_id", "bigint"));
        columns.add(new Column("version", "bigint", true, "DEFAULT 1"));
        columns.add(new Column("changed_at", LayerTable.sqlType(AttributeType.TIMESTAMP), true, "DEFAULT now()"));
        columns.add(new Column("changed_by", "text", true, "DEFAULT sdi.current_editor()"));
        columns.add(new Column("changed_tx", "xid8", true, "DEFAULT sdi.current_tx()"));
        columns.add(new Column("edited", "text[]", false, ""));
        return columns;
    }

    /** {@code geometry(MultiPolygon,5899)}. */
    static String geometryType(Layer layer) {
        return "geometry(" + layer.geometry().type().simpleFeatureName() + ","
                + layer.geometry().srid() + ")";
    }

    /** As it stands in CREATE TABLE. */
    String definition() {
        return SqlName.quote(name) + " " + type + (extra.isEmpty() ? "" : " " + extra) + (notNull ? " NOT NULL" : "");
    }

    /** As it stands in ALTER TABLE ADD COLUMN: rows that are there already cannot have a value. */
    String additionalDefinition() {
        return SqlName.quote(name) + " " + type + (extra.isEmpty() ? "" : " " + extra);
    }

    /** As it stands in the history, which enforces nothing. */
    String historyDefinition() {
        return SqlName.quote(name) + " " + type + (type.equals("text") ? " " + collation(type) : "");
    }

    private static Column plain(String name, String type) {
        return new Column(name, type, false, collation(type));
    }

    private static String collation(String type) {
        return type.equals("text") ? "COLLATE " + SqlName.quote(LayerTable.COLLATION) : "";
    }
}
