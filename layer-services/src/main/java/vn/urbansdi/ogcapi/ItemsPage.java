package vn.urbansdi.ogcapi;

import java.io.IOException;
import java.util.Optional;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureSource;

/** Hands on the features of one page and keeps count. */
final class ItemsPage implements FeatureSource.Sink {

    private final ItemsRequest request;
    private final FeatureSource.Sink target;
    private long returned;
    private long lastFid;
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
        lastFid = feature.fid();
    }

    long returned() {
        return returned;
    }

    /**
     * How many features match in all (17-069r4, 7.16). The first page tells it, unless more follow: then they are counted, once
     * for all pages.
     */
    long matched(FeatureSource source) {
        if (request.cursor().isPresent()) {
            return request.cursor().get().matched();
        }
        return more ? source.count(request.query()) : returned;
    }

    /** Address of the next page, if one follows. */
    Optional<String> next(long matched) {
        return more ? Optional.of(request.next(lastFid, matched)) : Optional.empty();
    }
}
