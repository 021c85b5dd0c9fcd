package vn.urbansdi.tile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.style.StyleCompiler;

/** Makes vector tiles, none larger than {@link #MOST_BYTES}. */
@Component
public final class TileMaker {

    /** Of a tile before compression. */
    public static final int MOST_BYTES = 500_000;

    private final FeatureSource source;
    private final Map<String, Set<String>> drawn = new HashMap<>();

    /** @throws vn.urbansdi.style.StyleException if a layer's style cannot be drawn */
    public TileMaker(Catalog catalog, FeatureSource source) {
        this.source = source;
        for (Layer layer : catalog.layers()) {
            drawn.put(
                    layer.id(),
                    StyleCompiler.compile(layer, catalog).properties().stream()
                            .map(Attribute::name)
                            .collect(Collectors.toSet()));
        }
    }

    /** @param features that lie there, be they too small or too many to be in the tile; about, where they are very many */
    public record Made(Tile tile, long features) {}

    /** @throws vn.urbansdi.feature.FeatureSourceException if the source fails */
    public Made make(TileRequest request) {
        if (request.layers().size() == 1) {
            return make(request, request.layers().get(0), MOST_BYTES);
        }
        AtomicLong features = new AtomicLong();
        Tile tile = together(request, part -> {
            Made made = make(part);
            features.addAndGet(made.features());
            return made.tile();
        });
        return new Made(tile, features.get());
    }

    /**
     * The tiles of several layers as one, which is their concatenation (Mapbox Vector Tile 2.1, 4.1). Where that is too large the
     * large ones of them are made smaller, all of these to the same size.
     *
     * @param parts gives the tile of each layer alone
     */
    Tile together(TileRequest request, Function<TileRequest, Tile> parts) {
        List<Layer> layers = request.present();
        List<Tile> tiles = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        for (Layer layer : layers) {
            Tile tile = parts.apply(request.of(layer));
            tiles.add(tile);
            bytes.add(tile.uncompressed());
        }
        int most = share(bytes.stream().mapToInt(each -> each.length).toArray());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> reduced = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            boolean fits = bytes.get(i).length <= most;
            Tile tile = fits ? tiles.get(i) : make(request, layers.get(i), most).tile();
            all.writeBytes(fits ? bytes.get(i) : tile.uncompressed());
            if (!tile.reduced().isEmpty()) {
                reduced.add(tile.reduced());
            }
        }
        return Tile.vector(all.toByteArray(), String.join(", ", reduced));
    }

    /** The size to which large ones have to be brought so that all together fit. */
    static int share(int[] sizes) {
        int[] ascending = sizes.clone();
        Arrays.sort(ascending);
        int left = MOST_BYTES;
        for (int i = 0; i < ascending.length; i++) {
            int share = left / (ascending.length - i);
            if (ascending[i] > share) {
                return share;
            }
            left -= ascending[i];
        }
        return MOST_BYTES;
    }

    private Made make(TileRequest request, Layer layer, int mostBytes) {
        Publish.Tiles published = layer.publish().tiles().orElseThrow();
        int zoom = request.set().matrices().get(request.level()).webZoom();
        TileQuery query = new TileQuery(
                layer,
                request.set(),
                request.level(),
                request.row(),
                request.column(),
                layer.publicAttributes().stream()
                        .filter(attribute -> published.carries(attribute, zoom))
                        .toList(),
                request.conditions().filter(layer),
                request.conditions().asOf());
        VectorTile tile = new VectorTile(query, drawn.get(layer.id()));
        try {
            long all = source.tile(query, tile);
            VectorTile.Made made = tile.make(all, mostBytes);
            return new Made(Tile.vector(made.layer(), made.reduction().field().orElse("")), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
