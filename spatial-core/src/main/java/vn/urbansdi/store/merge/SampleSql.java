package vn.urbansdi.store.merge;

import java.util.stream.Collectors;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * The queries that show, after a merge and in its transaction, a few features of each kind: fid, row, values before and
 * after as JSON, whether the geometry changed. The limit is bound.
 */
final class SampleSql {

    private static final String RUN = "(SELECT run_id FROM pg_temp.sdi_now)";

    private final Layer layer;
    private final String table;
    private final String history;

    SampleSql(Layer layer) {
        this.layer = layer;
        this.table = new LayerTable(layer).qualifiedName();
        this.history = new LayerTable(layer).qualifiedHistoryName();
    }

    String of(MergeSample.Kind kind) {
        return switch (kind) {
            case INSERTED ->
                "SELECT 0, t.source_row, '{}', " + values("t") + ", false FROM " + table + " t WHERE t.run_id = " + RUN
                        + " AND NOT EXISTS (SELECT FROM pg_temp.sdi_match m WHERE m.fid = t.fid) ORDER BY t.fid LIMIT ?";
            case UPDATED ->
                "SELECT t.fid, t.source_row, " + values("h") + ", " + values("t")
                        + ", h.geom IS DISTINCT FROM t.geom FROM pg_temp.sdi_match m JOIN " + table
                        + " t ON t.fid = m.fid JOIN " + history + " h ON h.fid = m.fid AND h.superseded_run = " + RUN
                        + " ORDER BY m.row_id LIMIT ?";
            case UNCHANGED ->
                "SELECT t.fid, s.source_row, " + values("t") + ", " + values("t")
                        + ", false FROM pg_temp.sdi_match m JOIN " + StagingTable.NAME + " s USING (row_id) JOIN "
                        + table + " t ON t.fid = m.fid WHERE t.run_id IS DISTINCT FROM " + RUN
                        + " ORDER BY m.row_id LIMIT ?";
            case RETIRED ->
                "SELECT h.fid, 0, " + values("h") + ", '{}', false FROM pg_temp.sdi_vanished v JOIN " + history
                        + " h ON h.fid = v.fid AND h.superseded_run = " + RUN + " WHERE v.fate = '" + RetireSql.RETIRE
                        + "' ORDER BY h.fid LIMIT ?";
        };
    }

    /** In pieces: a function takes at most 100 arguments. */
    private String values(String alias) {
        return layer.publicAttributes().stream()
                .map(attribute -> " || jsonb_build_object(" + SqlName.literal(attribute.name()) + "::text, " + alias
                        + "." + SqlName.quote(LayerTable.column(attribute)) + "::text)")
                .collect(Collectors.joining("", "jsonb_strip_nulls('{}'::jsonb", ")::text"));
    }
}
