package vn.urbansdi.ogcapi;

import java.util.List;
import vn.urbansdi.feature.FeatureHistory;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.security.Caller;

/**
 * The feature that a request wants changed.
 *
 * @param current what it was when the request came
 */
record EditTarget(
        PublishedCollection collection, long fid, Caller caller, ApiRequest request, FeatureHistory.Current current) {

    String id() {
        return collection.idPrefix() + fid;
    }

    Filter which() {
        return Filters.ids(collection.layer(), List.of(fid));
    }
}
