package vn.urbansdi.tile;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.geo.TileMatrixSet;

/** The levels of a tile matrix set that have tiles of layers, by their scales. {@code last} is included; before {@code first}: none. */
public record TileLevels(int first, int last) {

    /** From the first level of any of the layers to the last one of any. */
    public static TileLevels of(List<Layer> layers, TileMatrixSet set) {
        List<Publish.Tiles> zooms = layers.stream()
                .map(layer -> layer.publish().tiles().orElseThrow())
                .toList();
        int min = zooms.stream().mapToInt(Publish.Tiles::minZoom).min().orElseThrow();
        int max = zooms.stream().mapToInt(Publish.Tiles::maxZoom).max().orElseThrow();
        int first = set.matrices().size();
        int last = -1;
        for (int level = 0; level < set.matrices().size(); level++) {
            int zoom = set.matrices().get(level).webZoom();
            if (zoom >= min && zoom <= max) {
                first = Math.min(first, level);
                last = level;
            }
        }
        return new TileLevels(first, last);
    }

    /** Of one layer among several ({@link TileRequest#present}); empty where the set has none of it. */
    public static Optional<TileLevels> of(Layer layer, List<Layer> among, TileMatrixSet set) {
        TileLevels own = of(List.of(layer), set);
        TileLevels all = of(among, set);
        return own.first > all.last ? Optional.empty() : Optional.of(new TileLevels(own.first, all.last));
    }

    public boolean contains(int level) {
        return level >= first && level <= last;
    }
}
