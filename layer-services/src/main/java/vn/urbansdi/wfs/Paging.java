package vn.urbansdi.wfs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.ows.AsOf;

/**
 * Binds the pages of an answer to one state of the layers, whoever changes them meanwhile (OGC 09-025r2, 7.7.4.4): the addresses
 * of the other pages say as of when. While nobody changes anything the first page is read from the present, which is faster, and
 * the same.
 */
final class Paging {

    /** Changes that are older are no sign that the next is at hand. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final FeatureSource source;

    Paging(FeatureSource source) {
        this.source = source;
    }

    /**
     * The same request, with further pages of the state that it shows.
     *
     * @param service address of the service
     * @throws vn.urbansdi.ows.OwsException OptionNotSupported if there are more, and no address could lead to them
     */
    GetFeatureRequest begin(GetFeatureRequest request, String service) {
        PageLinks.requireAddress(
                service,
                request,
                () -> request.queries().stream()
                        .mapToLong(query -> source.count(query.query()))
                        .sum());
        boolean told = request.queries().stream()
                .anyMatch(query -> query.query().asOf().isPresent());
        if (!request.isPaged() || told) {
            return request;
        }
        Optional<Instant> shown = source.lastChange();
        if (shown.isEmpty()) {
            return request;
        }
        GetFeatureRequest bound = request.page(
                request.startIndex(),
                request.count(),
                request.pairs().orElseThrow().with(AsOf.PARAMETER, shown.get().toString()));
        return shown.get().isAfter(Instant.now().minus(RECENT)) ? bound.at(shown) : bound;
    }
}
