package vn.urbansdi.feature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;

/**
 * Where layers have changed, in the order of the commits: whoever sees the number of a commit sees all with smaller ones. Tells
 * whoever keeps something read earlier whether it may still be used.
 */
public interface ChangedAreas {

    /**
     * What one transaction did to one layer.
     *
     * @param commit its place in the order of commits
     * @param at     when it was committed; empty where that was not kept
     * @param layer  empty where the catalog has it no longer
     * @param areas  in the layer's CRS, hold all that was and all that is; empty where it may be anywhere
     */
    record Change(long commit, Optional<Instant> at, Optional<Layer> layer, Optional<List<Extent>> areas) {

        public Change {
            areas = areas.map(List::copyOf);
        }
    }

    /**
     * The last of all, as it is now; empty if there is none yet.
     *
     * @throws FeatureSourceException if the database fails
     */
    Optional<Change> last();

    /**
     * The commit of that number, if it is there, and those behind it, as they are now.
     *
     * @throws FeatureSourceException if the database fails
     */
    List<Change> from(long commit, int atMost);

    /** The box of the layer's CRS in which features are looked for that meet a rectangle; empty where none can. */
    Optional<Extent> searched(Layer layer, Extent rectangle);
}
