package vn.urbansdi.wfs;

import java.time.Instant;
import java.util.Optional;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.CrsReference;

/**
 * One checked query of a request.
 *
 * @param query everything but the page
 * @param crs   of the answer, as the client named it
 */
record WfsQuery(FeatureType type, FeatureQuery query, CrsReference crs) {

    /** As the type was at that moment. */
    WfsQuery at(Optional<Instant> moment) {
        return new WfsQuery(type, query.withAsOf(moment), crs);
    }
}
