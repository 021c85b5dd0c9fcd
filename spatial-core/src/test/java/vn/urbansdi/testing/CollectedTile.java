package vn.urbansdi.testing;

import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureSource;

/** The features of a tile, held in memory. */
public final class CollectedTile implements FeatureSource.TileSink {

    private final List<Feature> features = new ArrayList<>();
    private int beginnings = 1;

    @Override
    public void accept(Feature feature) {
        features.add(feature);
    }

    @Override
    public void startAgain() {
        features.clear();
        beginnings++;
    }

    public List<Feature> features() {
        return features;
    }

    /** How often the source began. */
    public int beginnings() {
        return beginnings;
    }
}
