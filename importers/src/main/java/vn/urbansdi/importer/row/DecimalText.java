package vn.urbansdi.importer.row;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as people and spreadsheets write them, with a decimal point or a decimal comma. */
public final class DecimalText {

    private static final int MAX_LENGTH = 60;
    private static final Pattern POINT = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+|\\d*,\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED_BY_POINT = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");

    private DecimalText() {}

    /**
     * What a text is as a number with either mark: {@code 12.5} is one with a decimal point only, {@code 1.234,5} with a decimal
     * comma only, {@code 1200} the same with both, and {@code 1.200} is 1.2 or 1200.
     */
    public record Readings(Optional<BigDecimal> point, Optional<BigDecimal> comma) {

        private static final Readings NONE = new Readings(Optional.empty(), Optional.empty());

        public boolean isNumber() {
            return point.isPresent() || comma.isPresent();
        }

        /** Whether the text is one number with a decimal point and another one with a decimal comma. */
        public boolean isAmbiguous() {
            return point.isPresent() && comma.isPresent() && point.get().compareTo(comma.get()) != 0;
        }

        /** The mark that the text must have been written with; empty where it may be either, and where it is no number. */
        public Optional<DecimalMark> evidence() {
            if (point.isPresent() == comma.isPresent()) {
                return Optional.empty();
            }
            return Optional.of(point.isPresent() ? DecimalMark.POINT : DecimalMark.COMMA);
        }

        public Optional<BigDecimal> by(DecimalMark mark) {
            return mark == DecimalMark.POINT ? point : comma;
        }

        /** The number that it is with whichever mark; empty where that would have to be guessed. */
        public Optional<BigDecimal> only() {
            return isAmbiguous() ? Optional.empty() : point.or(() -> comma);
        }
    }

    public static Readings readings(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
            return Readings.NONE;
        }
        boolean marked = trimmed.indexOf('.') >= 0 || trimmed.indexOf(',') >= 0;
        Optional<BigDecimal> point = point(trimmed);
        return new Readings(point, marked ? comma(trimmed) : point);
    }

    private static Optional<BigDecimal> point(String text) {
        if (POINT.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        return GROUPED_BY_COMMA.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(",", "")))
                : Optional.empty();
    }

    private static Optional<BigDecimal> comma(String text) {
        if (COMMA.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(',', '.')));
        }
        return GROUPED_BY_POINT.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')))
                : Optional.empty();
    }

    /**
     * A number of which the place tells whether it was read as it was meant, such as a coordinate: a single comma or point is
     * taken for the decimal mark.
     */
    public static Optional<BigDecimal> parse(String text) {
        Readings readings = readings(text);
        boolean comma = readings.isAmbiguous() && text.indexOf(',') >= 0;
        return comma ? readings.comma() : readings.point().or(readings::comma);
    }
}
