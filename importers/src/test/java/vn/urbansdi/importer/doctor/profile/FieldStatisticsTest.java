package vn.urbansdi.importer.doctor.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.urbansdi.importer.map.DecimalColumns;
import vn.urbansdi.importer.row.SourceField;

class FieldStatisticsTest {

    private static FieldProfile of(Stream<?> values) {
        FieldStatistics statistics = new FieldStatistics();
        long[] rows = {0};
        List<?> seen = values.toList();
        seen.forEach(value -> {
            rows[0]++;
            statistics.add(rows[0], value);
        });
        DecimalColumns numbers = new DecimalColumns(Optional.empty());
        seen.forEach(value -> numbers.observe(0, value));
        return statistics.profile(new SourceField("f"), rows[0], numbers.column(0), null);
    }

    @Test
    void grouped_thousands_are_whole_numbers_where_the_column_tells_that_they_are_grouped() {
        FieldProfile people = of(Stream.of("1.200", "980", "1.234.567"));
        assertThat(people.kind()).isEqualTo(ValueKind.INTEGER);
        assertThat(people.maximum()).isEqualTo("1234567");
        assertThat(of(Stream.of("1.200", "980", "12.5")).kind()).isEqualTo(ValueKind.DECIMAL);
    }

    @Test
    void numbers_of_hundreds_of_digits_are_not_written_out() {
        FieldProfile wild = of(Stream.of("1e300", "-1e-300", "5"));
        assertThat(wild.maximum()).isEqualTo("1E+300");
        assertThat(wild.minimum()).isEqualTo("-1E-300");
    }

    @Test
    void kinds() {
        assertThat(of(Stream.of("1", "-2", "30")).kind()).isEqualTo(ValueKind.INTEGER);
        assertThat(of(Stream.of(3.0, 4.0)).kind()).isEqualTo(ValueKind.INTEGER);
        assertThat(of(Stream.of("1,5", "2", "1.234,5")).kind()).isEqualTo(ValueKind.DECIMAL);
        assertThat(of(Stream.of("06652", "06658")).kind()).isEqualTo(ValueKind.CODE);
        assertThat(of(Stream.of("31/01/2024", "2024-02-29")).kind()).isEqualTo(ValueKind.DATE);
        assertThat(of(Stream.of(LocalDate.EPOCH)).kind()).isEqualTo(ValueKind.DATE);
        assertThat(of(Stream.of("2024-02-29T10:00:00")).kind()).isEqualTo(ValueKind.TIMESTAMP);
        assertThat(of(Stream.of("có", "Không", "có")).kind()).isEqualTo(ValueKind.BOOLEAN);
        assertThat(of(Stream.of("", " ", "")).kind()).isEqualTo(ValueKind.EMPTY);
        assertThat(of(Stream.of("Hồng Gai", "Bãi Cháy")).kind()).isEqualTo(ValueKind.TEXT);
        assertThat(of(IntStream.range(0, 100).mapToObj(i -> i % 2 == 0 ? "ODT" : "CLN"))
                        .kind())
                .isEqualTo(ValueKind.CODE);
    }

    @Test
    void numbers_are_compared_by_size_and_not_by_letters() {
        FieldProfile profile = of(Stream.of("9", "10", "100", ""));
        assertThat(profile.minimum()).isEqualTo("9");
        assertThat(profile.maximum()).isEqualTo("100");
        assertThat(profile.filledPercent()).isEqualTo(75);
        assertThat(of(Stream.of(new BigDecimal("1.50"))).maximum()).isEqualTo("1.50");
    }

    @Test
    void few_different_values_are_counted_and_many_estimated() {
        FieldProfile few = of(IntStream.range(0, 5_000).mapToObj(i -> "v" + i % 900));
        assertThat(few.distinct()).isEqualTo(900);
        assertThat(few.distinctExact()).isTrue();
        FieldProfile many = of(IntStream.range(0, 200_000).mapToObj(i -> "v" + i % 100_000));
        assertThat(many.distinctExact()).isFalse();
        assertThat(many.distinct()).isBetween(95_000L, 105_000L);
        assertThat(many.frequent()).hasSizeLessThanOrEqualTo(60);
    }
}
