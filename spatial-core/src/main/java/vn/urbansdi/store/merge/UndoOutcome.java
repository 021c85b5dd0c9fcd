package vn.urbansdi.store.merge;

import java.util.List;

/**
 * What taking back a run did.
 *
 * @param run         the run that was taken back
 * @param undoRun     the number under which that is kept; 0 if the run had been taken back before, and nothing was done
 * @param layer       that the run had written
 * @param removed     features that the run had inserted
 * @param restored    features that the run had updated
 * @param broughtBack features that the run had retired
 * @param left        features that stay as they are
 */
public record UndoOutcome(
        long run, long undoRun, String layer, long removed, long restored, long broughtBack, List<Left> left) {

    public UndoOutcome {
        left = List.copyOf(left);
    }

    /** Whether the run had been taken back already. */
    public boolean nothingToDo() {
        return undoRun == 0;
    }

    /** Why a feature stays as it is. */
    public enum Reason {
        /** Somebody else, a person or another source, has written or confirmed it since. */
        CHANGED_SINCE,
        /** The run retired it, and another feature has its key now. */
        KEY_TAKEN
    }

    /** @param feature {@code <layer>.<fid>} */
    public record Left(String feature, Reason reason) {}
}
