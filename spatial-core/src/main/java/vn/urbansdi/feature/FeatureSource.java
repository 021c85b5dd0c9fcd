package vn.urbansdi.feature;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;

/** The port through which everything above the store reads features. Implementations are safe for concurrent use. */
public interface FeatureSource {

    /**
     * Hands every matching feature to {@code sink}, one at a time, in memory that does not grow with their number. The
     * features come from one consistent snapshot. A sink that throws ends the query in the database too.
     *
     * @throws FeatureSourceException if the source fails or a bound on time is reached; some features may already have been
     *     handed over
     */
    void stream(FeatureQuery query, Sink sink) throws IOException;

    /**
     * As {@link #stream}, and returns how many features match regardless of the query's page: from the page itself where that
     * tells, else counted, in the same look at the table where that is possible.
     *
     * @throws FeatureSourceException as {@link #stream}
     */
    default long page(FeatureQuery query, Sink sink) throws IOException {
        stream(query, sink);
        return count(query);
    }

    /** How many features match, regardless of the query's page. */
    long count(FeatureQuery query);

    /**
     * The moment of the last change that can be seen, whichever layer it was of: looked at as of then, all layers are as they are
     * now. Empty where the source knows no past.
     */
    default Optional<Instant> lastChange() {
        return Optional.empty();
    }

    /** The rectangle around all features of the layer, in the layer's CRS; empty if there are none. */
    Optional<Extent> extent(Layer layer);

    /**
     * The time around all features of a layer whose catalog entry says when they are ({@link Layer#time}); empty for other
     * layers, and where no feature has a time.
     */
    Optional<TimeSpan> timeSpan(Layer layer);

    /**
     * The heights of all features of a layer whose catalog entry says how high they lie ({@link Layer#elevation}); empty for
     * other layers, and where no feature has one.
     */
    Optional<ElevationRange> elevations(Layer layer);

    /**
     * Hands on the features that can be told apart in one tile, as {@link #stream} does, their geometries in the CRS of the
     * tile matrix set, exact to a fraction of the tile's unit. Of
     * very many it hands on only some, those of importance (as the catalog declares it) and size before others.
     *
     * @return how many there are, handed on or not; about, where they are too many to be counted
     * @throws FeatureSourceException if the source fails or a bound on time is reached
     */
    long tile(TileQuery query, TileSink sink) throws IOException;

    /** Takes features of a tile. */
    interface TileSink extends Sink {

        /** There turned out to be too many: what came so far counts for nothing, and others follow. */
        void startAgain();
    }

    /** Takes features as they come. */
    @FunctionalInterface
    interface Sink {
        void accept(Feature feature) throws IOException;
    }
}
