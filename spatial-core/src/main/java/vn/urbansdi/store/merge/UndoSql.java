package vn.urbansdi.store.merge;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * The statements that take a run back. They read {@code sdi_undone (run_id)}, so that no number is written into SQL, and
 * the feature's state before the run from the history, which the run itself wrote there.
 */
final class UndoSql {

    static final char REMOVE = 'd';
    static final char RESTORE = 'u';
    static final char BRING_BACK = 'i';
    static final char CHANGED_SINCE = 'c';
    static final char KEY_TAKEN = 'k';

    private static final String RUN = "(SELECT run_id FROM pg_temp.sdi_undone)";

    /** A run may be taken back again, for what the first time had to leave to a later run. */
    private static final String UNDONE_BEFORE =
            "EXISTS (SELECT FROM sdi.run WHERE undoes = " + RUN + " AND state = 'committed')";

    private final Layer layer;
    private final String table;
    private final String history;
    private final List<String> columns;

    UndoSql(Layer layer) {
        this.layer = layer;
        LayerTable layerTable = new LayerTable(layer);
        this.table = layerTable.qualifiedName();
        this.history = layerTable.qualifiedHistoryName();
        // Version, time and person of the version that undo writes are its own.
        this.columns = Stream.of(
                        Stream.of("city"),
                        layerTable.attributeColumns().stream(),
                        Stream.of("geom", "source", "source_file", "source_row", "run_id", "edited"))
                .flatMap(names -> names)
                .map(SqlName::quote)
                .toList();
    }

    /**
     * What becomes of each feature that the run wrote: {@code sdi_undo} (fid, action, version), the version being the one
     * of the history to go back to.
     */
    String plan() {
        String before =
                "SELECT max(h.version) FROM " + history + " h WHERE h.fid = t.fid AND h.superseded_run = " + RUN;
        return "CREATE TEMP TABLE sdi_undo ON COMMIT DROP AS "
                // Another source has agreed to what stands there: it would lose the feature that it delivered.
                + "SELECT fid, CASE WHEN said_since THEN '" + CHANGED_SINCE + "' WHEN version IS NULL THEN '" + REMOVE
                + "' ELSE '" + RESTORE + "' END AS action, version FROM (SELECT t.fid, (" + before
                + ") AS version, EXISTS (SELECT FROM sdi.said v WHERE v.layer = " + SqlName.literal(layer.id())
                + " AND v.fid = t.fid AND v.run_id > " + RUN + ") AS said_since FROM " + table + " t WHERE t.run_id = "
                + RUN + ") written"
                + " UNION ALL SELECT h.fid, CASE WHEN EXISTS (SELECT FROM " + table + " t WHERE t.fid = h.fid) THEN '"
                + CHANGED_SINCE + "'" + keyTaken() + " ELSE '" + BRING_BACK + "' END, h.version FROM " + history
                + " h WHERE h.superseded_run = " + RUN + " AND h.operation = 'DELETE' AND NOT (" + UNDONE_BEFORE
                + " AND EXISTS (SELECT FROM " + table + " t WHERE t.fid = h.fid))"
                + " UNION ALL SELECT DISTINCT h.fid, '" + CHANGED_SINCE + "', NULL::bigint FROM " + history
                + " h WHERE h.run_id = " + RUN + " AND NOT EXISTS (SELECT FROM " + table
                + " t WHERE t.fid = h.fid AND t.run_id = " + RUN + ") AND NOT EXISTS (SELECT FROM " + history
                + " x WHERE x.fid = h.fid AND x.run_id = " + RUN
                + " AND x.superseded_run IN (SELECT id FROM sdi.run WHERE undoes = " + RUN + "))";
    }

    private String keyTaken() {
        if (layer.key().isEmpty()) {
            return "";
        }
        String same = layer.key().stream()
                .map(LayerTable::column)
                .map(SqlName::quote)
                .map(column -> "t." + column + " = h." + column)
                .collect(Collectors.joining(" AND "));
        return " WHEN EXISTS (SELECT FROM " + table + " t WHERE " + same + ") THEN '" + KEY_TAKEN + "'";
    }

