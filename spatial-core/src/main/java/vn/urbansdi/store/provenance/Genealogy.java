package vn.urbansdi.store.provenance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.catalog.AttributeType;

/**
 * Finds the version that brought a value.
 *
 * @param versions newest first, the present one at the head
 * @param complete there are no older ones
 */
record Genealogy(List<FeatureVersion> versions, boolean complete, Runs runs) {

    Genealogy {
        versions = List.copyOf(versions);
    }

    /** @param oldest it is the oldest that was looked at, though there are older ones */
    record Birth(FeatureVersion version, boolean oldest) {}

    /**
     * The first of the versions, back from the present one, that all hold the present value. A version that an undo wrote
     * is a copy of an older one, where the search goes on.
     */
    Birth birth(int position, Optional<AttributeType> type) {
        String value = versions.get(0).values().get(position);
        int at = 0;
        while (at + 1 < versions.size()) {
            FeatureVersion older = versions.get(at + 1);
            if (same(type, value, older.values().get(position))) {
                at++;
                continue;
            }
            int copied = copied(at);
            if (copied < 0) {
                return new Birth(versions.get(at), false);
            }
            at = copied;
        }
        return new Birth(versions.get(at), !complete);
    }

    /** The place of the version that the undo which wrote this one went back to; -1 if no undo did. */
    private int copied(int at) {
        OptionalLong undone = runs.undoneBy(versions.get(at + 1).supersededRun());
        if (undone.isEmpty()) {
            return -1;
        }
        for (int older = at + 1; older < versions.size(); older++) {
            if (versions.get(older).supersededRun() == undone.getAsLong()) {
                return older;
            }
        }
        return -1;
    }

    /** The last version that a run of the source wrote and nobody took back. */
    Optional<FeatureVersion> lastOf(String source) {
        return versions.stream()
                .filter(version ->
                        version.run() != 0 && source.equals(version.source()) && !runs.isUndone(version.run()))
                .findFirst();
    }

    static boolean same(Optional<AttributeType> type, String one, String other) {
        if (one != null && other != null && type.equals(Optional.of(AttributeType.DECIMAL))) {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        }
        return Objects.equals(one, other);
    }
}
