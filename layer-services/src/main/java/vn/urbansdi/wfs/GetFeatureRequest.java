package vn.urbansdi.wfs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.ows.KvpRequest;

/**
 * GetFeature (OGC 09-025r1, 11.2), checked.
 *
 * @param byIdOf     the feature that the stored query GetFeatureById names: the answer is the feature itself
 * @param startIndex features to skip, over all queries
 * @param count      features to return at most, over all queries
 * @param hits       only the numbers are wanted
 * @param pairs      the request as it came, for links to other pages; absent where it came as XML
 */
record GetFeatureRequest(
        List<WfsQuery> queries,
        Optional<String> byIdOf,
        long startIndex,
        OptionalLong count,
        boolean hits,
        OutputFormat format,
        Optional<KvpRequest> pairs) {

    GetFeatureRequest {
        queries = List.copyOf(queries);
    }

    boolean byId() {
        return byIdOf.isPresent();
    }
}
