package vn.urbansdi.importer.doctor.profile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.importer.map.BadValueException;
import vn.urbansdi.importer.map.ValueCast;
import vn.urbansdi.importer.row.DecimalText;

/** What one value is by itself, by the casts that an import makes. */
final class KindOf {

    private static final int LONGEST_WORD_OF_YES_OR_NO = 6;
    private static final int LONGEST_DATE = 40;

    private KindOf() {}

    /** @param value not null and not blank */
    static ValueKind value(Object value) {
        if (value instanceof Boolean) {
            return ValueKind.BOOLEAN;
        }
        if (value instanceof Long) {
            return ValueKind.INTEGER;
        }
        if (value instanceof LocalDate) {
            return ValueKind.DATE;
        }
        if (value instanceof Double || value instanceof BigDecimal) {
            return fits(value, AttributeType.INTEGER) ? ValueKind.INTEGER : ValueKind.DECIMAL;
        }
        return text(value.toString().strip());
    }

    private static ValueKind text(String text) {
        char first = text.charAt(0);
        boolean mayBeNumber =
                (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.' || first == ',';
        if (!mayBeNumber) {
            boolean word = text.length() <= LONGEST_WORD_OF_YES_OR_NO
                    && text.length() > 1
                    && fits(text, AttributeType.BOOLEAN);
            return word ? ValueKind.BOOLEAN : ValueKind.TEXT;
        }
        if (first == '0' && text.length() > 1 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return ValueKind.CODE; // as a number it would lose its zero
        }
        Optional<BigDecimal> number = DecimalText.parse(text);
        if (number.isPresent()) {
            boolean whole = number.get().scale() <= 0 && fits(number.get(), AttributeType.INTEGER);
            return whole ? ValueKind.INTEGER : ValueKind.DECIMAL;
        }
        if (text.length() <= LONGEST_DATE && fits(text, AttributeType.DATE)) {
            return ValueKind.DATE;
        }
        return text.length() <= LONGEST_DATE && fits(text, AttributeType.TIMESTAMP)
                ? ValueKind.TIMESTAMP
                : ValueKind.TEXT;
    }

    private static boolean fits(Object value, AttributeType type) {
        try {
            return ValueCast.cast(value, type) != null;
        } catch (BadValueException e) {
            return false;
        }
    }
}
