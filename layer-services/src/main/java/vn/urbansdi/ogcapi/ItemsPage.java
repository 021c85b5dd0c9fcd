package vn.urbansdi.ogcapi;

import java.io.IOException;
import java.util.Optional;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;

/** Hands on the features of one page and keeps count. */
final class ItemsPage implements FeatureSource.Sink {

    private final ItemsRequest request;
    private final FeatureSource.Sink target;
    private long returned;
    private Feature last;
    private boolean more;

    ItemsPage(ItemsRequest request, FeatureSource.Sink target) {
        this.request = request;
        this.target = target;
    }

    @Override
    public void accept(Feature feature) throws IOException {
        if (returned == request.limit()) {
            more = true;
            return;
        }
        target.accept(feature);
        returned++;
        last = feature;
    }

    long returned() {
        return returned;
    }

    /**
     * Takes the page from the source, and returns how many features match in all (17-069r4, 7.16): the first page tells it or
     * has them counted, once for all pages.
     */
    long read(FeatureSource source, FeatureQuery page) throws IOException {
        if (request.cursor().isPresent()) {
            source.stream(page, this);
            return request.cursor().get().matched();
        }
        return source.page(page, this);
    }

    /** Address of the next page, if one follows. */
    Optional<String> next(long matched) {
        return more ? Optional.of(request.next(last, matched)) : Optional.empty();
    }
}
