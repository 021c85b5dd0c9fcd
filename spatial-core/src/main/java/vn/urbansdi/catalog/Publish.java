package vn.urbansdi.catalog;

import java.util.List;
import java.util.Map;
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

    /**
     * The lowest and the highest zoom level of the Web Mercator quad that have tiles; other sets have them at the same scales.
     *
     * @param fromZoom   attributes that are left out of the tiles of lower levels, each with its first one
     * @param importance name of a number by which features are kept, the greater ones first, where a tile cannot hold all
     */
    public record Tiles(int minZoom, int maxZoom, Map<String, Integer> fromZoom, Optional<String> importance) {
        public Tiles {
            fromZoom = Map.copyOf(fromZoom);
            if (minZoom < 0 || maxZoom > 24 || minZoom > maxZoom) {
                throw new IllegalArgumentException("zoom levels lie between 0 and 24, lowest first");
            }
        }

        public Tiles(int minZoom, int maxZoom) {
            this(minZoom, maxZoom, Map.of(), Optional.empty());
        }

        public boolean has(int zoom) {
            return zoom >= minZoom && zoom <= maxZoom;
        }

        /** Whether the tiles of a level carry the attribute. */
        public boolean carries(Attribute attribute, int zoom) {
            return zoom >= fromZoom.getOrDefault(attribute.name(), 0);
        }
    }

    /** @param visible switched on when the map opens */
    public record MapPanel(boolean visible) {}
}
