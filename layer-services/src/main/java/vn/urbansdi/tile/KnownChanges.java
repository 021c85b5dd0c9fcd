package vn.urbansdi.tile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ChangedAreas.Change;

/**
 * The changes of all layers up to a commit, as far as they are remembered: {@value #KEPT_PER_LAYER} of each layer. Immutable.
 *
 * @param epoch   another one where the numbers of commits no longer mean what they did: the database was set back
 * @param commit  number of the last commit that was seen; 0 if there is none
 * @param at      when that was, to tell it from another one of its number
 * @param since   what came before this commit is not remembered of any layer
 * @param byLayer id of a layer to what changed it
 */
record KnownChanges(long epoch, long commit, Optional<Instant> at, long since, Map<String, Recent> byLayer) {

    static final int KEPT_PER_LAYER = 500;

    KnownChanges {
        byLayer = Map.copyOf(byLayer);
    }

    /**
     * @param since   what came up to this commit is not remembered
     * @param changes oldest first, at least one
     */
    record Recent(long since, List<Change> changes) {

        Recent {
            changes = List.copyOf(changes);
        }

        long last() {
            return changes.get(changes.size() - 1).commit();
        }

        Recent with(List<Change> more) {
            List<Change> all = new ArrayList<>(changes);
            all.addAll(more);
            int dropped = Math.max(0, all.size() - KEPT_PER_LAYER);
            return new Recent(dropped == 0 ? since : all.get(dropped - 1).commit(), all.subList(dropped, all.size()));
        }
    }

    /** Nothing is remembered of what was before. */
    static KnownChanges beginning(long epoch, Optional<Change> last) {
        long commit = last.map(Change::commit).orElse(0L);
        return new KnownChanges(epoch, commit, last.flatMap(Change::at), commit, Map.of());
    }

    /** @param news in the order of commits, all later than what is known; not empty */
    KnownChanges with(List<Change> news) {
        Map<String, List<Change>> sorted = new HashMap<>();
        for (Change change : news) {
            change.layer()
                    .ifPresent(layer -> sorted.computeIfAbsent(layer.id(), ignored -> new ArrayList<>())
                            .add(change));
        }
        Map<String, Recent> all = new HashMap<>(byLayer);
        sorted.forEach((layer, changes) -> all.put(
                layer, all.getOrDefault(layer, new Recent(since, List.of())).with(changes)));
        Change last = news.get(news.size() - 1);
        return new KnownChanges(epoch, last.commit(), last.at(), since, all);
    }

    /** Whether what was read at {@code readAt} or later is still as it was then; false where nobody remembers. */
    boolean unchanged(Seen seen, long readAt) {
        if (readAt < since) {
            return false;
        }
        for (Layer layer : seen.layers()) {
            Recent recent = byLayer.get(layer.id());
            if (recent != null
                    && recent.last() > readAt
                    && (readAt < recent.since() || touched(seen, recent, readAt))) {
                return false;
            }
        }
        return true;
    }

    private static boolean touched(Seen seen, Recent recent, long readAt) {
        for (int i = recent.changes().size() - 1; i >= 0; i--) {
            Change change = recent.changes().get(i);
            if (change.commit() <= readAt) {
                return false;
            }
            if (seen.isTouchedBy(change)) {
                return true;
            }
        }
        return false;
    }
}
