package vn.urbansdi.importer.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1200|1200|1200",
                "-7|-7|-7",
                "12.5|12.5|-",
                "12,5|-|12.5",
                "0.123|0.123|-",
                "0,123|-|0.123",
                ",5|-|0.5",
                ".5|0.5|-",
                "1234.567|1234.567|-",
                "1.200|1.200|1200",
                "1,200|1200|1.200",
                "-12.000|-12.000|-12000",
                "1.234.567|-|1234567",
                "1,234,567|1234567|-",
                "1.234,5|-|1234.5",
                "1,234.5|1234.5|-",
                "1.5e3|1500|-",
                "1,5E+03|-|1500",
                "12.34.5|-|-",
                "1,23,456|-|-",
                "1 200|-|-",
                "NaN|-|-",
                "1.|1|-",
            })
    void what_a_text_is_with_either_mark(String text, BigDecimal point, BigDecimal comma) {
        DecimalText.Readings readings = DecimalText.readings(text);
        assertThat(plain(readings.point())).isEqualTo(plain(Optional.ofNullable(point)));
        assertThat(plain(readings.comma())).isEqualTo(plain(Optional.ofNullable(comma)));
        assertThat(readings.isAmbiguous()).isEqualTo(point != null && comma != null && point.compareTo(comma) != 0);
    }

    private static Optional<String> plain(Optional<BigDecimal> number) {
        return number.map(each -> each.stripTrailingZeros().toPlainString());
    }

    @Test
    void a_coordinate_has_its_single_separator_for_the_decimal_mark() {
        assertThat(DecimalText.parse("107.078")).contains(new BigDecimal("107.078"));
        assertThat(DecimalText.parse("107,078")).contains(new BigDecimal("107.078"));
        assertThat(DecimalText.parse("2.317.000")).contains(new BigDecimal("2317000"));
        assertThat(DecimalText.parse("9".repeat(100))).isEmpty();
    }
}
