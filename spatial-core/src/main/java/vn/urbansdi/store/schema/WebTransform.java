package vn.urbansdi.store.schema;

import java.util.Set;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * How PostGIS takes a layer's geometries to another CRS: by SRID where the server knows it, else by PROJ text.
 *
 * @param knownSrids the codes in {@code spatial_ref_sys}
 */
public record WebTransform(Set<Integer> knownSrids) {

    /** Where Web Mercator ends: at the latitude at which the world is a square, with room for the outermost tiles. */
    private static final double LATITUDE_LIMIT = 85.06;

    public WebTransform {
        knownSrids = Set.copyOf(knownSrids);
    }

    /**
     * An immutable SQL expression for {@code geometry}, an expression in {@code fromSrid}, in {@code toSrid}.
     *
     * @throws IllegalArgumentException if neither the server nor the registry knows {@code fromSrid}
     */
    public String expression(String geometry, int fromSrid, int toSrid) {
        if (knownSrids.contains(fromSrid)) {
            return "ST_Transform(" + geometry + ", " + toSrid + ")";
        }
        String projText = CrsRegistry.standard().require(fromSrid).projText();
        return "ST_Transform(" + geometry + ", " + SqlName.literal(projText) + "::text, " + toSrid + ")";
    }

    /**
     * The expression of {@code geom_web}. Degrees may lie beyond the end of Web Mercator, where the transformation fails:
     * what lies there is cut off, so that the row can be kept.
     */
    String webGeometry(int srid) {
        String transformed = expression("geom", srid, LayerTable.WEB_SRID);
        boolean degrees =
                CrsRegistry.standard().crs(srid).map(crs -> crs.geographic()).orElse(false);
        if (!degrees) {
            return transformed;
        }
        String clipped = expression(
                "ST_ClipByBox2D(geom, ST_MakeEnvelope(-180, -" + LATITUDE_LIMIT + ", 180, " + LATITUDE_LIMIT + ", "
                        + srid + "))",
                srid,
                LayerTable.WEB_SRID);
        return "CASE WHEN ST_YMin(geom) >= -" + LATITUDE_LIMIT + " AND ST_YMax(geom) <= " + LATITUDE_LIMIT + " THEN "
                + transformed + " ELSE " + clipped + " END";
    }
}
