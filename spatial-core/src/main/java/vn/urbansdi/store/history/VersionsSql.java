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

/** The versions of one feature, newest first: {@code fid}, the attributes, then {@link #FURTHER} and how the shape changed. */
final class VersionsSql {

    /** Points of the one times points of the other up to which two geometries are compared for their distance. */
    private static final long MOST_PAIRS = 1_000_000;

    private static final int WGS_84 = 4326;

    /** Cannot be the name of an attribute. */
    private static final String BEFORE = SqlName.quote("geom before");

    private static final String FURTHER =
            "version, changed_at, changed_by, source, run_id, superseded_at, superseded_by, superseded_run, operation";

    private VersionsSql() {}

    static BoundSql select(
            Layer layer, long fid, List<Attribute> visible, OptionalLong before, long atMost, ServerCrs crs) {
        LayerTable table = new LayerTable(layer);
        String attributes = visible.stream()
                .map(attribute -> SqlName.quote(LayerTable.column(attribute)) + ", ")
                .collect(Collectors.joining());
        String present = "NULL::timestamptz AS superseded_at, NULL AS superseded_by, NULL::bigint AS superseded_run,"
                + " NULL AS operation";
        String own = "fid, " + attributes + "version, changed_at, changed_by, source, run_id, ";
        BoundSql sql = new BoundSql()
                .sql("SELECT fid, " + attributes + FURTHER + ", geom IS DISTINCT FROM " + BEFORE + ", "
                        + moved(layer, crs) + ", " + grown(layer, crs)
                        + " FROM (SELECT *, lag(geom) OVER (ORDER BY version) AS " + BEFORE
                        + " FROM (SELECT * FROM (SELECT " + own + present + ", geom FROM " + table.qualifiedName()
                        + " WHERE fid = ")
                .bind(fid)
                .sql(" UNION ALL SELECT " + own + "superseded_at, superseded_by, superseded_run, operation, geom FROM "
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
