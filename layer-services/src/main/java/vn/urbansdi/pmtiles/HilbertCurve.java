package vn.urbansdi.pmtiles;

/**
 * The order of tiles in PMTiles: the levels one behind the other, in each the places of a Hilbert curve over its square. The four
 * tiles below a tile are neighbours on the curve: those of place {@code n} have the places {@code 4n} to {@code 4n + 3}.
 */
final class HilbertCurve {

    private HilbertCurve() {}

    /** Of the first tile of a level. */
    static long firstId(int zoom) {
        return ((1L << (2 * zoom)) - 1) / 3;
    }

    /** On the curve of the tile's level. */
    static long place(int zoom, int column, int row) {
        int x = column;
        int y = row;
        int last = (1 << zoom) - 1;
        long place = 0;
        for (int side = 1 << zoom >> 1; side > 0; side >>= 1) {
            boolean right = (x & side) != 0;
            boolean below = (y & side) != 0;
            place += (long) side * side * (right ? (below ? 2 : 3) : (below ? 1 : 0));
            if (!below) {
                if (right) {
                    x = last - x;
                    y = last - y;
                }
                int swapped = x;
                x = y;
                y = swapped;
            }
        }
        return place;
    }

    /** Column and row. */
    static int[] tile(int zoom, long place) {
        int x = 0;
        int y = 0;
        long rest = place;
        for (int side = 1; side < 1 << zoom; side <<= 1) {
            boolean right = (rest & 2) != 0;
            boolean below = (rest & 1) != 0 != right;
            if (!below) {
                if (right) {
                    x = side - 1 - x;
                    y = side - 1 - y;
                }
                int swapped = x;
                x = y;
                y = swapped;
            }
            x += right ? side : 0;
            y += below ? side : 0;
            rest >>= 2;
        }
        return new int[] {x, y};
    }
}
