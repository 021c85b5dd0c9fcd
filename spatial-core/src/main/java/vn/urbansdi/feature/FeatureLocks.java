package vn.urbansdi.feature;

import java.time.Duration;
import java.util.List;
import vn.urbansdi.catalog.Layer;

/** Long-lived locks on features (OGC 09-025r1, 12): they outlive the service, and end by themselves. */
public interface FeatureLocks {

    /**
     * Locks the features of queries, each query's page only.
     *
     * @param holder who asks for it
     * @param all    whether to lock nothing if another lock holds one of them
     * @throws EditException of kind LOCKED if {@code all} and one is held; TOO_MANY; BUSY; UNAVAILABLE
     */
    Lock lock(List<FeatureQuery> queries, String holder, Duration expiry, boolean all);

    /**
     * Lets a lock's time begin again.
     *
     * @throws EditException of kind LOCK_UNKNOWN or LOCK_EXPIRED
     */
    Lock renew(String id, String holder, Duration expiry);

    /**
     * A lock.
     *
     * @param locked    what it holds; each entry belongs to the query at the same position, or to a layer where it was renewed
     * @param notLocked what the queries found and other locks hold
     */
    record Lock(String id, List<Held> locked, List<Held> notLocked) {
        public Lock {
            locked = List.copyOf(locked);
            notLocked = List.copyOf(notLocked);
        }
    }

    /** Features of one layer. */
    record Held(Layer layer, List<Long> fids) {
        public Held {
            fids = List.copyOf(fids);
        }
    }
}
