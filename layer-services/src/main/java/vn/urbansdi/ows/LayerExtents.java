package vn.urbansdi.ows;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * Where layers lie. Where one has changed its whole table is read again to find that out, so that what is known is good for
 * some seconds.
 */
@Component
public final class LayerExtents {

    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private final Catalog catalog;
    private final LoadingCache<String, Optional<Extent>> extents;

    public LayerExtents(Catalog catalog, FeatureSource source) {
        this.catalog = catalog;
        this.extents = Caffeine.newBuilder()
                .expireAfterWrite(GOOD_FOR)
                .build(id -> catalog.layer(id).flatMap(source::extent));
    }

    /** Around all features, in any CRS; the deployment's area of interest while there are none. Empty where it has no image. */
    public Optional<Extent> of(Layer layer, int srid) {
        Extent stored = extents.get(layer.id()).orElse(catalog.deployment().extent());
        return transformed(stored, srid);
    }

    /** Lets the layer's extent be looked up again, for who would say no because of it. */
    public void lookAgain(Layer layer) {
        extents.invalidate(layer.id());
    }

    public Optional<Extent> ofDeployment(int srid) {
        return transformed(catalog.deployment().extent(), srid);
    }

    private static Optional<Extent> transformed(Extent extent, int srid) {
        try {
            return Optional.of(CoordinateTransform.between(extent.srid(), srid).transform(extent));
        } catch (OutsideCrsException e) {
            return Optional.empty();
        }
    }
}
