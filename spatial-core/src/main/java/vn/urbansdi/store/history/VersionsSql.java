package vn.urbansdi.store.history;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.ServerCrs;
import vn.urbansdi.store.SqlName;

/**
 * The versions of one feature, newest first: {@code fid}, the attributes, then who made and who ended it, and how the
 * shape changed. A version
 * begins, and ends, when its transaction came into effect, as for {@code asOf} and the change feed.
 */
final class VersionsSql {

    /** Points of the one times points of the other up to which two geometries are compared for their distance. */
    private static final long MOST_PAIRS = 1_000_000;

    private static final int WGS_84 = 4326;

    /** Cannot be the name of an attribute. */
    private static final String BEFORE = SqlName.quote("geom before");

    private VersionsSql() {}

    static BoundSql select(
            Layer layer, long fid, List<Attribute> visible, OptionalLong before, long atMost, ServerCrs crs) {
        LayerTable table = new LayerTable(layer);
        String attributes = visible.stream()
                .map(attribute -> SqlName.quote(LayerTable.column(attribute)) + ", ")
                .collect(Collectors.joining());
        String present =
                "NULL::xid8 AS superseded_tx, NULL::timestamptz AS superseded_at, NULL AS superseded_by, NULL::bigint AS superseded_run,"
                        + " NULL AS operation";
        String own = "fid, " + attributes + "version, changed_tx, changed_at, changed_by, source, run_id, ";
        BoundSql sql = new BoundSql().sql("SELECT fid, " + attributes + "version, ");
        appendInEffect(sql, layer, "changed");
        sql.sql(", changed_by, source, run_id, ");
        appendInEffect(sql, layer, "superseded");
        sql.sql(", superseded_by, superseded_run, operation, geom IS DISTINCT FROM " + BEFORE + ", "
                        + moved(layer, crs) + ", " + grown(layer, crs)
                        + " FROM (SELECT *, lag(geom) OVER (ORDER BY version) AS " + BEFORE
                        + " FROM (SELECT * FROM (SELECT " + own + present + ", geom FROM " + table.qualifiedName()
                        + " WHERE fid = ")
                .bind(fid)
                .sql(" UNION ALL SELECT " + own
                        + "superseded_tx, superseded_at, superseded_by, superseded_run, operation, geom FROM "
                        + table.qualifiedHistoryName() + " WHERE fid = ")
                .bind(fid)
                .sql(") AS every");
        if (before.isPresent()) {
            sql.sql(" WHERE version < ").bind(before.getAsLong());
        }
        return sql.sql(" ORDER BY version DESC LIMIT ")
                .bind(atMost)
                .sql(") AS page) AS compared ORDER BY version DESC");
    }

    /** Number and beginning of the present version. */
    static BoundSql current(Layer layer, long fid) {
        BoundSql sql = new BoundSql().sql("SELECT version, ");
        appendInEffect(sql, layer, "changed");
        return sql.sql(" FROM " + new LayerTable(layer).qualifiedName() + " WHERE fid = ")
                .bind(fid);
    }

    /** When the transaction came into effect; what was there before commits were noted has only its beginning. */
    private static void appendInEffect(BoundSql sql, Layer layer, String act) {
        sql.sql("coalesce((SELECT committed_at FROM sdi.commit WHERE tx = " + act + "_tx AND layer = ")
                .bind(layer.table())
                .sql("), " + act + "_at)");
    }

    private static String moved(Layer layer, ServerCrs crs) {
        String feasible = "CASE WHEN ST_NPoints(geom)::bigint * ST_NPoints(" + BEFORE + ") <= " + MOST_PAIRS + " THEN ";
        if (!isGeographic(layer)) {
            return feasible + "ST_HausdorffDistance(geom, " + BEFORE + ") END";
        }
        // In degrees there is no such distance of lines and areas.
        return feasible + "CASE WHEN ST_Dimension(geom) = 0 THEN ST_Distance(" + onEarth("geom", layer, crs) + ", "
                + onEarth(BEFORE, layer, crs) + ") END END";
    }

    private static String grown(Layer layer, ServerCrs crs) {
        String now = isGeographic(layer) ? onEarth("geom", layer, crs) : "geom";
        String then = isGeographic(layer) ? onEarth(BEFORE, layer, crs) : BEFORE;
        return "CASE WHEN ST_Dimension(geom) = 2 THEN ST_Area(" + now + ") - ST_Area(" + then + ") END";
    }

    private static boolean isGeographic(Layer layer) {
        return CrsRegistry.standard().require(layer.geometry().srid()).geographic();
    }

    private static String onEarth(String geometry, Layer layer, ServerCrs crs) {
        return crs.transform(geometry, layer.geometry().srid(), WGS_84) + "::geography";
    }
}
