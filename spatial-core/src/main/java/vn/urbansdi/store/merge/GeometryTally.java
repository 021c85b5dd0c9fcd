package vn.urbansdi.store.merge;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.geo.Extent;

/**
 * What is known of geometries that went into an empty layer one by one, and would else have to be asked of the whole table:
 * around which rectangle they lie, and how many are the same as an earlier one. Same means the same bytes, told by a hash of 64
 * bits: among four million different geometries two are taken for the same once in two million layers.
 */
final class GeometryTally {

    /** Beyond so many different ones they are not told apart any more; until then this takes up to 100 MB, half of it for a moment. */
    static final int MOST_DIFFERENT = 1 << 22;

    private static final VarHandle LITTLE = longs(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = longs(ByteOrder.BIG_ENDIAN);
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;

    private long[] seen = new long[1 << 12];
    private int different;
    private long same;
    private long hash;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    private static VarHandle longs(ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(long[].class, order);
    }

    /**
     * @param wkb OGC well-known binary, two-dimensional
     * @throws IllegalArgumentException if it is cut off, or of a type that layers do not have
     */
    void add(byte[] wkb) {
        hash = wkb.length;
        try {
            walk(wkb, 0);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("well-known binary that is cut off", e);
        }
        if (seen != null) {
            remember(hash == 0 ? MULTIPLIER : hash); // 0 stands for a free place
        }
    }

    /** @return where the geometry that begins at {@code from} ends */
    private int walk(byte[] wkb, int from) {
        boolean little = wkb[from] == 1;
        int type = integer(wkb, from + 1, little);
        if (type == POINT) {
            return coordinates(wkb, from + 5, 1, little);
        }
        int count = integer(wkb, from + 5, little);
        int at = from + 9;
        if (type == LINE_STRING) {
            return coordinates(wkb, at, count, little);
        }
        if (type < 1 || type > 6) {
            throw new IllegalArgumentException("well-known binary of type " + type);
        }
        for (int i = 0; i < count; i++) {
            at = type == POLYGON ? coordinates(wkb, at + 4, integer(wkb, at, little), little) : walk(wkb, at);
        }
        return at;
    }

    private int coordinates(byte[] wkb, int from, int count, boolean little) {
        VarHandle longs = little ? LITTLE : BIG;
        long mixed = mix(hash, count);
        int at = from;
        for (int i = 0; i < count; i++) {
            long xBits = (long) longs.get(wkb, at);
            long yBits = (long) longs.get(wkb, at + 8);
            mixed = mix(mix(mixed, xBits), yBits);
            double x = Double.longBitsToDouble(xBits);
            double y = Double.longBitsToDouble(yBits);
            // An empty point is written as not a number: it lies nowhere.
            minX = x < minX ? x : minX;
            maxX = x > maxX ? x : maxX;
            minY = y < minY ? y : minY;
            maxY = y > maxY ? y : maxY;
            at += 16;
        }
        hash = mixed;
        return at;
    }

    private static long mix(long state, long word) {
        long mixed = (state ^ word) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }

    private static int integer(byte[] wkb, int at, boolean little) {
        int value =
                (wkb[at] & 0xFF) << 24 | (wkb[at + 1] & 0xFF) << 16 | (wkb[at + 2] & 0xFF) << 8 | (wkb[at + 3] & 0xFF);
        return little ? Integer.reverseBytes(value) : value;
    }

    private void remember(long key) {
        if (!insert(seen, key)) {
            same++;
        } else if (++different == MOST_DIFFERENT) {
            seen = null;
        } else if (different > seen.length / 4 * 3) {
            // by a quarter only: it is the one thing that grows with an import
            long[] larger = new long[seen.length / 4 * 5];
            for (long each : seen) {
                if (each != 0) {
                    insert(larger, each);
                }
            }
            seen = larger;
        }
    }

    private static boolean insert(long[] table, long key) {
        // in the order of the keys, so that a table is gone through from end to end when it is moved to a larger one
        int place = (int) (((key >>> 33) * table.length) >>> 31);
        while (table[place] != 0) {
            if (table[place] == key) {
                return false;
            }
            place = place + 1 == table.length ? 0 : place + 1;
        }
        table[place] = key;
        return true;
    }

    /** Geometries that an earlier one was the same as; absent where there were too many to tell. */
    OptionalLong duplicates() {
        return seen == null ? OptionalLong.empty() : OptionalLong.of(same);
    }

    /** Around all of them; absent if there was none. */
    Optional<Extent> extent(int srid) {
        return minX <= maxX && minY <= maxY ? Optional.of(new Extent(srid, minX, minY, maxX, maxY)) : Optional.empty();
    }
}
