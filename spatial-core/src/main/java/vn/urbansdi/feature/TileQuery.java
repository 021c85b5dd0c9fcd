package vn.urbansdi.feature;

import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;

/**
 * One tile of a layer in the Web Mercator quad (OGC 17-083r4, WebMercatorQuad), row 0 in the north.
 *
 * @param properties attributes written into the tile, besides the feature's id
 */
public record TileQuery(Layer layer, int zoom, int x, int y, List<Attribute> properties) {

    public TileQuery {
        properties = List.copyOf(properties);
        if (zoom < 0 || zoom > 24 || x < 0 || y < 0 || x >= 1 << zoom || y >= 1 << zoom) {
            throw new IllegalArgumentException("no tile " + zoom + "/" + x + "/" + y);
        }
    }
}
