package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "21°02'45.3\"N | 21.045916666667",
                "21° 02' 45,3'' B | 21.045916666667",
                "N21 02 45.3 | 21.045916666667",
                "21º02′45.3″ | 21.045916666667",
                "21°02.755'N | 21.045916666667",
                "107°04'43\"Đ | 107.078611111111",
                "107o04’43” | 107.078611111111",
                "E 107-04-43 | 107.078611111111",
                "107.0784E | 107.0784",
                "-21°30' | -21.5",
                "21°30'S | -21.5",
                "77°30'W | -77.5",
                "430000,25 | 430000.25",
                "2.317.000,5 | 2317000.5"
            })
    void reads_what_people_write(String text, double value) {
        assertThat(CoordinateText.parse(text).orElseThrow().value()).isCloseTo(value, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "21°60'",
                "21°02'60\"",
                "181°",
                "21.5°30'",
                "N21°S",
                "-21°S",
                "430 000",
                "1 2 3 4",
                "21°02'45\"N x"
            })
    void refuses_what_is_none(String text) {
        assertThat(CoordinateText.parse(text)).isEmpty();
    }

    @Test
    void a_long_text_costs_no_time() {
        assertThat(CoordinateText.parse("1 ".repeat(1_000_000))).isEmpty();
        assertThat(CoordinateText.parse("1" + " ".repeat(77) + "x")).isEmpty();
    }
}
