package vn.urbansdi.ogcapi;

import java.util.List;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.security.Caller;

/**
 * The feature that a request wants changed.
 *
 * @param version that it had when the request came
 */
record EditTarget(PublishedCollection collection, long fid, Caller caller, ApiRequest request, long version) {

    String id() {
        return collection.idPrefix() + fid;
    }

    Filter which() {
        return Filters.ids(collection.layer(), List.of(fid));
    }
}
