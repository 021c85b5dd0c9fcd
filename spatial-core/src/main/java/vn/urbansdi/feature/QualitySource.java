package vn.urbansdi.feature;

import java.util.List;
import vn.urbansdi.catalog.Layer;

/** Tells how good layers were after their runs. Implementations are safe for concurrent use. */
public interface QualitySource {

    /**
     * Newest first; of all attributes, those that not everyone may see included.
     *
     * @param limit at most so many
     * @throws FeatureSourceException if the source fails
     */
    List<LayerQuality> newest(Layer layer, int limit);
}
