package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DbfNumberTest {

    private static Number plain(String text) {
        byte[] bytes = ("!!" + text + "!!").getBytes(StandardCharsets.US_ASCII);
        return DbfNumber.plain(bytes, 2, bytes.length - 2);
    }

    @ParameterizedTest
    @CsvSource({
        "12.50, 12.50",
        "-0.5, -0.5",
        ".5, 0.5",
        "12., 12",
        "0.0, 0.0",
        "-0.0, 0.0",
        "1234.567800000000000, 1234.56780000000000",
        "123456.000000000000000, 123456.000000000000",
        "12345678901234567890123.000, ",
        "1234567890123456789.000, "
    })
    void decimals_keep_what_is_written_as_far_as_eighteen_digits_go(String text, BigDecimal expected) {
        assertThat(plain(text)).isEqualTo(expected);
    }

    @Test
    void without_a_point_it_is_whole() {
        assertThat(plain("-42")).isEqualTo(-42L);
        assertThat(plain("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                ".",
                "-.",
                "1.2.3",
                "1e5",
                "+1",
                "1,5",
                "****",
                "--1",
                "1234567890123456789",
                "0.1234567890123456789"
            })
    void anything_else_is_left_to_others(String text) {
        assertThat(plain(text)).isNull();
    }

    @Test
    void it_is_the_number_that_is_written() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number =
                    BigDecimal.valueOf(random.nextLong(-999_999_999_999L, 999_999_999_999L), random.nextInt(1, 6));
            String text = number.setScale(random.nextInt(6, 16)).toPlainString();
            assertThat((BigDecimal) plain(text)).as(text).isEqualByComparingTo(number);
        }
    }
}
