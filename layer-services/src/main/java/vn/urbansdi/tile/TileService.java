package vn.urbansdi.tile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.feature.ChangedAreas;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;

/** Finds or makes vector tiles of the layers that the catalog publishes so. */
@Service
public class TileService {

    private static final String PYRAMID = "mvt";

    private final Catalog catalog;
    private final FeatureSource source;
    private final ChangedAreas areas;
    private final TileCache cache;

    TileService(Catalog catalog, FeatureSource source, ChangedAreas areas, TileCache cache) {
        this.catalog = catalog;
        this.source = source;
        this.areas = areas;
        this.cache = cache;
    }

    /** The tile, or empty where the layer is not published as tiles or has none at that place and zoom. */
    public Optional<Tile> tile(String layerName, int zoom, int x, int y) {
        Optional<Layer> layer = catalog.layer(layerName).filter(known -> hasTile(known, zoom, x, y));
        return layer.map(known -> kept(
                new TileQuery(known, zoom, x, y, known.publicAttributes()),
                new TileAddress(PYRAMID, List.of(known.id()), zoom, x, y)));
    }

    /** The tiles of several layers as one, which is their concatenation (Mapbox Vector Tile 2.1, 4.1); empty if all are. */
    public Tile tile(List<Layer> layers, int zoom, int x, int y) {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (Layer layer : layers) {
            tile(layer.id(), zoom, x, y).ifPresent(tile -> together.writeBytes(tile.uncompressed()));
        }
        return Tile.vector(together.toByteArray());
    }

    /** The zoom levels of a layer's tiles, as people write them: {@code 6–20}; empty where it has none. */
    Optional<String> zooms(String layerName) {
        return catalog.layer(layerName)
                .flatMap(layer -> layer.publish().tiles())
                .map(tiles -> tiles.minZoom() + "–" + tiles.maxZoom());
    }

    private Tile kept(TileQuery query, TileAddress address) {
        Seen seen = new Seen(List.of(query.layer()), query.seen(), areas);
        return cache.get(address, seen, () -> new TileBlock(List.of(make(query))))
                .tiles()
                .get(0);
    }

    private Tile make(TileQuery query) {
        VectorTile tile = new VectorTile(query);
        try {
            source.tile(query, tile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Tile.vector(tile.bytes());
    }

    private static boolean hasTile(Layer layer, int zoom, int x, int y) {
        Optional<Publish.Tiles> tiles = layer.publish().tiles();
        return tiles.isPresent()
                && zoom >= tiles.get().minZoom()
                && zoom <= tiles.get().maxZoom()
                && x >= 0
                && y >= 0
                && x < 1 << zoom
                && y < 1 << zoom;
    }
}
