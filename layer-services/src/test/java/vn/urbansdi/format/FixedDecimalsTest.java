package vn.urbansdi.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedDecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 4, 0",
        "-0.0, 4, 0",
        "-0.00001, 4, 0",
        "-0.00005, 4, -0.0001",
        "0.99999, 4, 1",
        "430000, 4, 430000",
        "2317000.5, 4, 2317000.5",
        "0.1, 9, 0.1",
        "107.07879625, 9, 107.07879625",
        "1e-300, 9, 0",
        "1e300, 0, 1000000000000000052504760255204420248704468581108159154915854115111802457988908195786371375080447854045104307289040961536",
        "4503599627370495.5, 4, 4503599627370495.5",
        "0.5, 0, 1",
        "2.5, 0, 3"
    })
    void writesKnownNumbers(double value, int decimals, String expected) {
        assertThat(written(value, decimals)).startsWith(expected.substring(0, Math.min(15, expected.length())));
        assertThat(written(value, decimals)).isEqualTo(exact(value, decimals));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20260101})
    void agreesWithExactDecimalArithmetic(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300_000; i++) {
            int decimals = random.nextInt(FixedDecimals.MAX_DECIMALS + 1);
            double value = switch (i % 5) {
                case 0 -> random.nextDouble() * 360 - 180;
                case 1 -> random.nextDouble() * 5e6;
                // Next to a tie between two results.
                case 2 -> near((random.nextInt(2_000_000_000) + 0.5) / Math.pow(10, decimals), random.nextInt(5) - 2);
                case 3 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(80) - 40);
                default -> random.nextInt(100_000) / 1000.0;
            };
            assertThat(written(value, decimals))
                    .as("seed %d: %s with %d decimals", seed, value, decimals)
                    .isEqualTo(exact(value, decimals));
        }
    }

    @Test
    void writesWholeNumbers() {
        byte[] target = new byte[FixedDecimals.MAX_LENGTH];
        for (long value : new long[] {0, 9, 10, 99, 100, 999_999_999_999L, Long.MAX_VALUE}) {
            int end = FixedDecimals.writeLong(target, 0, value);
            assertThat(new String(target, 0, end, StandardCharsets.US_ASCII)).isEqualTo(Long.toString(value));
        }
    }

    private static double near(double value, int steps) {
        double result = value;
        for (int i = 0; i < Math.abs(steps); i++) {
            result = steps > 0 ? Math.nextUp(result) : Math.nextDown(result);
        }
        return result;
    }

    private static String written(double value, int decimals) {
        if (!FixedDecimals.isFast(value, decimals)) {
            return new String(FixedDecimals.slow(value, decimals), StandardCharsets.US_ASCII);
        }
        byte[] target = new byte[FixedDecimals.MAX_LENGTH];
        return new String(target, 0, FixedDecimals.write(target, 0, value, decimals), StandardCharsets.US_ASCII);
    }

    private static String exact(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
