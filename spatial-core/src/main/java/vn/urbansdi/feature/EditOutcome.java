package vn.urbansdi.feature;

import java.util.List;

/**
 * What edits did.
 *
 * @param touched for each edit, in order, the features that it brought, changed or removed
 */
public record EditOutcome(List<List<Touched>> touched) {

    public EditOutcome {
        touched = touched.stream().map(List::copyOf).toList();
    }

    /** @param version that the feature has now; of a deleted one the last that it had */
    public record Touched(long fid, long version) {}

    /** How many features the edits of one kind touched, those of {@code batch}. */
    public long count(EditBatch batch, Class<? extends Edit> kind) {
        long count = 0;
        for (int i = 0; i < touched.size(); i++) {
            if (kind.isInstance(batch.edits().get(i))) {
                count += touched.get(i).size();
            }
        }
        return count;
    }
}
