package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.feature.FeatureVersion;

/**
 * A part of a feature's history.
 *
 * @param versions newest first
 * @param older    address of the next part, if there are older versions
 * @param people   whether the asker is told who did it: colleagues are, the public is not
 */
record HistoryPage(
        ApiRequest request,
        PublishedCollection collection,
        long fid,
        List<FeatureVersion> versions,
        Optional<String> older,
        boolean people) {

    HistoryPage {
        versions = List.copyOf(versions);
    }

    String id() {
        return collection.idPrefix() + fid;
    }

    /** How a version came about. */
    static String change(FeatureVersion version) {
        return version.before().isPresent() ? "updated" : version.version() == 1 ? "inserted" : "restored";
    }
}
