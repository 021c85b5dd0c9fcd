package vn.urbansdi.render;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ElevationRange;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.feature.TimeSpan;
import vn.urbansdi.geo.Extent;

/** Features that every query gets as they are, in their order: those of a scene, already in the picture's CRS. */
final class DrawnFeatures implements FeatureSource {

    private final Map<String, List<Feature>> byLayer = new HashMap<>();

    void add(Layer layer, List<Feature> features) {
        byLayer.put(layer.id(), List.copyOf(features));
    }

    @Override
    public void stream(FeatureQuery query, Sink sink) throws IOException {
        int[] positions = query.properties().stream()
                .mapToInt(query.layer().attributes()::indexOf)
                .toArray();
        for (Feature feature : byLayer.get(query.layer().id())) {
            Object[] values = new Object[positions.length];
            for (int i = 0; i < positions.length; i++) {
                values[i] = feature.values()[positions[i]];
            }
            sink.accept(new Feature(feature.fid(), values, feature.wkb()));
        }
    }

    @Override
    public long count(FeatureQuery query) {
        return byLayer.get(query.layer().id()).size();
    }

    @Override
    public Optional<Extent> extent(Layer layer) {
        return Optional.empty();
    }

    @Override
    public Optional<TimeSpan> timeSpan(Layer layer) {
        return Optional.empty();
    }

    @Override
    public Optional<ElevationRange> elevations(Layer layer) {
        return Optional.empty();
    }

    @Override
    public long tile(TileQuery query, TileSink sink) {
        return 0;
    }
}
