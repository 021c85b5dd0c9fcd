package vn.urbansdi.tile;

import java.util.List;

/**
 * Which tile of what, with row 0 in the north.
 *
 * @param pyramid what kind of tile, in which tile matrix set
 * @param layers  ids of the layers in it, with their styles where they are not the default ones, in the order in which they are drawn
 */
record TileAddress(String pyramid, List<String> layers, int zoom, int x, int y) {

    TileAddress {
        layers = List.copyOf(layers);
    }
}
