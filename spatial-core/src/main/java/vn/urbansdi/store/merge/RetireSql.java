package vn.urbansdi.store.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * The statements that retire what a full delivery no longer contains. {@code sdi_vanished} (fid, fate) holds the features
 * that its source has delivered and that no row of it has found.
 */
final class RetireSql {

    static final char RETIRE = 'r';
    /** Another source delivers the feature too. */
    static final char SHARED = 's';
    /** A person has edited it. */
    static final char EDITED = 'e';
    /** A rejected row of the delivery may mean it. */
    static final char SPARED = 'm';

    private static final String STANDS = " IS NOT NULL AND %s NOT IN (SELECT id FROM sdi.run WHERE state = 'undone')";

    private final Layer layer;
    private final MatchSql match;
    private final String table;
    private final String history;

    RetireSql(Layer layer, MatchSql match) {
        this.layer = layer;
        this.match = match;
        this.table = new LayerTable(layer).qualifiedName();
        this.history = new LayerTable(layer).qualifiedHistoryName();
    }

    List<String> find() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TEMP TABLE sdi_vanished ON COMMIT DROP AS SELECT t.fid, CASE WHEN " + delivered("<>")
                + " THEN '" + SHARED + "' WHEN t.edited IS NOT NULL THEN '" + EDITED + "' ELSE '" + RETIRE
                + "' END AS fate FROM " + table + " t CROSS JOIN pg_temp.sdi_now p WHERE (p.city IS NULL OR t.city ="
                + " p.city) AND t.run_id IS DISTINCT FROM p.run_id AND NOT EXISTS (SELECT FROM pg_temp.sdi_match m WHERE"
                + " m.fid = t.fid) AND " + delivered("="));
        statements.add("ANALYZE pg_temp.sdi_vanished");
        for (String meant : match.meantByRejected()) {
            statements.add("UPDATE pg_temp.sdi_vanished v SET fate = '" + SPARED + "' WHERE fate = '" + RETIRE
                    + "' AND v.fid IN (" + meant + ")");
        }
        return statements;
    }

    /** Whether the source, or with {@code <>} another one, has said something of the feature that still stands. */
    private String delivered(String same) {
        return "((t.run_id" + STANDS.formatted("t.run_id") + " AND t.source " + same + " p.source" + notWithdrawn("t")
                + ") OR EXISTS (SELECT FROM sdi.said w WHERE w.layer = p.layer AND w.fid = t.fid AND w.source " + same
                + " p.source AND NOT w.withdrawn) OR EXISTS (SELECT FROM " + history
                + " h WHERE h.fid = t.fid AND h.source " + same + " p.source AND h.run_id"
                + STANDS.formatted("h.run_id")
                + notWithdrawn("h") + "))";
    }

    private static String notWithdrawn(String version) {
        return " AND NOT EXISTS (SELECT FROM sdi.said w WHERE w.layer = p.layer AND w.fid = t.fid AND w.source = "
                + version + ".source AND w.withdrawn)";
    }

    static String count(char fate) {
        return "SELECT count(*) FROM pg_temp.sdi_vanished WHERE fate = '" + fate + "'";
    }

    /** How many features the source has in the layer, those of the delivery included. */
    String known() {
        return "SELECT count(*) FROM " + table
                + " t CROSS JOIN pg_temp.sdi_now p WHERE (p.city IS NULL OR t.city = p.city)" + " AND "
                + delivered("=");
    }

    String extent() {
        return "SELECT ST_Extent(t.geom) FROM " + table + " t JOIN pg_temp.sdi_vanished v USING (fid) WHERE v.fate = '"
                + RETIRE + "'";
    }

    String retire() {
        return "DELETE FROM " + table + " t USING pg_temp.sdi_vanished v WHERE v.fid = t.fid AND v.fate = '" + RETIRE
                + "'";
    }

    /** The source no longer says anything of what it no longer contains. */
    static List<String> withdraw() {
        return List.of(
                "DELETE FROM sdi.said s USING pg_temp.sdi_vanished v, pg_temp.sdi_now p WHERE s.layer = p.layer AND s.fid ="
                        + " v.fid AND v.fate = '" + RETIRE + "'",
                "INSERT INTO sdi.said AS s (layer, source, fid, run_id, attributes, geom_known, withdrawn) SELECT p.layer,"
                        + " p.source, v.fid, p.run_id, '{}', false, true FROM pg_temp.sdi_vanished v CROSS JOIN"
                        + " pg_temp.sdi_now p WHERE v.fate IN ('" + SHARED + "', '" + EDITED
                        + "') ON CONFLICT (layer, source, fid) DO UPDATE SET run_id = excluded.run_id, attributes = '{}',"
                        + " geom_known = false, geom = NULL, withdrawn = true");
    }

    /** Features that a person has edited and that the delivery no longer contains. */
    String editedKeys() {
        String key = layer.key().stream()
                .map(LayerTable::column)
                .map(column -> "t." + SqlName.quote(column) + "::text")
                .collect(Collectors.joining(", "));
        return "SELECT v.fid, concat_ws(' ', " + key + ") FROM pg_temp.sdi_vanished v JOIN " + table
                + " t USING (fid) WHERE v.fate = '" + EDITED + "' ORDER BY v.fid";
    }
}
