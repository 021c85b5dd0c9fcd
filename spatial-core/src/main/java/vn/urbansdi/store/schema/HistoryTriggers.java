package vn.urbansdi.store.schema;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * The triggers of one layer: versions are stamped whoever writes, an update that changes nothing is dropped, and every
 * superseded row is kept. Column lists are written out, so that they have to be made anew when a column is added.
 *
 * @param columns of the layer's table that the history keeps, those included that the catalog no longer has
 */
record HistoryTriggers(Layer layer, List<String> columns, SqlTransform transform) {

    /** How many points of a geometry are tried before a free identifier is given up. */
    static final int IDENTIFIER_ATTEMPTS = 16;

    /** All functions and triggers; may be run again over older ones. */
    String createSql() {
        return String.join(";\n", stampInserted(), stampUpdated(), keepUpdated(), keepDeleted(), triggers());
    }

    /** Changes whenever {@link #createSql} does. */
    String fingerprint() {
        CRC32 checksum = new CRC32();
        checksum.update(createSql().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** The function whose comment holds the fingerprint. */
    static String fingerprintFunction(String table) {
        return SqlName.derived(table, "stamp_updated");
    }

    private String stampInserted() {
        return function(
                "stamp_inserted",
                "BEGIN\n"
                        + "  NEW.version := 1;\n"
                        + "  NEW.changed_at := now();\n"
                        + "  NEW.changed_by := sdi.current_editor();\n"
                        + "  NEW.changed_tx := sdi.current_tx();\n"
                        + "  NEW.run_id := NULL;\n"
                        + "  NEW.edited := '{*}';\n"
                        + identifierAssignment()
                        + "  RETURN NEW;\nEND");
    }

    private Optional<String> assignedColumn() {
        return layer.attributes().stream()
                .filter(a -> a.assign().isPresent())
                .map(a -> SqlName.quote(LayerTable.column(a)))
                .findFirst();
    }

    private String identifierAssignment() {
        return assignedColumn()
                .map(column -> "  IF NEW." + column + " IS NULL AND NEW.geom IS NOT NULL THEN\n"
                        + "    FOR attempt IN 0.." + (IDENTIFIER_ATTEMPTS - 1) + " LOOP\n"
                        + "      NEW." + column + " := ST_GeoHash("
                        + transform.expression(
                                "sdi.point_inside(NEW.geom, attempt)",
                                layer.geometry().srid(),
                                4326)
                        + ", 12);\n"
                        + "      EXIT WHEN NOT EXISTS (SELECT FROM " + table().qualifiedName() + " t WHERE t." + column
                        + " = NEW." + column + ");\n"
                        + "    END LOOP;\n"
                        + "  END IF;\n")
                .orElse("");
    }

    private String stampUpdated() {
        String changed =
                layer.attributes().stream().map(HistoryTriggers::changedName).collect(Collectors.joining(",\n      "));
        return function(
                "stamp_updated",
                "BEGIN\n"
                        + "  NEW.version := OLD.version;\n"
                        + "  NEW.changed_at := OLD.changed_at;\n"
                        + "  NEW.changed_by := OLD.changed_by;\n"
                        + "  NEW.changed_tx := OLD.changed_tx;\n"
                        + "  IF sdi.current_run() IS NULL THEN\n"
                        + "    NEW.run_id := OLD.run_id;\n"
                        + "    NEW.edited := OLD.edited;\n"
                        + "  END IF;\n"
                        + "  IF NEW *= OLD THEN\n"
                        + "    RETURN NULL;\n"
                        + "  END IF;\n"
                        + "  NEW.version := OLD.version + 1;\n"
                        + "  NEW.changed_at := now();\n"
                        + "  NEW.changed_by := sdi.current_editor();\n"
                        + "  NEW.changed_tx := sdi.current_tx();\n"
                        + "  IF sdi.current_run() IS NULL THEN\n"
                        + "    NEW.run_id := NULL;\n"
                        + "    NEW.edited := (SELECT array_agg(DISTINCT name) FROM unnest(OLD.edited || ARRAY[\n      "
                        + changed + (changed.isEmpty() ? "" : ",\n      ")
                        + "CASE WHEN NEW.city IS DISTINCT FROM OLD.city THEN '@city' END,\n      "
                        + "CASE WHEN NEW.geom IS DISTINCT FROM OLD.geom THEN '@geom' END]) name WHERE name IS NOT NULL);\n"
                        + "  END IF;\n"
                        + "  RETURN NEW;\nEND");
    }

    private static String changedName(Attribute attribute) {
        String column = SqlName.quote(LayerTable.column(attribute));
        return "CASE WHEN NEW." + column + " IS DISTINCT FROM OLD." + column + " THEN "
                + SqlName.literal(attribute.name()) + " END";
    }

    private String keepUpdated() {
        return keep("keep_updated", "UPDATE", "(SELECT geom FROM old_rows UNION ALL SELECT geom FROM new_rows) rows");
    }

    private String keepDeleted() {
        return keep("keep_deleted", "DELETE", "old_rows");
    }

    private String keep(String name, String operation, String touched) {
        return function(
                name,
                "BEGIN\n"
                        + "  INSERT INTO " + table().qualifiedHistoryName() + " (" + SqlName.list(columns) + ", "
                        + SqlName.list(LayerTable.HISTORY_COLUMNS) + ")\n"
                        + "  SELECT " + SqlName.list(columns) + ", now(), sdi.current_editor(), sdi.current_tx(),"
                        + " sdi.current_run(), '" + operation + "' FROM old_rows;\n"
                        + "  IF FOUND THEN\n"
                        + "    PERFORM sdi.note_commit(" + SqlName.literal(layer.table()) + ");\n"
                        + "    IF sdi.current_run() IS NULL THEN\n"
                        + "      PERFORM " + notification(layer, "(SELECT ST_Extent(geom) FROM " + touched + ")")
                        + ";\n"
                        + "    END IF;\n"
                        + "  END IF;\n"
                        + "  RETURN NULL;\nEND");
    }

    /** A call of pg_notify with the layer and {@code box}, a box2d expression in the layer's CRS. */
    private static String notification(Layer layer, String box) {
        return "pg_notify('sdi_layer_changed', json_build_object('layer', " + SqlName.literal(layer.id())
                + "::text, 'srid', " + layer.geometry().srid()
                + ", 'extent', (SELECT CASE WHEN b IS NULL THEN NULL ELSE json_build_array(ST_XMin(b), ST_YMin(b),"
                + " ST_XMax(b), ST_YMax(b)) END FROM (SELECT " + box + " AS b) boxes))::text)";
    }

    private String triggers() {
        String on = " ON " + table().qualifiedName() + " ";
        String layerId = SqlName.literal(layer.id());
        String fingerprinted = qualified("stamp_updated");
        return String.join(
                ";\n",
                // An import stamps its rows by the columns' defaults: half a million calls of plpgsql are saved.
                "CREATE OR REPLACE TRIGGER sdi_stamp_inserted BEFORE INSERT" + on
                        + "FOR EACH ROW WHEN (sdi.current_run() IS NULL) EXECUTE FUNCTION "
                        + qualified("stamp_inserted")
                        + "()",
                "CREATE OR REPLACE TRIGGER sdi_stamp_updated BEFORE UPDATE" + on + "FOR EACH ROW EXECUTE FUNCTION "
                        + fingerprinted + "()",
                "CREATE OR REPLACE TRIGGER sdi_keep_updated AFTER UPDATE" + on
                        + "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "
                        + qualified("keep_updated") + "()",
                "CREATE OR REPLACE TRIGGER sdi_keep_deleted AFTER DELETE" + on
                        + "REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION "
                        + qualified("keep_deleted") + "()",
                "CREATE OR REPLACE TRIGGER sdi_notify_inserted AFTER INSERT" + on
                        + "FOR EACH STATEMENT EXECUTE FUNCTION sdi.notify_inserted(" + layerId + ")",
                "CREATE OR REPLACE TRIGGER sdi_refuse_truncate BEFORE TRUNCATE" + on
                        + "FOR EACH STATEMENT EXECUTE FUNCTION sdi.refuse_truncate()");
    }

    private LayerTable table() {
        return new LayerTable(layer);
    }

    private String qualified(String name) {
        return SqlName.qualified(LayerTable.HISTORY_SCHEMA, SqlName.derived(layer.table(), name));
    }

    private String function(String name, String body) {
        // An attribute may be called "found" or "tg_op", which plpgsql has variables for.
        return "CREATE OR REPLACE FUNCTION " + qualified(name) + "() RETURNS trigger LANGUAGE plpgsql AS "
                + SqlName.literal("#variable_conflict use_column\n" + body);
    }
}
