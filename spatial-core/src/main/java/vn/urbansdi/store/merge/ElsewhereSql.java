package vn.urbansdi.store.merge;

import java.util.List;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.ShapeMatch;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.store.LayerTable;

/**
 * The statements that find rows which mean one feature by its number and are drawn at the place of another, or of none. They
 * fill {@code sdi_elsewhere} (row_id, fid, far) with rows that are not drawn where their feature is, and {@code sdi_lies_on}
 * (row_id, fid, on_fid) with the features that have their places.
 */
final class ElsewhereSql {

    /** A degree of latitude is never less. */
    private static final double METRES_OF_A_DEGREE = 110_500;

    private static final int EXAMPLES = 10;

    private final Layer layer;
    private final String table;

    ElsewhereSql(Layer layer) {
        this.layer = layer;
        this.table = new LayerTable(layer).qualifiedName();
    }

    List<String> find() {
        return List.of(
                "CREATE TEMP TABLE sdi_elsewhere ON COMMIT DROP AS SELECT m.row_id, m.fid, " + far()
                        + " AS far FROM pg_temp.sdi_match m JOIN " + StagingTable.NAME + " s USING (row_id) JOIN "
                        + table
                        + " t ON t.fid = m.fid CROSS JOIN pg_temp.sdi_now p WHERE m.open AND s.geom IS DISTINCT FROM t.geom"
                        + " AND NOT ST_IsEmpty(s.geom) AND NOT ST_IsEmpty(t.geom) AND NOT " + here(),
                "ANALYZE pg_temp.sdi_elsewhere",
                "CREATE TEMP TABLE sdi_lies_on ON COMMIT DROP AS SELECT e.row_id, e.fid, t.fid AS on_fid FROM"
                        + " pg_temp.sdi_elsewhere e JOIN " + StagingTable.NAME
                        + " s USING (row_id) CROSS JOIN pg_temp.sdi_now p JOIN " + table + " t ON "
                        + new ShapeMatchSql(
                                        layer,
                                        layer.shapeMatch().orElse(isArea() ? ShapeMatch.OVERLAP : ShapeMatch.DISTANCE))
                                .condition()
                        + " AND t.fid <> e.fid",
                "ANALYZE pg_temp.sdi_lies_on");
    }

    /** Pairs of rows of which each has the other one's place: they are rejected. */
    static List<String> rejectSwapped() {
        return List.of(
                "INSERT INTO pg_temp.sdi_reject SELECT DISTINCT ON (a.row_id) a.row_id, 'SWAPPED', concat_ws(',', a.fid, a.on_fid,"
                        + " s.source_row) FROM pg_temp.sdi_lies_on a JOIN pg_temp.sdi_lies_on b ON b.fid = a.on_fid AND b.on_fid ="
                        + " a.fid JOIN " + StagingTable.NAME + " s ON s.row_id = b.row_id ORDER BY a.row_id, b.row_id",
                "DELETE FROM pg_temp.sdi_match m USING pg_temp.sdi_reject r WHERE r.row_id = m.row_id");
    }

    private boolean isArea() {
        return layer.geometry().type().dimension() == 2;
    }

    /** A cheap way to tell most rows, which are drawn about where their feature was. */
    private String here() {
        return isArea()
                ? "ST_Intersects(t.geom, ST_PointOnSurface(s.geom))"
                : "ST_DWithin(s.geom, t.geom, " + units("p.distance_m") + ")";
    }

    private String far() {
        return isArea()
                ? "NOT (s.geom && t.geom AND ST_Relate(s.geom, t.geom, 'T********'))"
                : "NOT ST_DWithin(s.geom, t.geom, " + units(Integer.toString(Moved.FAR_M)) + ")";
    }

    private String units(String metres) {
        boolean degrees = CrsRegistry.standard()
                .crs(layer.geometry().srid())
                .map(crs -> crs.geographic())
                .orElse(false);
        return degrees ? metres + " / " + METRES_OF_A_DEGREE : metres;
    }

    /** After the decisions and before they are carried out; what a source only repeats was told before. */
    private static String told() {
        return " FROM pg_temp.sdi_elsewhere e JOIN pg_temp.sdi_case k USING (row_id) WHERE e.far AND k.kg IN ('"
                + Decision.TAKE + "', '" + Decision.OUTRANKED + "', '" + Decision.CONFLICT + "')";
    }

    static String count() {
        return "SELECT count(*)" + told();
    }

    /** As fid, file, row, two points, the distance and the feature that has the place. */
    String examples() {
        return "SELECT t.fid, s.source_file, s.source_row, ST_X(a), ST_Y(a), ST_X(b), ST_Y(b), ST_Distance(s.geom, t.geom),"
                + " (SELECT min(o.on_fid) FROM pg_temp.sdi_lies_on o WHERE o.row_id = told.row_id) FROM (SELECT e.row_id, e.fid"
                + told() + " ORDER BY e.row_id LIMIT " + EXAMPLES + ") told JOIN " + StagingTable.NAME
                + " s USING (row_id) JOIN " + table
                + " t ON t.fid = told.fid CROSS JOIN LATERAL (SELECT ST_PointOnSurface(t.geom) AS a, ST_PointOnSurface(s.geom) AS"
                + " b) points ORDER BY told.row_id";
    }
}
