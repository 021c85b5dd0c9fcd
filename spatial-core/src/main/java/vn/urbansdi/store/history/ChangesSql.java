package vn.urbansdi.store.history;

import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.feature.ChangeFeed.Place;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * What transactions did to a layer's features, behind a place: {@code fid}, the attributes, the geometry as WKB, then kind
 * ({@link #INSERTED}, {@link #UPDATED}, {@link #DELETED}), version, and the transaction's place in the order of commits and when it
 * came into effect.
 *
 * <p>A version that outlived its transaction was brought by it; a feature that existed before a transaction and has none that
 * did was deleted by it. Of a transaction that inserted and deleted a feature nothing is told. Commits are walked in their order,
 * and of each no more rows than a page holds.
 */
final class ChangesSql {

    static final String INSERTED = "i";
    static final String UPDATED = "u";
    static final String DELETED = "d";

    private final FeatureQuery form;
    private final Place after;
    private final long atMost;
    private final String table;
    private final String history;

    ChangesSql(FeatureQuery form, Place after, long atMost) {
        LayerTable layerTable = new LayerTable(form.layer());
        this.form = form;
        this.after = after;
        this.atMost = atMost;
        this.table = layerTable.qualifiedName();
        this.history = layerTable.qualifiedHistoryName();
    }

    BoundSql select() {
        BoundSql sql =
                new BoundSql().sql("SELECT change.*, c.seq, c.committed_at FROM sdi.commit c CROSS JOIN LATERAL (");
        part(sql, columns(false) + ", " + kind(), table, "v.changed_tx", "");
        sql.sql(" UNION ALL ");
        part(sql, columns(false) + ", " + kind(), history, "v.changed_tx", " AND v.superseded_tx <> v.changed_tx");
        sql.sql(" UNION ALL ");
        String outlived = " AND NOT EXISTS (SELECT FROM %s s WHERE s.fid = v.fid AND s.changed_tx = c.tx%s)";
        part(
                sql,
                columns(true) + ", '" + DELETED + "'",
                history,
                "v.superseded_tx",
                " AND v.operation = 'DELETE' AND " + existedBefore() + outlived.formatted(table, "")
                        + outlived.formatted(history, " AND s.superseded_tx <> s.changed_tx"));
        return sql.sql(") AS change WHERE c.layer = ")
                .bind(form.layer().table())
                .sql(" AND c.seq >= ")
                .bind(after.commit())
                .sql(" ORDER BY c.seq, change.fid LIMIT ")
                .bind(atMost);
    }

    /** The condition on the transaction is a range, since the planner would walk all features for an equality that many satisfy. */
    private void part(BoundSql sql, String columns, String from, String transaction, String condition) {
        sql.sql("(SELECT " + columns + ", v.version FROM " + from + " v WHERE (" + transaction
                        + ", v.fid) > (c.tx, CASE WHEN c.seq = ")
                .bind(after.commit())
                .sql(" THEN ")
                .bind(after.fid())
                .sql(" ELSE -1 END) AND " + transaction + " <= c.tx" + condition + " ORDER BY " + transaction
                        + ", v.fid LIMIT ")
                .bind(atMost)
                .sql(")");
    }

    private String columns(boolean empty) {
        String attributes = form.properties().stream()
                .map(attribute -> ", " + column(attribute, empty))
                .collect(Collectors.joining());
        boolean shown = form.geometry() && !empty;
        return "v.fid" + attributes + ", " + (shown ? "ST_AsBinary(v.geom)" : "NULL::bytea");
    }

    private static String column(Attribute attribute, boolean empty) {
        return empty
                ? "NULL::" + LayerTable.sqlType(attribute.type())
                : "v." + SqlName.quote(LayerTable.column(attribute));
    }

    private String kind() {
        return "CASE WHEN " + existedBefore() + " THEN '" + UPDATED + "' ELSE '" + INSERTED + "' END";
    }

    /** Whether the feature had a version that the transaction found and ended. */
    private String existedBefore() {
        return "EXISTS (SELECT FROM " + history
                + " b WHERE b.fid = v.fid AND b.superseded_tx = c.tx AND b.changed_tx <> c.tx)";
    }
}
