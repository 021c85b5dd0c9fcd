package vn.urbansdi.importer.doctor.profile;

import java.nio.charset.StandardCharsets;

/**
 * How many different values there were, in 4 kB: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) with 4096 registers,
 * whose standard error is 1.6 %.
 */
final class DistinctEstimate {

    private static final int BITS = 12;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);
    private static final double SMALL_RANGE = 2.5;

    private final byte[] registers = new byte[REGISTERS];

    void add(String value) {
        long hash = hash(value);
        int register = (int) (hash >>> (Long.SIZE - BITS));
        int rank = Math.min(Long.numberOfLeadingZeros(hash << BITS) + 1, Long.SIZE - BITS + 1);
        if (registers[register] < rank) {
            registers[register] = (byte) rank;
        }
    }

    long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double estimate = ALPHA * REGISTERS * REGISTERS / sum;
        return Math.round(
                estimate <= SMALL_RANGE * REGISTERS && empty > 0
                        ? REGISTERS * Math.log((double) REGISTERS / empty)
                        : estimate);
    }

    private static long hash(String value) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
