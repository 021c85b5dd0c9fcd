package vn.urbansdi.pmtiles;

import java.util.Arrays;
import vn.urbansdi.geo.TileLimits;

/** The tiles of one level that may hold something, in the order of the curve: eight bytes each. */
final class TileWalk {

    private final int zoom;
    private long[] places;
    private int size;

    private TileWalk(int zoom, int capacity) {
        this.zoom = zoom;
        this.places = new long[capacity];
    }

    /** None yet, to be added by ascending place. */
    static TileWalk empty(int zoom) {
        return new TileWalk(zoom, 1024);
    }

    /** All within the limits. */
    static TileWalk within(int zoom, TileLimits limits) {
        TileWalk walk = empty(zoom);
        for (int row = limits.minRow(); row <= limits.maxRow(); row++) {
            for (int column = limits.minColumn(); column <= limits.maxColumn(); column++) {
                walk.add(HilbertCurve.place(zoom, column, row));
            }
        }
        Arrays.sort(walk.places, 0, walk.size);
        return walk;
    }

    /** Those of the next level that lie in these and within the limits. */
    TileWalk below(TileLimits limits) {
        TileWalk walk = new TileWalk(zoom + 1, Math.max(16, 4 * size));
        for (int i = 0; i < size; i++) {
            for (long place = 4 * places[i]; place < 4 * places[i] + 4; place++) {
                int[] tile = HilbertCurve.tile(zoom + 1, place);
                if (limits.hasColumn(tile[0]) && limits.hasRow(tile[1])) {
                    walk.add(place);
                }
            }
        }
        return walk;
    }

    void add(long place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = place;
    }

    int size() {
        return size;
    }

    long place(int index) {
        return places[index];
    }
}
