package vn.urbansdi.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;

/** Whole results, for tests that know them to be small. */
final class Streams {

    private Streams() {}

    static List<Feature> read(FeatureSource source, FeatureQuery query) {
        List<Feature> features = new ArrayList<>();
        try {
            source.stream(query, features::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return features;
    }

    static List<Long> fids(FeatureSource source, FeatureQuery query) {
        return read(source, query).stream().map(Feature::fid).toList();
    }
}
