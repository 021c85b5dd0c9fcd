package vn.urbansdi.ogcapi;

import java.util.List;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.tile.TileAnswer;

/** What tiles are of: features, or pictures of them. */
enum TilesetKind {
    VECTOR("/tiles", "vector", Representation.MVT, TileAnswer.VECTOR_TILE, "Ô véc-tơ", "Vector tiles"),
    MAP("/map/tiles", "map", Representation.PNG, TileAnswer.PNG, "Ô bản đồ", "Map tiles");

    private static final String RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-";

    private final String path;
    private final String dataType;
    private final Representation representation;
    private final String mediaType;
    private final String vi;
    private final String en;

    TilesetKind(String path, String dataType, Representation representation, String mediaType, String vi, String en) {
        this.path = path;
        this.dataType = dataType;
        this.representation = representation;
        this.mediaType = mediaType;
        this.vi = vi;
        this.en = en;
    }

    /** Of the list of tilesets, below a collection or the landing page. */
    String path() {
        return path;
    }

    /** OGC 17-083r4, table 18. */
    String dataType() {
        return dataType;
    }

    /** Relation of a link to the list of tilesets (OGC 20-057, 8.2 and 9.2). */
    String relation() {
        return RELATIONS + dataType;
    }

    /** Of a tile. */
    Representation representation() {
        return representation;
    }

    /** Of a tile. */
    String mediaType() {
        return mediaType;
    }

    /** The forms of a tile. */
    List<Representation.Offer> offers() {
        return List.of(new Representation.Offer(representation, List.of(mediaType)));
    }

    Title title() {
        return new Title(vi, en);
    }
}
