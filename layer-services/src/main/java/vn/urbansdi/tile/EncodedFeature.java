package vn.urbansdi.tile;

/**
 * A feature on its way into a tile.
 *
 * @param values   of the query's properties
 * @param type     of geometry (Mapbox Vector Tile 2.1, 4.3.4)
 * @param commands its geometry (4.3)
 * @param side     the longer side of the box around the whole of it, units of the tile
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedFeature(long fid, Object[] values, int type, byte[] commands, double side) {

    EncodedFeature coarser(int step) {
        return new EncodedFeature(fid, values, type, CoarseGeometry.of(type, commands, step), side);
    }

    /** Larger for larger features, and the same for those of like size. */
    int sizeClass() {
        return (int) Math.floor(Math.log(Math.max(side, 1)));
    }

    /** The same in all tiles and at all levels, and nothing to do with where the feature lies. */
    long lot() {
        long mixed = (fid + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 29);
    }
}
