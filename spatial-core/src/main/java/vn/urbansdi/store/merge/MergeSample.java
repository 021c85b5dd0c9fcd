package vn.urbansdi.store.merge;

import java.util.Map;

/**
 * One feature as an example of what a merge does.
 *
 * @param fid    of the feature; 0 where the merge makes it
 * @param row    of the delivered file; 0 where no row means the feature
 * @param before the values that everyone may see, as text, by attribute; empty for a new feature
 * @param after  likewise; empty for a feature that goes
 * @param moved  the geometry changes
 */
public record MergeSample(
        Kind kind, long fid, long row, Map<String, String> before, Map<String, String> after, boolean moved) {

    public MergeSample {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** What becomes of the feature. */
    public enum Kind {
        INSERTED,
        UPDATED,
        UNCHANGED,
        RETIRED
    }
}
