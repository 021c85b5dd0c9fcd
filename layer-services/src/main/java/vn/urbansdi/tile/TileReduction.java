package vn.urbansdi.tile;

import java.util.Optional;

/**
 * What is missing of a layer in a tile, because the tile would be too large or the layer has too many features there.
 *
 * @param kept       features in the tile
 * @param all        features of which those were chosen; about, where they are very many
 * @param attributes whether there are only attributes that are drawn
 * @param detail     whether geometry is on a coarser grid
 */
record TileReduction(String layer, long kept, long all, boolean attributes, boolean detail) {

    /** As an item of a list of structured fields (RFC 8941, 3.1); empty where nothing is missing. */
    Optional<String> field() {
        String parameters = (kept < all ? ";kept=" + kept + ";of=" + all : "")
                + (attributes ? ";attributes" : "")
                + (detail ? ";detail" : "");
        return parameters.isEmpty() ? Optional.empty() : Optional.of(layer + parameters);
    }
}
