package vn.urbansdi.store.schema;

import java.util.Set;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.store.SqlName;

/**
 * How PostGIS takes a layer's geometries to another CRS: by SRID where the server knows it, else by PROJ text.
 *
 * @param knownSrids the codes in {@code spatial_ref_sys}
 */
public record SqlTransform(Set<Integer> knownSrids) {

    public SqlTransform {
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
}
