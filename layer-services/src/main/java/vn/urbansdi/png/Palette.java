package vn.urbansdi.png;

import java.util.Arrays;

/** The colours of a picture with at most 256 of them, in an open hash table. Colours that let light through stand first. */
final class Palette {

    static final int MAX_COLOURS = 256;

    private static final int SLOTS = 1024;
    private static final int HASH_MULTIPLIER = 0x9E3779B1;

    private final int[] colours = new int[SLOTS];
    private final short[] indexes = new short[SLOTS];
    private int size;
    private int lastColour;
    private int lastIndex = -1;

    private Palette() {
        Arrays.fill(indexes, (short) -1);
    }

    /** Null where there are more than 256 colours. */
    static Palette of(int[] argb) {
        Palette palette = new Palette();
        int last = ~argb[0];
        for (int pixel : argb) {
            if (pixel != last) {
                last = pixel;
                if (!palette.add(pixel)) {
                    return null;
                }
            }
        }
        palette.sort();
        return palette;
    }

    int size() {
        return size;
    }

    /** Bits of an index: 1, 2, 4 or 8. */
    int bits() {
        return size <= 2 ? 1 : size <= 4 ? 2 : size <= 16 ? 4 : 8;
    }

    int index(int colour) {
        if (lastIndex < 0 || colour != lastColour) {
            lastColour = colour;
            lastIndex = indexes[slot(colour)];
        }
        return lastIndex;
    }

    byte[] rgb() {
        byte[] rgb = new byte[3 * size];
        for (int slot = 0; slot < SLOTS; slot++) {
            if (indexes[slot] >= 0) {
                int at = 3 * indexes[slot];
                rgb[at] = (byte) (colours[slot] >> 16);
                rgb[at + 1] = (byte) (colours[slot] >> 8);
                rgb[at + 2] = (byte) colours[slot];
            }
        }
        return rgb;
    }

    /** Alpha of the first colours; the others are opaque. */
    byte[] alpha() {
        byte[] alpha = new byte[size];
        int used = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (indexes[slot] >= 0) {
                alpha[indexes[slot]] = (byte) (colours[slot] >>> 24);
                if (colours[slot] >>> 24 != 0xFF) {
                    used = Math.max(used, indexes[slot] + 1);
                }
            }
        }
        return Arrays.copyOf(alpha, used);
    }

    private boolean add(int colour) {
        int slot = slot(colour);
        if (indexes[slot] >= 0) {
            return true;
        }
        if (size == MAX_COLOURS) {
            return false;
        }
        colours[slot] = colour;
        indexes[slot] = (short) size++;
        return true;
    }

    /** Unsigned order of ARGB puts the transparent before the opaque. */
    private void sort() {
        int[] sorted = new int[size];
        for (int slot = 0; slot < SLOTS; slot++) {
            if (indexes[slot] >= 0) {
                sorted[indexes[slot]] = colours[slot] ^ Integer.MIN_VALUE;
            }
        }
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            indexes[slot(sorted[i] ^ Integer.MIN_VALUE)] = (short) i;
        }
    }

    private int slot(int colour) {
        int slot = (colour * HASH_MULTIPLIER) >>> 22;
        while (indexes[slot] >= 0 && colours[slot] != colour) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }
}
