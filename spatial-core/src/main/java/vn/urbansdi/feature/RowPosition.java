package vn.urbansdi.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where one feature stands in an order, told so that the features after it are found without passing over those before it.
 *
 * @param values of the feature by the keys of {@link FeatureQuery#sort()}, each null or of its attribute's
 *               {@link vn.urbansdi.catalog.AttributeType#javaType()}
 * @param fid    decides between features that tie
 */
public record RowPosition(List<Object> values, long fid) {

    public RowPosition {
        // List.copyOf allows no null
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A place in the order of fids. */
    public static RowPosition ofFid(long fid) {
        return new RowPosition(List.of(), fid);
    }
}
