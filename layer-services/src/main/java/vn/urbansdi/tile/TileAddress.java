package vn.urbansdi.tile;

/** Which tile of which layer, in the Web Mercator quad with row 0 in the north. */
record TileAddress(String layer, int zoom, int x, int y) {}
