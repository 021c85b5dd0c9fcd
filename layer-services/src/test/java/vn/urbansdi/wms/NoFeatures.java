package vn.urbansdi.wms;

import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ElevationRange;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.feature.TimeSpan;
import vn.urbansdi.geo.Extent;

/** Layers without a feature. */
final class NoFeatures implements FeatureSource {
    @Override
    public void stream(FeatureQuery query, Sink sink) {}

    @Override
    public long count(FeatureQuery query) {
        return 0;
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
