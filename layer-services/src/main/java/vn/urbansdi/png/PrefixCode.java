package vn.urbansdi.png;

import java.util.Arrays;

/** A Huffman code whose codes are not longer than allowed, in the canonical form of RFC 1951, 3.2.2. */
final class PrefixCode {

    private final int[] lengths;
    private final int[] codes;

    /**
     * @param frequencies of each symbol; those of 0 get no code. Two at least get one, since not every program reads a code of
     *                    a single symbol.
     * @param longest     of the codes, in bits
     */
    PrefixCode(int[] frequencies, int longest) {
        this.lengths = new int[frequencies.length];
        this.codes = new int[frequencies.length];
        long[] leaves = leaves(frequencies);
        int[] perLength = lengthsOf(leaves.length, depths(leaves), longest);
        // the rarest first: they get the longest codes
        int leaf = 0;
        for (int length = longest; length > 0; length--) {
            for (int i = 0; i < perLength[length]; i++) {
                lengths[symbol(leaves[leaf++])] = length;
            }
        }
        assignCodes(perLength, longest);
    }

    /** Bits of a symbol's code; 0 if it has none. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** A symbol's code, its first bit lowest. */
    int code(int symbol) {
        return codes[symbol];
    }

    int symbols() {
        return lengths.length;
    }

    /** Frequency and symbol in one number, the rarest first. */
    private static long[] leaves(int[] frequencies) {
        long[] leaves = new long[frequencies.length];
        int used = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves[used++] = (long) frequencies[symbol] << 16 | symbol;
            }
        }
        for (int symbol = 0; used < 2; symbol++) {
            if (frequencies[symbol] == 0) {
                leaves[used++] = 1L << 16 | symbol;
            }
        }
        Arrays.sort(leaves, 0, used);
        return Arrays.copyOf(leaves, used);
    }

    private static int symbol(long leaf) {
        return (int) (leaf & 0xFFFF);
    }

    /** How deep each leaf lies in Huffman's tree, which two queues build: of leaves, and of nodes, both in order. */
    private static int[] depths(long[] leaves) {
        int count = leaves.length;
        long[] weights = new long[2 * count - 1];
        int[] parents = new int[2 * count - 1];
        for (int i = 0; i < count; i++) {
            weights[i] = leaves[i] >>> 16;
        }
        int leaf = 0;
        int node = count;
        for (int next = count; next < weights.length; next++) {
            for (int child = 0; child < 2; child++) {
                boolean takesLeaf = leaf < count && (node == next || weights[leaf] <= weights[node]);
                int taken = takesLeaf ? leaf++ : node++;
                weights[next] += weights[taken];
                parents[taken] = next;
            }
        }
        int[] depths = new int[weights.length];
        for (int i = weights.length - 2; i >= 0; i--) {
            depths[i] = depths[parents[i]] + 1;
        }
        return depths;
    }

    /**
     * How many codes have which length. Leaves that lie too deep are raised to the deepest level allowed, and for each two of
     * them that find no room there another leaf is lowered: the least that has to give way.
     */
    private static int[] lengthsOf(int leaves, int[] depths, int longest) {
        int[] perLength = new int[longest + 1];
        for (int i = 0; i < leaves; i++) {
            perLength[Math.min(longest, depths[i])]++;
        }
        long room = 0;
        for (int length = 1; length <= longest; length++) {
            room += (long) perLength[length] << (longest - length);
        }
        long most = 1L << longest;
        while (room > most) {
            int length = longest - 1;
            while (perLength[length] == 0) {
                length--;
            }
            perLength[length]--;
            perLength[length + 1] += 2;
            perLength[longest]--;
            room--;
        }
        return perLength;
    }

    private void assignCodes(int[] perLength, int longest) {
        int[] next = new int[longest + 1];
        int code = 0;
        for (int length = 1; length <= longest; length++) {
            code = (code + perLength[length - 1]) << 1;
            next[length] = code;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                codes[symbol] = Integer.reverse(next[lengths[symbol]]++) >>> (32 - lengths[symbol]);
            }
        }
    }
}