    /** The rectangle around what is about to change, before and after. */
    String extent() {
        return "SELECT ST_Extent(geom) FROM (SELECT t.geom FROM pg_temp.sdi_undo u JOIN " + table
                + " t USING (fid) WHERE u.action IN ('" + REMOVE + "', '" + RESTORE + "') UNION ALL SELECT h.geom FROM"
                + " pg_temp.sdi_undo u JOIN " + history + " h USING (fid, version) WHERE u.action IN ('" + RESTORE
                + "', '" + BRING_BACK + "')) touched";
    }

    String remove() {
        return "DELETE FROM " + table + " t USING pg_temp.sdi_undo u WHERE u.fid = t.fid AND u.action = '" + REMOVE
                + "'";
    }

    String restore() {
        String values = columns.stream().map(c -> c + " = h." + c).collect(Collectors.joining(", "));
        return "UPDATE " + table + " t SET " + values + " FROM pg_temp.sdi_undo u JOIN " + history
                + " h USING (fid, version) WHERE t.fid = u.fid AND u.action = '" + RESTORE + "'";
    }

    /** With the feature's old number, and a version above all that it had. */
    String bringBack() {
        String names = String.join(", ", columns);
        String values = columns.stream().map(c -> "h." + c).collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (fid, version, " + names
                + ") OVERRIDING SYSTEM VALUE SELECT h.fid, h.version + 1, "
                + values + " FROM pg_temp.sdi_undo u JOIN " + history + " h USING (fid, version) WHERE u.action = '"
                + BRING_BACK + "'";
    }

    /** Features that stay as they are, with the reason. */
    static String left() {
        return "SELECT fid, action FROM pg_temp.sdi_undo WHERE action IN ('" + CHANGED_SINCE + "', '" + KEY_TAKEN
                + "') ORDER BY fid";
    }

    /** What sources said goes back too, but not where a later run has changed it or the feature stays as it is. */
    static List<String> restoreSaid() {
        String mine =
                "b.run_id = " + RUN + " AND NOT EXISTS (SELECT FROM sdi.said_before later JOIN sdi.run r ON r.id ="
                        + " later.run_id WHERE (later.layer, later.source, later.fid) = (b.layer, b.source, b.fid) AND"
                        + " later.run_id > b.run_id AND r.state = 'committed' AND r.undoes IS NULL)"
                        + " AND NOT EXISTS (SELECT FROM pg_temp.sdi_undo u WHERE u.fid = b.fid AND u.action IN ('"
                        + CHANGED_SINCE + "', '" + KEY_TAKEN + "'))";
        return List.of(
                "DELETE FROM sdi.said v USING sdi.said_before b WHERE (v.layer, v.source, v.fid) = (b.layer, b.source,"
                        + " b.fid) AND " + mine,
                "INSERT INTO sdi.said (layer, source, fid, run_id, attributes, geom_known, geom, withdrawn) SELECT b.layer, b.source,"
                        + " b.fid, b.said_run_id, b.attributes, b.geom_known, b.geom, b.withdrawn FROM sdi.said_before b WHERE b.existed"
                        + " AND " + mine);
    }

    /** So does what the source carries and how far it is believed, unless it has delivered again. */
    static List<String> restoreSource() {
        String mine =
                "b.run_id = " + RUN + " AND NOT EXISTS (SELECT FROM sdi.run r WHERE (r.layer, r.source) = (b.layer,"
                        + " b.source) AND r.id > b.run_id AND r.state = 'committed' AND r.undoes IS NULL)";
        return List.of(
                "DELETE FROM sdi.source s USING sdi.source_before b WHERE (s.layer, s.source) = (b.layer, b.source) AND "
                        + mine,
                "INSERT INTO sdi.source (layer, source, priority, attributes, erases) SELECT b.layer, b.source,"
                        + " b.priority, b.attributes, coalesce(b.erases, false) FROM sdi.source_before b WHERE b.existed AND "
                        + mine);
    }
}
