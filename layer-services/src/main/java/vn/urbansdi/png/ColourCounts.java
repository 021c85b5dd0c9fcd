package vn.urbansdi.png;

import java.util.Arrays;

/**
 * The colours of a picture and how many pixels have each, in an open hash table. Where there are too many, those that differ only
 * in their lowest bits are counted as one, the mean of them.
 */
final class ColourCounts {

    /** All that can be told apart by the four highest bits of each channel. */
    private static final int MOST = 1 << 16;

    private static final int SLOT_BITS = 18;
    private static final int HASH_MULTIPLIER = 0x9E3779B1;

    /** Which bits of a pixel are looked at, from all on. */
    private static final int[] MASKS = {0xFFFFFFFF, 0xFEFEFEFE, 0xFCFCFCFC, 0xF8F8F8F8, 0xF0F0F0F0};

    private final int[] slots = new int[1 << SLOT_BITS];
    private final int[] keys = new int[MOST];
    private final int[] counts = new int[MOST];

    /** Of each colour red, green and blue, multiplied by alpha, and alpha, all from 0 to 255: first their sums, then their means. */
    private final double[] channels = new double[4 * MOST];

    private final int mask;
    private int size;

    private ColourCounts(int[] argb, int mask) {
        this.mask = mask;
        Arrays.fill(slots, -1);
        for (int pixel : argb) {
            if (!add(pixel)) {
                return;
            }
        }
        for (int i = 0; i < 4 * size; i++) {
            channels[i] /= counts[i / 4];
        }
    }

    static ColourCounts of(int[] argb) {
        for (int mask : MASKS) {
            ColourCounts counts = new ColourCounts(argb, mask);
            if (counts.size <= MOST) {
                return counts;
            }
        }
        throw new AssertionError("more colours than bits");
    }

    int size() {
        return size;
    }

    int count(int colour) {
        return counts[colour];
    }

    /** Four for each colour, see {@link #channels}. */
    double[] channels() {
        return channels;
    }

    /** Which of the colours a pixel of the picture has. */
    int colour(int pixel) {
        return slots[slot(pixel & mask)];
    }

    private boolean add(int pixel) {
        int slot = slot(pixel & mask);
        int colour = slots[slot];
        if (colour < 0) {
            if (size == MOST) {
                size++;
                return false;
            }
            colour = size++;
            slots[slot] = colour;
            keys[colour] = pixel & mask;
        }
        counts[colour]++;
        int alpha = pixel >>> 24;
        double share = alpha / 255.0;
        channels[4 * colour] += (pixel >> 16 & 0xFF) * share;
        channels[4 * colour + 1] += (pixel >> 8 & 0xFF) * share;
        channels[4 * colour + 2] += (pixel & 0xFF) * share;
        channels[4 * colour + 3] += alpha;
        return true;
    }

    private int slot(int key) {
        int slot = (key * HASH_MULTIPLIER) >>> (32 - SLOT_BITS);
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & ((1 << SLOT_BITS) - 1);
        }
        return slot;
    }
}
