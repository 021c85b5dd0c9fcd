package vn.urbansdi.tile;

import java.util.List;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;

/**
 * Which vector tile is wanted.
 *
 * @param layers in it, each published as vector tiles
 * @param level  place of the matrix in the set
 * @param row    0 in the north
 */
public record TileRequest(
        List<Layer> layers, TileMatrixSet set, int level, int row, int column, TileConditions conditions) {

    /** The squares of which few features each are chosen reach so far beyond, in tiles. */
    private static final double DECIDING_SHARE = 1.0 / 16;

    public TileRequest {
        layers = List.copyOf(layers);
    }

    /** Of one of the layers. */
    TileRequest of(Layer layer) {
        return new TileRequest(List.of(layer), set, level, row, column, conditions);
    }

    /** Whether the set has such a tile, and one of the layers features in it. */
    boolean exists() {
        if (level < 0 || level >= set.matrices().size()) {
            return false;
        }
        TileMatrix matrix = set.matrices().get(level);
        return row >= 0
                && column >= 0
                && row < matrix.height()
                && column < matrix.width()
                && TileLevels.of(layers, set).contains(level);
    }

    /**
     * Those of the layers that are in the tile. Beyond its own last level a layer stays in the tiles of several: clients enlarge the
     * last tile of a source only, and it would vanish.
     */
    List<Layer> present() {
        int zoom = set.matrices().get(level).webZoom();
        return layers.stream()
                .filter(layer -> zoom >= layer.publish().tiles().orElseThrow().minZoom())
                .toList();
    }

    /** All from which features in the tile, or what decides among them, are read. */
    Extent ground() {
        Extent tile = set.tile(level, row, column);
        return tile.buffer(tile.width() * ((double) TileQuery.BUFFER_UNITS / TileQuery.UNITS + DECIDING_SHARE));
    }

    TileAddress address() {
        String conditioned = conditions.key().isEmpty() ? "" : "?" + conditions.key();
        return new TileAddress(
                "mvt/" + set.id() + conditioned, layers.stream().map(Layer::id).toList(), level, column, row);
    }
}
