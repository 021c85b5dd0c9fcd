package vn.urbansdi.store.schema;

import static vn.urbansdi.store.schema.SchemaStep.Kind.ADDITIVE;
import static vn.urbansdi.store.schema.SchemaStep.Kind.DESTRUCTIVE;
import static vn.urbansdi.store.schema.SchemaStep.Kind.NOTE;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;
import vn.urbansdi.store.schema.DatabaseDescription.ColumnDescription;

/** The steps that bring a layer's table that is already there to the catalog. */
final class ExistingTable {

    /** Changes of type that keep every value as it is. */
    private static final Set<List<String>> WIDENINGS =
            Set.of(List.of("bigint", "numeric"), List.of("bigint", "text"), List.of("numeric", "text"));

    /** What earlier versions computed from {@code geom} and kept beside it. */
    private static final String DERIVED = "geom_web";

    private final Layer layer;
    private final SqlTransform transform;
    private final DatabaseDescription database;
    private final LayerTable table;
    private final List<SchemaStep> steps = new ArrayList<>();

    ExistingTable(Layer layer, SqlTransform transform, DatabaseDescription database) {
        this.layer = layer;
        this.transform = transform;
        this.database = database;
        this.table = new LayerTable(layer);
    }

    List<SchemaStep> steps() {
        Map<String, ColumnDescription> existing = database.layers().get(layer.table());
        Map<String, ColumnDescription> history = database.histories().getOrDefault(layer.table(), Map.of());
        Set<String> kept = new LinkedHashSet<>();
        Set<String> wanted = new LinkedHashSet<>();
        for (Column column : Column.of(layer)) {
            wanted.add(column.name());
            ColumnDescription found = existing.get(column.name());
            if (found == null) {
                add(column);
            } else {
                compare(column, found);
            }
            kept.add(column.name());
            if (!history.containsKey(column.name())) {
                step(
                        ADDITIVE,
                        new Title("Thêm cột vào lịch sử: ", "Add column to the history: "),
                        column.name(),
                        "ALTER TABLE " + table.qualifiedHistoryName() + " ADD COLUMN " + column.historyDefinition());
            }
        }
        existing.forEach((name, found) -> {
            if (!wanted.contains(name)) {
                keepUnknown(name, found, history.containsKey(name), kept);
            }
        });
        indexes();
        HistoryTriggers triggers = new HistoryTriggers(layer, List.copyOf(kept), transform);
        String fingerprint = database.fingerprints().get(HistoryTriggers.fingerprintFunction(layer.table()));
        if (!triggers.fingerprint().equals(fingerprint)) {
            step(
                    ADDITIVE,
                    new Title("Làm lại trigger lịch sử", "Renew the history triggers"),
                    "",
                    NewTable.triggers(triggers));
        }
        return steps;
    }

    private void add(Column column) {
        step(
                ADDITIVE,
                new Title("Thêm cột ", "Add column "),
                column.name(),
                alter("ADD COLUMN " + column.additionalDefinition()));
        if (column.notNull() && !column.extra().contains("DEFAULT")) {
            step(
                    NOTE,
                    new Title("Cột bắt buộc nhưng các dòng cũ chưa có giá trị: ", "Required, but older rows lack it: "),
                    column.name(),
                    alter("ALTER COLUMN " + SqlName.quote(column.name()) + " SET NOT NULL"));
        }
    }

    private void compare(Column column, ColumnDescription found) {
        String quoted = SqlName.quote(column.name());
        if (!found.type().equals(column.type())) {
            Title what = new Title(
                    "Đổi kiểu cột từ " + found.type() + " thành " + column.type() + ": ",
                    "Change of type from " + found.type() + " to " + column.type() + ": ");
            if (column.name().equals("geom")) {
                step(DESTRUCTIVE, what, column.name(), changeGeometry(found));
            } else {
                boolean widening = WIDENINGS.contains(List.of(found.type(), column.type()));
                step(widening ? ADDITIVE : DESTRUCTIVE, what, column.name(), changeType(quoted, column));
            }
        }
        if (found.notNull() && !column.notNull()) {
            step(
                    ADDITIVE,
                    new Title("Cột không còn bắt buộc: ", "No longer required: "),
                    column.name(),
                    alter("ALTER COLUMN " + quoted + " DROP NOT NULL"));
        }
    }

