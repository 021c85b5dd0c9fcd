package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Where a layer is exposed. An absent part means: not there.
 *
 * @param wms      drawn by WMS
 * @param wfs      served by WFS
 * @param features served by OGC API Features
 * @param tiles    served as vector tiles
 * @param map      a row of the web map's layer panel
 */
public record Publish(boolean wms, Optional<Wfs> wfs, boolean features, Optional<Tiles> tiles, Optional<MapPanel> map) {

    /** @param edit roles that may change features through WFS-T; empty means nobody */
    public record Wfs(List<String> edit) {
        public Wfs {
            edit = List.copyOf(edit);
        }
    }

    /** The lowest and the highest zoom level of the Web Mercator quad that have tiles. */
    public record Tiles(int minZoom, int maxZoom) {
        public Tiles {
            if (minZoom < 0 || maxZoom > 24 || minZoom > maxZoom) {
                throw new IllegalArgumentException("zoom levels lie between 0 and 24, lowest first");
            }
        }
    }

    /** @param visible switched on when the map opens */
    public record MapPanel(boolean visible) {}
}
