package vn.urbansdi.importer.doctor.shape;

/**
 * Remembers for 64-bit hashes in which row each stood first: open addressing in one array of longs, 16 bytes a slot, at most
 * two thirds full. Two different values share a hash once in 18 million files of a million rows.
 */
final class FirstRows {

    private static final int SMALLEST = 1 << 10;
    private static final int WIDTH = 2;

    private final int most;
    private long[] slots = new long[WIDTH * SMALLEST];
    private int size;
    private boolean full;

    /** @param most different hashes that are remembered; a million take 64 MB */
    FirstRows(int most) {
        this.most = most;
    }

    /**
     * @param hash any but 0, which is taken for 1
     * @param row  not 0
     * @return the row in which the hash stood first; 0 if this is the first, or there is no room to know
     */
    long put(long hash, long row) {
        long key = hash == 0 ? 1 : hash;
        int slot = slot(key);
        if (slots[slot] == key) {
            return slots[slot + 1];
        }
        if (size == most) {
            full = true;
            return 0;
        }
        slots[slot] = key;
        slots[slot + 1] = row;
        size++;
        if (3L * size > slots.length) { // two thirds of the slots, of two longs each
            grow();
        }
        return 0;
    }

    private int slot(long key) {
        int mask = slots.length / WIDTH - 1;
        int at = (int) (key ^ (key >>> Integer.SIZE)) & mask;
        while (slots[WIDTH * at] != 0 && slots[WIDTH * at] != key) {
            at = (at + 1) & mask;
        }
        return WIDTH * at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[WIDTH * old.length];
        for (int i = 0; i < old.length; i += WIDTH) {
            if (old[i] != 0) {
                int slot = slot(old[i]);
                slots[slot] = old[i];
                slots[slot + 1] = old[i + 1];
            }
        }
    }

    /** Whether something could not be remembered any more. */
    boolean isFull() {
        return full;
    }
}
