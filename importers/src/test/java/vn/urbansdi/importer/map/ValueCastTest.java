package vn.urbansdi.importer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.AttributeType;

class ValueCastTest {

    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    private final ValueCast cast = new ValueCast(new TextDecoding(Optional.empty()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT|  Lê Lợi |Lê Lợi",
                "TEXT|Ðường|Đường",
                "INTEGER|12|12",
                "INTEGER|12,0|12",
                "DECIMAL|1234.50|1234.50",
                "DECIMAL|1234,5|1234.5",
                "DECIMAL|1.234,5|1234.5",
                "DECIMAL|1,234.5|1234.5",
                "DECIMAL|1.234.567|1234567",
                "DECIMAL|-0,25|-0.25",
                "BOOLEAN|Có|true",
                "BOOLEAN|KHÔNG|false",
                "BOOLEAN|yes|true",
                "DATE|31/01/2024|2024-01-31",
                "DATE|2024-01-31|2024-01-31",
                "DATE|2024/01/31|2024-01-31",
                "DATE|1-2-2024|2024-02-01",
                "DATE|2024-01-31T00:00:00|2024-01-31",
                "TIMESTAMP|2024-01-31T10:00:00Z|2024-01-31T10:00:00Z",
                "TIMESTAMP|2024-01-31 10:00|2024-01-31T03:00:00Z",
                "TIMESTAMP|31/01/2024 10:00:30|2024-01-31T03:00:30Z",
                "TIMESTAMP|2024/01/31 10:00:00+07|2024-01-31T03:00:00Z"
            })
    void reads_what_people_write(AttributeType type, String written, String meant) throws BadValueException {
        assertThat(cast.cast(written, type)).isInstanceOf(type.javaType()).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 12.5",
        "INTEGER, twelve",
        "INTEGER, 99999999999999999999",
        "DECIMAL, 1e999",
        "DECIMAL, 1e60",
        "DECIMAL, NaN",
        "DECIMAL, 0x10",
        "BOOLEAN, perhaps",
        "DATE, 31/02/2024",
        "DATE, 01/13/2024",
        "DATE, 2024-01-31T10:00:00",
        "DATE, yesterday",
        "TIMESTAMP, 2024-01-31T25:00:00"
    })
    void refuses_what_it_would_have_to_guess(AttributeType type, String written) {
        assertThatThrownBy(() -> cast.cast(written, type)).isInstanceOf(BadValueException.class);
    }

    @Test
    void a_billion_digits_are_not_written_out() {
        assertThatThrownBy(() -> cast.cast(new BigDecimal("1e999999999"), AttributeType.TEXT))
                .isInstanceOf(BadValueException.class);
        assertThatThrownBy(() -> cast.cast(new BigDecimal("1e999999999"), AttributeType.INTEGER))
                .isInstanceOf(BadValueException.class);
    }

    @Test
    void numbers_as_text_lose_their_trailing_zeros_only() throws BadValueException {
        assertThat(cast.cast(new BigDecimal("12.000"), AttributeType.TEXT)).isEqualTo("12");
        assertThat(cast.cast(new BigDecimal("100"), AttributeType.TEXT)).isEqualTo("100");
        assertThat(cast.cast(6685L, AttributeType.TEXT)).isEqualTo("6685");
    }

    @Test
    void blank_text_is_no_value_and_nul_is_refused() throws BadValueException {
        assertThat(cast.cast("  ", AttributeType.TEXT)).isNull();
        assertThat(cast.cast(null, AttributeType.DATE)).isNull();
        assertThatThrownBy(() -> cast.cast("a\0b", AttributeType.TEXT)).isInstanceOf(BadValueException.class);
        assertThatThrownBy(() -> cast.cast("x".repeat(200_000), AttributeType.TEXT))
                .isInstanceOf(BadValueException.class);
    }

    @Test
    void text_in_windows_1258_or_utf_8_becomes_the_same_composed_text() throws BadValueException {
        for (String name : List.of("Hồng Gai", "Đường Nguyễn Văn Cừ", "Phường Bãi Cháy", "ƯỚC MƠ", "Yết Kiêu", "đ")) {
            assertThat(cast.cast(windows1258(name), AttributeType.TEXT)).isEqualTo(name);
            assertThat(cast.cast(name.getBytes(StandardCharsets.UTF_8), AttributeType.TEXT))
                    .isEqualTo(name);
            assertThat(cast.cast(Normalizer.normalize(name, Normalizer.Form.NFD), AttributeType.TEXT))
                    .isEqualTo(name);
        }
    }

    /** As old Windows programs write it: letters with hat or horn are one byte, tones follow as another. */
    static byte[] windows1258(String text) {
        StringBuilder separated = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String decomposed = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
            String tones = "\u0300\u0301\u0303\u0309\u0323";
            String tone = decomposed
                    .codePoints()
                    .filter(mark -> tones.indexOf(mark) >= 0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String rest = decomposed
                    .codePoints()
                    .filter(mark -> tones.indexOf(mark) < 0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            separated.append(Normalizer.normalize(rest, Normalizer.Form.NFC)).append(tone);
        }
        return separated.toString().getBytes(WINDOWS_1258);
    }
}
