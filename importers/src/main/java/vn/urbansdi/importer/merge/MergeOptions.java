package vn.urbansdi.importer.merge;

import vn.urbansdi.store.merge.Blanks;
import vn.urbansdi.store.merge.ShapeTolerance;

/**
 * What a delivery says of its merging.
 *
 * @param full            it holds everything that its source has of the layer, so that what it lacks is retired
 * @param retireAtMostPercent 0 to 100: a full delivery that would retire more of what its source has is refused
 * @param shapes          thresholds where shape decides which feature a row means
 * @param blanks          what a blank means
 * @param acceptsSwapped  whether two rows that have each other's place are taken as they are
 */
public record MergeOptions(
        boolean full, double retireAtMostPercent, ShapeTolerance shapes, Blanks blanks, boolean acceptsSwapped) {

    /** Of a full delivery that does not say. */
    public static final double DEFAULT_RETIRE_AT_MOST_PERCENT = 20;

    /** An addition. */
    public static final MergeOptions DEFAULT =
            new MergeOptions(false, DEFAULT_RETIRE_AT_MOST_PERCENT, ShapeTolerance.DEFAULT, Blanks.SAY_NOTHING, false);
}
