package vn.urbansdi.feature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;

/**
 * One tile of a layer.
 *
 * @param level      place of the matrix in the set
 * @param row        0 in the north
 * @param properties attributes written into the tile, besides the feature's id
 * @param filter     which features
 * @param asOf       the moment at which the layer is looked at, if not now
 */
public record TileQuery(
        Layer layer,
        TileMatrixSet set,
        int level,
        int row,
        int column,
        List<Attribute> properties,
        Filter filter,
        Optional<Instant> asOf) {

    /** Along a tile's side (Mapbox Vector Tile 2.1, extent). */
    public static final int UNITS = 4096;

    /** Around the tile, so that outlines and labels do not stop at its edge: 8 of 256 pixels. */
    public static final int BUFFER_UNITS = 128;

    public TileQuery {
        properties = List.copyOf(properties);
        TileMatrix matrix = level < 0 || level >= set.matrices().size()
                ? null
                : set.matrices().get(level);
        if (matrix == null || row < 0 || column < 0 || row >= matrix.height() || column >= matrix.width()) {
            throw new IllegalArgumentException("no tile " + set.id() + "/" + level + "/" + row + "/" + column);
        }
    }

    /** All features that are there now, of a tile as the web counts them. */
    public static TileQuery ofWeb(Layer layer, int zoom, int x, int y, List<Attribute> properties) {
        return new TileQuery(
                layer, TileMatrixSet.WEB_MERCATOR_QUAD, zoom, y, x, properties, Filter.ALL, Optional.empty());
    }

    /** The level of the Web Mercator quad whose scale is nearest. */
    public int zoom() {
        return set.matrices().get(level).webZoom();
    }

    /** The tile's own ground, in the set's CRS. */
    public Extent tile() {
        return set.tile(level, row, column);
    }

    /** The ground from which features are wanted. */
    public Extent seen() {
        Extent tile = tile();
        return tile.buffer(tile.width() * BUFFER_UNITS / UNITS);
    }

    /** Side of a pixel, 256 to a tile, in units of the set's CRS. */
    public double pixel() {
        return set.matrices().get(level).cellSize();
    }
}
