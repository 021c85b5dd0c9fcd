package vn.urbansdi.wfs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/**
 * GetFeature (OGC 09-025r1, 11.2; OGC 04-094, 9.2; OGC 02-058, 13.2), checked.
 *
 * @param version    in which it is answered
 * @param byIdOf     the feature that the stored query GetFeatureById names: the answer is the feature itself
 * @param startIndex features to skip, over all queries
 * @param count      features to return at most, over all queries
 * @param hits       only the numbers are wanted
 * @param lockId     the lock that holds the features; GetFeatureWithLock only
 * @param pairs      the request as it came, for links to other pages; absent where it came as XML
 */
record GetFeatureRequest(
        WfsVersion version,
        List<WfsQuery> queries,
        Optional<String> byIdOf,
        long startIndex,
        OptionalLong count,
        boolean hits,
        OutputFormat format,
        Optional<String> lockId,
        Optional<KvpRequest> pairs) {

    private static final int MOST_QUERIES = 100;

    GetFeatureRequest {
        queries = List.copyOf(queries);
    }

    /** The whole of what these queries find, held by a lock. */
    GetFeatureRequest locked(List<WfsQuery> held, String heldBy) {
        return new GetFeatureRequest(
                version, held, byIdOf, 0, OptionalLong.empty(), hits, format, Optional.of(heldBy), Optional.empty());
    }

    /** The same for the features themselves. */
    GetFeatureRequest withResults() {
        return new GetFeatureRequest(version, queries, byIdOf, startIndex, count, false, format, lockId, pairs);
    }

    /** The same of the types as they were at that moment. */
    GetFeatureRequest at(Optional<Instant> moment) {
        return new GetFeatureRequest(
                version,
                queries.stream().map(query -> query.at(moment)).toList(),
                byIdOf,
                startIndex,
                count,
                hits,
                format,
                lockId,
                pairs);
    }

    /** Another page of the same. */
    GetFeatureRequest page(long start, OptionalLong atMost, KvpRequest address) {
        return new GetFeatureRequest(
                version, queries, byIdOf, start, atMost, hits, format, lockId, Optional.of(address));
    }

    /** How many features the answer has at most, if that is known. */
    OptionalLong most() {
        return byId() ? OptionalLong.of(1) : count;
    }

    /** Whether there may be other pages, and addresses of them. */
    boolean isPaged() {
        return pairs.isPresent() && count.isPresent() && !byId();
    }

    /** @throws OwsException OptionNotSupported if one request holds so many queries */
    static void requireFew(int queries) {
        if (queries > MOST_QUERIES) {
            throw OwsException.optionNotSupported(
                    "Query",
                    "Một yêu cầu chứa nhiều nhất " + MOST_QUERIES + " truy vấn: hãy gửi nhiều yêu cầu",
                    "One request holds " + MOST_QUERIES + " queries at most: send several requests");
        }
    }

    boolean byId() {
        return byIdOf.isPresent();
    }
}