    private String changeType(String quoted, Column column) {
        String change = "ALTER COLUMN " + quoted + " TYPE " + column.type()
                + (column.type().equals("text") ? " COLLATE " + SqlName.quote(LayerTable.COLLATION) : "") + " USING "
                + quoted + "::" + column.type();
        return alter(change) + ";\nALTER TABLE " + table.qualifiedHistoryName() + " " + change;
    }

    private String changeGeometry(ColumnDescription found) {
        String shape = found.type().startsWith("geometry(Multi")
                        || !layer.geometry().type().isMulti()
                ? "geom"
                : "ST_Multi(geom)";
        String changed = found.type().endsWith("," + layer.geometry().srid() + ")")
                ? shape
                : "ST_Transform(" + shape + ", " + layer.geometry().srid() + ")";
        String change = " ALTER COLUMN geom TYPE " + Column.geometryType(layer) + " USING " + changed;
        return "ALTER TABLE " + table.qualifiedName() + change + ";\nALTER TABLE " + table.qualifiedHistoryName()
                + change;
    }

    private void keepUnknown(String name, ColumnDescription found, boolean inHistory, Set<String> kept) {
        if (name.equals(DERIVED)) {
            step(
                    ADDITIVE,
                    new Title("Bỏ cột dẫn xuất ", "Drop the derived column "),
                    name,
                    alter("DROP COLUMN " + SqlName.quote(name)));
            return;
        }
        kept.add(name);
        if (!inHistory) {
            step(
                    ADDITIVE,
                    new Title("Thêm cột vào lịch sử: ", "Add column to the history: "),
                    name,
                    "ALTER TABLE " + table.qualifiedHistoryName() + " ADD COLUMN " + SqlName.quote(name) + " "
                            + found.type());
        }
        step(
                NOTE,
                new Title(
                        "Cột không còn trong danh mục; dữ liệu được giữ nguyên: ",
                        "The catalog no longer has this column; its data are kept: "),
                name,
                alter("DROP COLUMN " + SqlName.quote(name)));
        if (found.notNull()) {
            step(
                    ADDITIVE,
                    new Title("Cột không còn bắt buộc: ", "No longer required: "),
                    name,
                    alter("ALTER COLUMN " + SqlName.quote(name) + " DROP NOT NULL"));
        }
    }

    private void indexes() {
        Set<String> existing = database.indexes().getOrDefault(layer.table(), Set.of());
        List<Index> wanted = Index.of(layer);
        Set<String> names = wanted.stream().map(Index::name).collect(Collectors.toSet());
        // An index that guards a key which the layer no longer has would refuse rows that are now right.
        existing.stream()
                .filter(name -> name.endsWith(Index.KEY_SUFFIX) && !names.contains(name))
                .sorted()
                .forEach(name -> step(
                        DESTRUCTIVE,
                        new Title("Đổi khóa của lớp, bỏ chỉ mục ", "The layer's key changes, drop index "),
                        name,
                        "DROP INDEX " + SqlName.qualified(LayerTable.SCHEMA, name)));
        wanted.stream()
                .filter(index -> !existing.contains(index.name()))
                .forEach(index ->
                        step(ADDITIVE, new Title("Thêm chỉ mục ", "Add index "), index.name(), index.createSql()));
    }

    private String alter(String change) {
        return "ALTER TABLE " + table.qualifiedName() + " " + change;
    }

    private void step(SchemaStep.Kind kind, Title what, String name, String sql) {
        steps.add(new SchemaStep(kind, "layer." + layer.table(), new Title(what.vi() + name, what.en() + name), sql));
    }
}
