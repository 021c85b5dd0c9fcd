package vn.urbansdi.feature;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;

/** Tells from where the values of features come. Implementations are safe for concurrent use. */
public interface ProvenanceSource {

    /**
     * @param visible the attributes that the asker may see; of no other is anything read
     * @return empty if the layer has no feature of that number now
     * @throws FeatureSourceException if the source fails or a bound on time is reached
     */
    Optional<Provenance> of(Layer layer, long fid, List<Attribute> visible);
}
