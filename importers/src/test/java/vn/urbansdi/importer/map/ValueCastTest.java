package vn.urbansdi.importer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.AttributeType;

class ValueCastTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT|  Lê Lợi |Lê Lợi",
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
        assertThat(ValueCast.cast(written, type)).isInstanceOf(type.javaType()).hasToString(meant);
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
        assertThatThrownBy(() -> ValueCast.cast(written, type)).isInstanceOf(BadValueException.class);
    }

    @Test
    void a_billion_digits_are_not_written_out() {
        assertThatThrownBy(() -> ValueCast.cast(new BigDecimal("1e999999999"), AttributeType.TEXT))
                .isInstanceOf(BadValueException.class);
        assertThatThrownBy(() -> ValueCast.cast(new BigDecimal("1e999999999"), AttributeType.INTEGER))
                .isInstanceOf(BadValueException.class);
    }

    @Test
    void numbers_as_text_lose_their_trailing_zeros_only() throws BadValueException {
        assertThat(ValueCast.cast(new BigDecimal("12.000"), AttributeType.TEXT)).isEqualTo("12");
        assertThat(ValueCast.cast(new BigDecimal("100"), AttributeType.TEXT)).isEqualTo("100");
        assertThat(ValueCast.cast(6685L, AttributeType.TEXT)).isEqualTo("6685");
    }

    @Test
    void blank_text_is_no_value_and_endless_text_is_refused() throws BadValueException {
        assertThat(ValueCast.cast("  ", AttributeType.TEXT)).isNull();
        assertThat(ValueCast.cast(null, AttributeType.DATE)).isNull();
        assertThatThrownBy(() -> ValueCast.cast("x".repeat(200_000), AttributeType.TEXT))
                .isInstanceOf(BadValueException.class);
    }
}
