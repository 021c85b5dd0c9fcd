package vn.urbansdi.tile;

import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.urbansdi.catalog.Catalog;

/**
 * Finds or makes vector tiles. Those of each layer are kept, and those of several together too: each is made once, and nothing has
 * to be put together, or compressed, for the second who asks.
 */
@Service
public class TileService {

    private final Catalog catalog;
    private final TileMaker maker;
    private final TileCache cache;

    TileService(Catalog catalog, TileMaker maker, TileCache cache) {
        this.catalog = catalog;
        this.maker = maker;
        this.cache = cache;
    }

    /** The tile, or empty where none of the layers has one at that place and level. */
    public Optional<Tile> tile(TileRequest request) {
        return request.exists() ? Optional.of(found(request)) : Optional.empty();
    }

    private Tile found(TileRequest request) {
        return cache.get(
                request.address(),
                address -> request.layers().size() == 1
                        ? maker.make(request).tile()
                        : maker.together(request, this::found));
    }

    /** Takes note that features of the layer have changed. */
    public void layerChanged(String layerName) {
        catalog.layer(layerName).ifPresent(layer -> cache.forget(layer.id()));
    }

    /** Takes note that changes may have gone unheard. */
    public void anythingMayHaveChanged() {
        cache.forgetAll();
    }
}
