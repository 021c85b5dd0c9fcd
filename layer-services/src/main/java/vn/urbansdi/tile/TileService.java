package vn.urbansdi.tile;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.urbansdi.feature.ChangedAreas;

/**
 * Finds or makes vector tiles. Those of each layer are kept, and those of several together too: each is made once, and nothing has
 * to be put together, or compressed, for the second who asks.
 */
@Service
public class TileService {

    private final TileMaker maker;
    private final ChangedAreas areas;
    private final TileCache cache;

    TileService(TileMaker maker, ChangedAreas areas, TileCache cache) {
        this.maker = maker;
        this.areas = areas;
        this.cache = cache;
    }

    /** The tile, or empty where none of the layers has one at that place and level. */
    public Optional<Tile> tile(TileRequest request) {
        return request.exists() ? Optional.of(found(request)) : Optional.empty();
    }

    private Tile found(TileRequest request) {
        Seen seen = new Seen(request.layers(), request.ground(), areas);
        return cache.get(request.address(), seen, () -> new TileBlock(List.of(make(request))))
                .tiles()
                .get(0);
    }

    private Tile make(TileRequest request) {
        return request.layers().size() == 1 ? maker.make(request).tile() : maker.together(request, this::found);
    }
}
