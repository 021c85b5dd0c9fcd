package vn.urbansdi.store.merge;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;

/**
 * What a merge did, or would do if it were committed.
 *
 * @param staged    rows delivered; the sum of inserted, updated, unchanged and rejects
 * @param updated   features of which at least one attribute or the geometry changed
 * @param unchanged features that stay as they are, because the delivery says nothing new or may not change them
 * @param outranked attribute values not taken because a source of higher priority has a word on it
 * @param blank     blank values that left a value standing
 * @param yielded   attribute values that gave way to those of the next source, because this one says them no longer or is
 *                  believed less than before
 * @param moved     features whose rows are drawn elsewhere than they were
 * @param rejects   rows that were not merged, by file and row
 * @param conflicts delivered values that were not taken because a person had edited the attribute since
 * @param retired   what became of features that a full delivery no longer contains
 * @param changed   around all inserted, updated and retired geometries, the superseded ones included, in the layer's CRS
 */
public record MergeOutcome(
        long staged,
        long inserted,
        long updated,
        long unchanged,
        long outranked,
        long blank,
        long yielded,
        Moved moved,
        List<Reject> rejects,
        List<Conflict> conflicts,
        Retired retired,
        Optional<Extent> changed) {

    public MergeOutcome {
        rejects = List.copyOf(rejects);
        conflicts = List.copyOf(conflicts);
    }

    /** How many features of the layer are not as they were. */
    public long written() {
        return inserted + updated + retired.features();
    }

    /** Why a row cannot be merged. */
    public enum Reason {
        /** The layer's key is not there, and nothing assigns it. */
        KEY_MISSING,
        /** A required attribute other than the key is not there. */
        REQUIRED_MISSING,
        /** A value that PostgreSQL cannot keep, or text that is too long to be looked up by. */
        UNUSABLE_VALUE,
        /** An earlier row of the same delivery has the same key, or is the same in key and place. */
        DUPLICATE,
        /** Several features, or several rows, fit each other equally well. */
        AMBIGUOUS,
        /** No free identifier can be computed from the geometry. */
        NO_IDENTIFIER,
        /** It fits no feature, and the delivery brings no new ones. */
        UNMATCHED,
        /** It means one feature by its number and is drawn at the place of another, whose row is drawn at its place. */
        SWAPPED
    }

    /**
     * @param attributes the attributes at fault, separated by commas: the missing one, or those that are the same as another
     *     row's; empty where it is the geometry, or what the row fits
     * @param message says what is wrong and how to mend it
     */
    public record Reject(String sourceFile, long sourceRow, Reason reason, String attributes, Title message) {}

    /**
     * @param attribute name of the attribute, {@link #GEOMETRY}, {@link #FEATURE} or {@link #REMOVED}
     * @param kept      the value that a person gave, as text; null for none; geometries are not shown
     * @param delivered the value that was delivered, likewise
     */
    public record Conflict(
            long fid, String sourceFile, long sourceRow, String attribute, String kept, String delivered) {

        /** Its shape; values are not shown. */
        public static final String GEOMETRY = "geom";

        /** The feature as a whole, which the delivery no longer contains; {@code kept} is its key. */
        public static final String FEATURE = "*";

        /** A feature that a person has deleted or renamed, and that is delivered still; {@code delivered} is its key. */
        public static final String REMOVED = "-";
    }
}
