package vn.urbansdi.feature;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;

/** Tiles kept where every replica finds them and a restart leaves them, each with the commit up to which it is known to be right. */
public interface StoredTiles {

    /**
     * Where a change shows.
     *
     * @param box in the layer's CRS
     */
    record Place(Layer layer, Extent box) {}

    /** @param usedLately whether that was noted within the last hour */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Found(byte[] content, boolean usedLately) {}

    /** @param rightUpTo number of a commit; nothing that was committed up to it is missing */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Entry(byte[] key, long rightUpTo, byte[] content) {}

    /**
     * The content under a key, if it is there and nothing has changed in any of the places since it was read.
     *
     * @throws FeatureSourceException if the database fails
     */
    Optional<Found> find(byte[] key, List<Place> places);

    /**
     * Keeps contents; one that was read earlier than what is there is left out.
     *
     * @throws FeatureSourceException if the database fails
     */
    void keep(List<Entry> entries);

    /**
     * Notes that a content was used, and up to which commit it was then right.
     *
     * @throws FeatureSourceException if the database fails
     */
    void noteUse(byte[] key, long rightUpTo);

    /**
     * Where all contents together are larger than {@code bytes}, drops those that were not used for the longest time until a
     * tenth is free.
     *
     * @return how many bytes there are
     * @throws FeatureSourceException if the database fails
     */
    long keepWithin(long bytes);
}
