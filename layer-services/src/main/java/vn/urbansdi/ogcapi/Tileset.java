package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrixSet;

/**
 * The tiles of a collection, or of all data, in one tile matrix set (OGC 20-057, 7).
 *
 * @param origin     path of the collection, or of the landing page
 * @param title      of the collection, or of the service
 * @param layers     in the tiles, in the order in which they are drawn
 * @param limits     by level of the set; empty where there are no tiles
 */
record Tileset(
        TilesetKind kind,
        String origin,
        Title title,
        List<Layer> layers,
        TileMatrixSet set,
        List<Optional<TileLimits>> limits) {

    static final List<Representation.Offer> DOCUMENT = List.of(
            new Representation.Offer(Representation.JSON, List.of("application/json")), Representation.Offer.HTML_PAGE);

    /** Where a set's rows and columns are those of the web's maps, clients of TileJSON can use it. */
    static final List<Representation.Offer> DOCUMENT_AND_TILE_JSON = List.of(
            new Representation.Offer(Representation.JSON, List.of("application/json")),
            new Representation.Offer(
                    Representation.TILE_JSON, List.of("application/vnd.mapbox.tile+json", "application/tilejson+json")),
            Representation.Offer.HTML_PAGE);

    Tileset {
        layers = List.copyOf(layers);
        limits = List.copyOf(limits);
    }

    /** Of which pictures are cut. */
    LayerGroup map() {
        return LayerGroup.of(origin, title, layers);
    }

    /** Path below the root. */
    String path() {
        return origin + kind.path() + "/" + set.id();
    }

    /** Template of a tile's address below the root. */
    String tilePath(String matrix, String row, String column) {
        return path() + "/" + matrix + "/" + row + "/" + column + "?f="
                + kind.representation().parameter();
    }

    boolean isOfTheWeb() {
        return set.equals(TileMatrixSet.WEB_MERCATOR_QUAD);
    }

    List<Representation.Offer> offers() {
        return isOfTheWeb() ? DOCUMENT_AND_TILE_JSON : DOCUMENT;
    }

    /** Levels that have tiles; none is left out in between. */
    int firstLevel() {
        int level = 0;
        while (limits.get(level).isEmpty()) {
            level++;
        }
        return level;
    }

    int lastLevel() {
        int level = limits.size() - 1;
        while (limits.get(level).isEmpty()) {
            level--;
        }
        return level;
    }
}
