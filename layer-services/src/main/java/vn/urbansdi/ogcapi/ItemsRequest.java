package vn.urbansdi.ogcapi;

import java.util.Optional;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.CrsReference;

/**
 * A request for features, checked.
 *
 * @param query      everything but the page
 * @param crs        of the answer
 * @param limit      how many features a page holds at most
 * @param cursor     where the page begins; empty for the first one
 * @param conditions checksum of what decides which features match
 */
record ItemsRequest(
        ApiRequest request,
        PublishedCollection collection,
        FeatureQuery query,
        CrsReference crs,
        int limit,
        Optional<Cursor> cursor,
        int conditions) {

    /** One feature more than the page holds tells whether another page follows. */
    FeatureQuery page() {
        return cursor.map(from -> query.withPageAfter(from.after(), limit + 1L))
                .orElseGet(() -> query.withPage(0, limit + 1L));
    }

    /** Address of the page after the one that ends with {@code lastFid}. */
    String next(long lastFid, long matched) {
        return request.selfWith("cursor", new Cursor(lastFid, matched, conditions).text());
    }
}
