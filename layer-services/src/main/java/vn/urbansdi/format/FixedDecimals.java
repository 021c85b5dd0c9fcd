package vn.urbansdi.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Writes doubles as decimal digits with a bound on the decimals: the exact value of the double, rounded half away from zero,
 * without trailing zeros, exponent or negative zero.
 */
final class FixedDecimals {

    /** No number of up to 9 decimals below {@link #FAST_LIMIT} is longer. */
    static final int MAX_LENGTH = 32;

    static final int MAX_DECIMALS = 9;

    private static final double FAST_LIMIT = 1L << 52;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final long[] LONG_POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private FixedDecimals() {}

    /** Whether {@link #write} can write the value; otherwise it needs {@link #slow}. */
    static boolean isFast(double value, int decimals) {
        return Math.abs(value) * POWERS[decimals] < FAST_LIMIT;
    }

    /**
     * Writes at {@code position}, where {@link #MAX_LENGTH} bytes are free.
     *
     * @return the position after the last byte written
     */
    static int write(byte[] target, int position, double value, int decimals) {
        double magnitude = Math.abs(value);
        double product = magnitude * POWERS[decimals];
        long scaled = (long) product;
        double rest = product - scaled;
        // The product is itself rounded. That matters only if it seems to lie exactly between two results: then the
        // error of the product, which a fused multiply-add gives exactly, decides.
        if (rest > 0.5 || (rest == 0.5 && Math.fma(magnitude, POWERS[decimals], -product) >= 0)) {
            scaled++;
        }
        int at = position;
        if (value < 0 && scaled != 0) {
            target[at++] = '-';
        }
        long whole = scaled / LONG_POWERS[decimals];
        int fraction = (int) (scaled - whole * LONG_POWERS[decimals]);
        at = writeLong(target, at, whole);
        if (fraction == 0) {
            return at;
        }
        target[at] = '.';
        for (int i = at + decimals; i > at; i--) {
            int tenth = fraction / 10;
            target[i] = (byte) ('0' + fraction - tenth * 10);
            fraction = tenth;
        }
        at += decimals + 1;
        while (target[at - 1] == '0') {
            at--;
        }
        return at;
    }

    /** Writes a whole number that is not negative, and returns the position after it. */
    static int writeLong(byte[] target, int position, long value) {
        int digits = 1;
        for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
            digits++;
        }
        long rest = value;
        for (int i = position + digits - 1; i >= position; i--) {
            long tenth = rest / 10;
            target[i] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        return position + digits;
    }

    /** The same digits for values of any size. */
    static byte[] slow(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        String digits =
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return digits.getBytes(StandardCharsets.US_ASCII);
    }
}
