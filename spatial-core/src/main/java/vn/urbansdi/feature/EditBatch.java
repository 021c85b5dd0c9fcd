package vn.urbansdi.feature;

import java.util.List;
import java.util.Optional;

/**
 * Edits that belong together: all of them happen, or none.
 *
 * @param edits  in the order in which they are carried out
 * @param editor on whose behalf; kept with every version
 * @param lock   the lock under which they are made; without one no locked feature may be touched
 */
public record EditBatch(List<Edit> edits, String editor, Optional<LockUse> lock) {

    public EditBatch {
        edits = List.copyOf(edits);
    }

    /**
     * The use of a lock.
     *
     * @param releaseAll whether the lock ends with the edits; else only the features that they touch are let go, and the
     *                   lock's time begins again
     */
    public record LockUse(String id, boolean releaseAll) {}
}
