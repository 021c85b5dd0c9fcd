package vn.urbansdi.store.provenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One version of a feature, the present one or one of its history.
 *
 * @param run           that wrote its values; 0 if a person did
 * @param supersededRun that ended it; 0 if a person did, or if it is the present one
 * @param values        by position of the asked attributes as text, then a checksum of the geometry; null for none
 */
record FeatureVersion(
        long version,
        String source,
        String file,
        long row,
        long run,
        Instant changedAt,
        String changedBy,
        long supersededRun,
        List<String> values) {

    FeatureVersion {
        // nulls among them, which List.copyOf does not take
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
