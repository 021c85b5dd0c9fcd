package vn.urbansdi.store.provenance;

import java.util.List;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/** The queries behind {@link PostgisProvenance}. Only the given attributes stand in them. */
final class ProvenanceSql {

    private static final String SPOKEN =
            "SELECT o.source, o.priority, o.attributes, o.erases, v.run_id, v.withdrawn, v.geom_known,"
                    + " md5(ST_AsEWKB(v.geom))%s FROM sdi.source o LEFT JOIN sdi.said v ON v.layer = ? AND v.source = o.source AND v.fid"
                    + " = ? WHERE o.layer = ? ORDER BY o.priority DESC, o.source";

    private ProvenanceSql() {}

    /** Whether the layer has the feature now; the fid is bound. */
    static String exists(Layer layer) {
        return "SELECT FROM " + new LayerTable(layer).qualifiedName() + " WHERE fid = ?";
    }

    /** All versions, newest first; the fid is bound twice, the limit last. */
    static String versions(Layer layer, List<Attribute> visible) {
        LayerTable table = new LayerTable(layer);
        String columns = "version, source, source_file, source_row, run_id, changed_at, changed_by, %s"
                + visible.stream().map(ProvenanceSql::text).collect(Collectors.joining())
                + ", md5(ST_AsEWKB(geom))";
        return "SELECT " + columns.formatted("NULL::bigint") + " FROM " + table.qualifiedName()
                + " WHERE fid = ? UNION ALL SELECT " + columns.formatted("superseded_run") + " FROM "
                + table.qualifiedHistoryName() + " WHERE fid = ? ORDER BY 1 DESC LIMIT ?";
    }

    /** The last word of each source; the layer is bound first and last, the fid between. */
    static String spoken(List<Attribute> visible) {
        String values = visible.stream()
                .map(attribute -> ", jsonb_exists(v.attributes, " + SqlName.literal(attribute.name())
                        + "), v.attributes ->> " + SqlName.literal(attribute.name()))
                .collect(Collectors.joining());
        return SPOKEN.formatted(values);
    }

    /** As sources' words are kept, whatever the session's zone and style of dates. */
    private static String text(Attribute attribute) {
        String column = SqlName.quote(LayerTable.column(attribute));
        String value = attribute.type() == AttributeType.TIMESTAMP ? column + " AT TIME ZONE 'UTC'" : column;
        return ", to_jsonb(" + value + ") #>> '{}'";
    }
}
