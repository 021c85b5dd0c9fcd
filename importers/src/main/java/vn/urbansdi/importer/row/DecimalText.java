package vn.urbansdi.importer.row;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as people and spreadsheets write them, with a decimal point or a decimal comma. */
public final class DecimalText {

    private static final int MAX_LENGTH = 60;
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+");
    private static final Pattern GROUPED_BY_POINT =
            Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+,\\d+|[+-]?\\d{1,3}(\\.\\d{3}){2,}");
    private static final Pattern GROUPED_BY_COMMA =
            Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+\\.\\d+|[+-]?\\d{1,3}(,\\d{3}){2,}");

    private DecimalText() {}

    /**
     * {@code 1234.5}, {@code 1234,5}, {@code 1.234,5}, {@code 1,234.5}. One comma and no point is a decimal comma, as
     * Vietnamese has it; one point and no comma is a decimal point.
     */
    public static Optional<BigDecimal> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (PLAIN.matcher(trimmed).matches()) {
            return Optional.of(new BigDecimal(trimmed));
        }
        if (COMMA.matcher(trimmed).matches()) {
            return Optional.of(new BigDecimal(trimmed.replace(',', '.')));
        }
        if (GROUPED_BY_POINT.matcher(trimmed).matches()) {
            return Optional.of(new BigDecimal(trimmed.replace(".", "").replace(',', '.')));
        }
        if (GROUPED_BY_COMMA.matcher(trimmed).matches()) {
            return Optional.of(new BigDecimal(trimmed.replace(",", "")));
        }
        return Optional.empty();
    }
}
