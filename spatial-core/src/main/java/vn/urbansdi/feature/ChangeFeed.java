package vn.urbansdi.feature;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;

/**
 * Tells what changed in a layer, transaction by transaction in the order in which they came into effect, so that a copy elsewhere
 * can be kept up by pulling only that. Whoever has come to a place has missed nothing before it, however slowly somebody commits.
 */
public interface ChangeFeed {

    /** The place behind everything that has been told by now. */
    Place now(Layer layer);

    /** The place between what came into effect up to an instant and what came later. */
    Place at(Layer layer, Instant instant);

    /**
     * Hands on what follows a place, in order.
     *
     * @param form   which attributes and geometry in which CRS; nothing else of it counts
     * @param atMost how many changes
     * @return the place to go on from
     * @throws FeatureSourceException if the source fails or a bound on time is reached
     */
    Progress read(FeatureQuery form, Place after, int atMost, Sink sink) throws IOException;

    /**
     * A place in the order of changes: behind those of the transactions before this one in the order of commits, and behind those of
     * this one to features up to this number.
     */
    record Place(long commit, long fid) {

        /** Before the first change of all. */
        public static final Place BEGINNING = new Place(0, 0);
    }

    /** @param complete whether there is nothing more at present */
    record Progress(Place place, boolean complete) {}

    /** What a transaction did to a feature, all in all. */
    enum Kind {
        INSERTED,
        UPDATED,
        DELETED
    }

    /**
     * One change.
     *
     * @param version of the feature when the transaction was through; of a deleted one the last that it had
     * @param commit  place of the transaction in the order of commits
     * @param at      when the transaction came into effect; empty where that is not known
     * @param feature as it was when the transaction was through; of a deleted one the number only, without values or geometry
     */
    record Change(Kind kind, long version, long commit, Optional<Instant> at, Feature feature) {}

    /** Takes changes as they come. */
    @FunctionalInterface
    interface Sink {
        void accept(Change change) throws IOException;
    }
}
