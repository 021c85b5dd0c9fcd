package vn.urbansdi.pmtiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Where tiles lie in the file, by ascending identifier: 24 bytes in memory for each run of equal tiles. */
final class Directory {

    /** Entries of a leaf at first: about 20 kB, which a client fetches in one request. */
    private static final int LEAF_ENTRIES = 4096;

    private long[] ids = new long[1024];
    private long[] offsets = new long[1024];
    private int[] lengths = new int[1024];
    private int[] runs = new int[1024];
    private int size;

    int size() {
        return size;
    }

    /** A tile, or a leaf of the directory where the run is 0. */
    void add(long id, long offset, int length, int run) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
            runs = Arrays.copyOf(runs, 2 * size);
        }
        ids[size] = id;
        offsets[size] = offset;
        lengths[size] = length;
        runs[size++] = run;
    }

    /** The tile behind all others; prolongs the last run where it has the same content. */
    void addTile(long id, long offset, int length) {
        int last = size - 1;
        if (size > 0 && offsets[last] == offset && ids[last] + runs[last] == id) {
            runs[last]++;
        } else {
            add(id, offset, length, 1);
        }
    }

    /**
     * The whole where it is small enough, else its leaves with a root that is.
     *
     * @param rootBytes that the root may have, compressed
     */
    Parts parts(int rootBytes) throws IOException {
        byte[] whole = size <= 2 * LEAF_ENTRIES ? bytes(0, size) : new byte[rootBytes + 1];
        if (whole.length <= rootBytes) {
            return new Parts(whole, new byte[0]);
        }
        for (int leafEntries = LEAF_ENTRIES; ; leafEntries *= 2) {
            Directory root = new Directory();
            ByteArrayOutputStream leaves = new ByteArrayOutputStream();
            for (int from = 0; from < size; from += leafEntries) {
                byte[] leaf = bytes(from, Math.min(size, from + leafEntries));
                root.add(ids[from], leaves.size(), leaf.length, 0);
                leaves.writeBytes(leaf);
            }
            byte[] rootPart = root.bytes(0, root.size);
            if (rootPart.length <= rootBytes) {
                return new Parts(rootPart, leaves.toByteArray());
            }
        }
    }

    /** @param leaves one behind the other; empty where the root tells of all tiles */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Parts(byte[] root, byte[] leaves) {}

    private byte[] bytes(int from, int to) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            varint(out, to - from);
            for (int i = from; i < to; i++) {
                varint(out, i == from ? ids[i] : ids[i] - ids[i - 1]);
            }
            for (int i = from; i < to; i++) {
                varint(out, runs[i]);
            }
            for (int i = from; i < to; i++) {
                varint(out, lengths[i]);
            }
            for (int i = from; i < to; i++) {
                boolean follows = i > from && offsets[i] == offsets[i - 1] + lengths[i - 1];
                varint(out, follows ? 0 : offsets[i] + 1);
            }
        }
        return compressed.toByteArray();
    }

    private static void varint(OutputStream out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
