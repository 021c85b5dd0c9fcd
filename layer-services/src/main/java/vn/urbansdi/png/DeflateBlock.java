package vn.urbansdi.png;

import java.util.Arrays;

/** One block of DEFLATE with codes of its own (RFC 1951, 3.2.7): literal bytes, and repeats of what came before. */
final class DeflateBlock {

    /** The farthest back that a repeat may look, bytes. */
    static final int FARTHEST = 32_768;

    /** The longest repeat, bytes. */
    static final int LONGEST = 258;

    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int END = 256;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_LENGTH_CODE = 7;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    /** By length in bytes: the symbol, and what is added to it in how many bits (3.2.5). */
    private static final int[] LENGTH_SYMBOL = new int[LONGEST + 1];

    private static final int[] LENGTH_BASE = new int[LITERALS];
    private static final int[] LENGTH_BITS = new int[LITERALS];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final int[] DISTANCE_BITS = new int[DISTANCES];

    static {
        int base = 3;
        for (int symbol = 257; symbol < 285; symbol++) {
            LENGTH_BITS[symbol] = symbol < 265 ? 0 : (symbol - 261) / 4;
            LENGTH_BASE[symbol] = base;
            for (int i = 0; i < 1 << LENGTH_BITS[symbol] && base + i < LONGEST; i++) {
                LENGTH_SYMBOL[base + i] = symbol;
            }
            base += 1 << LENGTH_BITS[symbol];
        }
        LENGTH_SYMBOL[LONGEST] = 285;
        LENGTH_BASE[285] = LONGEST;
        base = 1;
        for (int symbol = 0; symbol < DISTANCES; symbol++) {
            DISTANCE_BITS[symbol] = symbol < 4 ? 0 : symbol / 2 - 1;
            DISTANCE_BASE[symbol] = base;
            base += 1 << DISTANCE_BITS[symbol];
        }
    }

    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DISTANCES];

    /** A literal byte, or a repeat: its distance above its length and a mark. */
    private final int[] tokens;

    private int size;

    /** @param capacity literals and repeats */
    DeflateBlock(int capacity) {
        tokens = new int[capacity];
    }

    /** Whether so many more go in. */
    boolean takes(int more) {
        return size + more <= tokens.length;
    }

    void literal(int value) {
        literalCounts[value]++;
        tokens[size++] = value;
    }

    /**
     * @param length   3 to {@link #LONGEST} bytes
     * @param distance 1 to {@link #FARTHEST} bytes
     */
    void repeat(int length, int distance) {
        literalCounts[LENGTH_SYMBOL[length]]++;
        distanceCounts[distanceSymbol(distance)]++;
        tokens[size++] = distance << 10 | 1 << 9 | length;
    }

    private static int distanceSymbol(int distance) {
        int before = distance - 1;
        if (before < 4) {
            return before;
        }
        int bits = 30 - Integer.numberOfLeadingZeros(before);
        return 2 * bits + 2 + (before >>> bits & 1);
    }

    /** Writes the block and begins anew. */
    void write(BitSink out, boolean last) {
        literalCounts[END] = 1;
        PrefixCode literals = new PrefixCode(literalCounts, LONGEST_CODE);
        PrefixCode distances = new PrefixCode(distanceCounts, LONGEST_CODE);
        out.put(last ? 1 : 0, 1);
        out.put(2, 2);
        writeCodes(out, literals, distances);
        for (int i = 0; i < size; i++) {
            int token = tokens[i];
            if (token < 256) {
                out.put(literals.code(token), literals.length(token));
            } else {
                writeRepeat(out, literals, distances, token & 0x1FF, token >>> 10);
            }
        }
        out.put(literals.code(END), literals.length(END));
        size = 0;
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
    }

    private static void writeRepeat(BitSink out, PrefixCode literals, PrefixCode distances, int length, int distance) {
        int symbol = LENGTH_SYMBOL[length];
        int code = literals.code(symbol) | (length - LENGTH_BASE[symbol]) << literals.length(symbol);
        out.put(code, literals.length(symbol) + LENGTH_BITS[symbol]);
        int far = distanceSymbol(distance);
        code = distances.code(far) | (distance - DISTANCE_BASE[far]) << distances.length(far);
        out.put(code, distances.length(far) + DISTANCE_BITS[far]);
    }

    /** The lengths of both codes, themselves in a code, in which equal ones that follow each other are told by their number. */
    private static void writeCodes(BitSink out, PrefixCode literals, PrefixCode distances) {
        int literalsUsed = used(literals, 257);
        int distancesUsed = used(distances, 1);
        int[] lengths = new int[literalsUsed + distancesUsed];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i < literalsUsed ? literals.length(i) : distances.length(i - literalsUsed);
        }
        int[] symbols = new int[lengths.length];
        int[] repeats = new int[lengths.length];
        int[] counts = new int[19];
        int told = 0;
        int i = 0;
        while (i < lengths.length) {
            int run = 1;
            while (i + run < lengths.length && lengths[i + run] == lengths[i]) {
                run++;
            }
            if (lengths[i] == 0 && run >= 3) {
                run = Math.min(run, 138);
                symbols[told] = run < 11 ? 17 : 18;
                repeats[told] = run - (run < 11 ? 3 : 11);
            } else if (i > 0 && lengths[i] == lengths[i - 1] && run >= 3) {
                run = Math.min(run, 6);
                symbols[told] = 16;
                repeats[told] = run - 3;
            } else {
                run = 1;
                symbols[told] = lengths[i];
            }
            counts[symbols[told++]]++;
            i += run;
        }
        PrefixCode code = new PrefixCode(counts, LONGEST_LENGTH_CODE);
        int ordered = ORDER.length;
        while (ordered > 4 && code.length(ORDER[ordered - 1]) == 0) {
            ordered--;
        }
        out.put(literalsUsed - 257, 5);
        out.put(distancesUsed - 1, 5);
        out.put(ordered - 4, 4);
        for (int k = 0; k < ordered; k++) {
            out.put(code.length(ORDER[k]), 3);
        }
        for (int k = 0; k < told; k++) {
            out.put(code.code(symbols[k]), code.length(symbols[k]));
            if (symbols[k] >= 16) {
                out.put(repeats[k], symbols[k] == 16 ? 2 : symbols[k] == 17 ? 3 : 7);
            }
        }
    }

    private static int used(PrefixCode code, int least) {
        int used = code.symbols();
        while (used > least && code.length(used - 1) == 0) {
            used--;
        }
        return used;
    }
}
