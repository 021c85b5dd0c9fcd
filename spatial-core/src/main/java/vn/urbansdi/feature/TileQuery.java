package vn.urbansdi.feature;

import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.WebMercatorQuad;

/**
 * One tile of a layer in the Web Mercator quad (OGC 17-083r4, WebMercatorQuad), row 0 in the north.
 *
 * @param properties attributes written into the tile, besides the feature's id
 */
public record TileQuery(Layer layer, int zoom, int x, int y, List<Attribute> properties) {

    /** Along a tile's side (Mapbox Vector Tile 2.1, extent). */
    public static final int UNITS = 4096;

    /** Around the tile, so that outlines and labels do not stop at its edge: 8 of 256 pixels. */
    public static final int BUFFER_UNITS = 128;

    public TileQuery {
        properties = List.copyOf(properties);
        if (zoom < 0 || zoom > 24 || x < 0 || y < 0 || x >= 1 << zoom || y >= 1 << zoom) {
            throw new IllegalArgumentException("no tile " + zoom + "/" + x + "/" + y);
        }
    }

    /** The tile's own ground. */
    public Extent tile() {
        return WebMercatorQuad.tile(zoom, x, y);
    }

    /** The ground from which features are wanted. */
    public Extent seen() {
        Extent tile = tile();
        return tile.buffer(tile.width() * BUFFER_UNITS / UNITS);
    }
}
