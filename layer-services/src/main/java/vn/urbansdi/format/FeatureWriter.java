package vn.urbansdi.format;

import vn.urbansdi.feature.FeatureSource;

/** Writes the features of one query, one after the other. Not thread-safe. */
public interface FeatureWriter extends FeatureSource.Sink {

    /** How many features have been written. */
    long written();
}
