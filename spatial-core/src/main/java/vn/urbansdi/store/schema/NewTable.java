package vn.urbansdi.store.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/** The steps that make the tables of a layer that the database does not have yet. */
final class NewTable {

    private static final Title CREATE = new Title("Tạo bảng", "Create the table");

    /** What the history says of the end of a version. */
    static final String HISTORY_DEFINITIONS = """
            "superseded_at" timestamptz NOT NULL, "superseded_by" text NOT NULL, "superseded_tx" xid8 NOT NULL,\
             "superseded_run" bigint, "operation" text NOT NULL""";

    private NewTable() {}

    /** @param oldHistory columns of a history that a dropped table has left behind; null if there is none */
    static List<SchemaStep> steps(
            Layer layer, SqlTransform transform, Map<String, DatabaseDescription.ColumnDescription> oldHistory) {
        LayerTable table = new LayerTable(layer);
        List<Column> columns = Column.of(layer);
        List<String> kept = columns.stream().map(Column::name).toList();
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + table.qualifiedName() + " (\n  "
                + columns.stream().map(Column::definition).collect(Collectors.joining(",\n  ")) + "\n)");
        statements.add("COMMENT ON TABLE " + table.qualifiedName() + " IS "
                + SqlName.literal(layer.title().vi() + " / " + layer.title().en()));
        if (oldHistory == null) {
            statements.add("CREATE TABLE " + table.qualifiedHistoryName() + " (\n  "
                    + Stream.concat(columns.stream().map(Column::historyDefinition), Stream.of(HISTORY_DEFINITIONS))
                            .collect(Collectors.joining(",\n  "))
                    + "\n)");
            statements.add("CREATE INDEX " + SqlName.quote(SqlName.derived(layer.table(), "fid_version_idx")) + " ON "
                    + table.qualifiedHistoryName() + " (fid, version)");
        } else {
            columns.stream()
                    .filter(column -> !oldHistory.containsKey(column.name()))
                    .forEach(column -> statements.add("ALTER TABLE " + table.qualifiedHistoryName() + " ADD COLUMN "
                            + column.historyDefinition()));
        }
        Index.of(layer).forEach(index -> statements.add(index.createSql()));
        statements.add(triggers(new HistoryTriggers(layer, kept, transform)));
        return List.of(new SchemaStep(
                SchemaStep.Kind.ADDITIVE, "layer." + layer.table(), CREATE, String.join(";\n", statements)));
    }

    /** The triggers, the indexes of what they write, and the triggers' fingerprint where the next plan finds it. */
    static String triggers(HistoryTriggers triggers) {
        String history = new LayerTable(triggers.layer()).qualifiedHistoryName();
        return historyIndex(triggers.layer(), history, "changed_tx") + ";\n"
                + historyIndex(triggers.layer(), history, "superseded_tx") + ";\n" + triggers.createSql()
                + ";\nCOMMENT ON FUNCTION "
                + SqlName.qualified(
                        LayerTable.HISTORY_SCHEMA,
                        HistoryTriggers.fingerprintFunction(triggers.layer().table()))
                + "() IS " + SqlName.literal(triggers.fingerprint());
    }

    /** By the transaction, in which order changes are told; {@link Index} has the table's own. */
    private static String historyIndex(Layer layer, String history, String column) {
        return "CREATE INDEX IF NOT EXISTS " + SqlName.quote(SqlName.derived(layer.table(), column + "_hist")) + " ON "
                + history + " (" + column + ", fid)";
    }
}
