package vn.urbansdi.feature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;

/** Tells which versions features have and had. Implementations are safe for concurrent use. */
public interface FeatureHistory {

    /**
     * What a feature is now; empty if there is no such feature.
     *
     * @throws FeatureSourceException if the source fails or a bound on time is reached
     */
    Optional<Current> current(Layer layer, long fid);

    /**
     * The state in which a feature is.
     *
     * @param version versions of one feature only grow, also when it is brought back after its end
     * @param since   when the transaction began that brought it
     */
    record Current(long version, Instant since) {}

    /**
     * All versions of a feature, whether it is still there or not, newest first; none if there never was such a feature.
     *
     * @param visible the attributes that the asker may see; of no other is anything read
     * @param before  only older versions than this one
     * @param atMost  how many to return
     * @throws FeatureSourceException as {@link #current}
     */
    List<FeatureVersion> versions(Layer layer, long fid, List<Attribute> visible, OptionalLong before, int atMost);
}
