package vn.urbansdi.store.merge;

import java.util.List;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.ShapeMatch;
import vn.urbansdi.geo.CrsRegistry;

/**
 * The condition under which a staged row {@code s} and a feature {@code t} have the same shape, by the thresholds of
 * {@code sdi_now p} (overlap, distance_m). It leads with an operator that the feature's spatial index answers.
 */
record ShapeMatchSql(Layer layer, ShapeMatch shape) {

    String condition() {
        return switch (shape) {
            case OVERLAP -> overlap();
            case DISTANCE -> distance();
        };
    }

    /** Shared area over the area of both together; only among shapes whose rectangles touch, and sizes that could do. */
    private static String overlap() {
        String shared = "ST_Area(ST_Intersection(s.geom, t.geom))";
        return "t.geom && s.geom AND least(ST_Area(s.geom), ST_Area(t.geom)) > p.overlap * greatest(ST_Area(s.geom),"
                + " ST_Area(t.geom)) AND (SELECT shared > p.overlap * (ST_Area(s.geom) + ST_Area(t.geom) - shared) FROM"
                + " (SELECT " + shared + " AS shared) measured)";
    }

    private String distance() {
        boolean degrees = CrsRegistry.standard()
                .crs(layer.geometry().srid())
                .map(crs -> crs.geographic())
                .orElse(false);
        boolean points = layer.geometry().type().dimension() == 0;
        if (degrees) {
            // A degree of latitude is never less than 110.5 km; of longitude, less by the cosine of the latitude.
            String reach = "p.distance_m / 110500";
            String box = "t.geom && ST_Expand(s.geom, " + reach
                    + " / greatest(cos(radians(least(abs(ST_YMin(s.geom)), 89))), 0.01), " + reach + ")";
            return box + " AND ST_DWithin(s.geom::geography, t.geom::geography, p.distance_m)"
                    + (points ? "" : " AND ST_HausdorffDistance(s.geom, t.geom) <= " + reach);
        }
        return "ST_DWithin(t.geom, s.geom, p.distance_m)"
                + (points ? "" : " AND ST_HausdorffDistance(s.geom, t.geom) <= p.distance_m");
    }

    /**
     * The pairs of rows and features that are open after the attributes, for {@code sdi_candidate}. A row that fits several
     * features by its attributes is only compared with those.
     */
    String candidates(String table, String open, String undecided) {
        return "CREATE TEMP TABLE sdi_candidate ON COMMIT DROP AS SELECT s.row_id, t.fid, false AS same, " + open
                + " AS open FROM " + StagingTable.NAME + " s CROSS JOIN pg_temp.sdi_now p JOIN " + table + " t ON "
                + condition() + " WHERE true" + undecided
                + " AND NOT EXISTS (SELECT FROM pg_temp.sdi_match m WHERE m.fid = t.fid)"
                + " AND (NOT EXISTS (SELECT FROM pg_temp.sdi_ambiguous a WHERE a.row_id = s.row_id)"
                + " OR EXISTS (SELECT FROM pg_temp.sdi_ambiguous a WHERE (a.row_id, a.fid) = (s.row_id, t.fid)))";
    }

    /** What was ambiguous by attributes and is decided by shape is no longer so. */
    static List<String> settle() {
        return List.of(
                "DELETE FROM pg_temp.sdi_ambiguous a USING pg_temp.sdi_match m WHERE m.row_id = a.row_id",
                "INSERT INTO pg_temp.sdi_ambiguous SELECT row_id, fid FROM pg_temp.sdi_candidate");
    }
}
