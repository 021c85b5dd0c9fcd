package vn.urbansdi.feature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One version of a feature, beside the one before it.
 *
 * @param begin   who wrote it and when; where an import did, by which run
 * @param source  that delivered it; empty if a person wrote it
 * @param values  by position of the attributes asked for, each of its attribute's class, or null
 * @param before  the same of the version before; empty of the first one, and where that one came after the feature's end
 * @param shape   how the geometry differs from the version before; empty if it does not
 * @param end     who ended it and when; empty of the present version
 */
public record FeatureVersion(
        long version,
        Act begin,
        Optional<String> source,
        List<Object> values,
        Optional<List<Object>> before,
        Optional<ShapeChange> shape,
        Optional<End> end) {

    public FeatureVersion {
        // nulls among them, which List.copyOf does not take
        values = Collections.unmodifiableList(new ArrayList<>(values));
        before = before.map(each -> Collections.unmodifiableList(new ArrayList<>(each)));
    }

    /** @param run number of the import, or of the undo of one; empty if a person did it */
    public record Act(Instant at, String by, OptionalLong run) {}

    /** @param deleted whether the feature itself ended with it */
    public record End(Act act, boolean deleted) {}

    /**
     * How one geometry differs from another.
     *
     * @param movedM       how far the one is from the other where they are farthest apart (discrete Hausdorff distance), m;
     *                     empty of geometries too large to be compared so
     * @param areaChangeM2 by how much the area grew, m²; empty of what has none
     */
    public record ShapeChange(OptionalDouble movedM, OptionalDouble areaChangeM2) {}
}
