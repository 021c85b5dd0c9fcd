package vn.urbansdi.testing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;

/** Features held in memory, for tests of protocols that need no database. */
public final class InMemoryFeatureSource implements FeatureSource {

    private final Map<String, List<Feature>> featuresByLayer = new LinkedHashMap<>();

    /**
     * Adds features of a layer.
     *
     * @param features values by {@link Layer#attributes()} position, geometries in the layer's CRS
     */
    public InMemoryFeatureSource with(Layer layer, List<Feature> features) {
        featuresByLayer.put(layer.id(), List.copyOf(features));
        return this;
    }

    @Override
    public void stream(FeatureQuery query, Sink sink) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(FeatureQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Extent> extent(Layer layer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] mvt(TileQuery query) {
        return new byte[0];
    }
}
