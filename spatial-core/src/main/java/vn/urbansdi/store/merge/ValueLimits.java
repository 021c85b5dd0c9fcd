package vn.urbansdi.store.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.AttributeRule;

/** What PostgreSQL cannot keep: NUL in text, long text in an index, numbers and times beyond all reason. */
final class ValueLimits {

    /** Far below PostgreSQL's 131,072 digits before and 16,383 after the point, far above anything that is measured. */
    private static final int DECIMAL_DIGITS = 1_000;

    private static final LocalDate FIRST_DAY = LocalDate.of(-4000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST_INSTANT = Instant.parse("-4000-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    private final List<Attribute> attributes;
    private final boolean[] indexed;

    ValueLimits(Layer layer) {
        attributes = layer.attributes();
        indexed = new boolean[attributes.size()];
        for (int i = 0; i < indexed.length; i++) {
            indexed[i] = AttributeRule.isIndexedText(layer, attributes.get(i));
        }
    }

    /** The name of the first attribute whose value cannot be kept. */
    Optional<String> violated(Object[] values) {
        for (int i = 0; i < indexed.length && i < values.length; i++) {
            if (isViolated(values, i)) {
                return Optional.of(attributes.get(i).name());
            }
        }
        return Optional.empty();
    }

    /** The names of all attributes whose values cannot be kept. */
    List<String> allViolated(Object[] values) {
        return IntStream.range(0, Math.min(indexed.length, values.length))
                .filter(i -> isViolated(values, i))
                .mapToObj(i -> attributes.get(i).name())
                .toList();
    }

    private boolean isViolated(Object[] values, int position) {
        return values[position] != null && !canBeKept(values[position], indexed[position]);
    }

    private static boolean canBeKept(Object value, boolean indexed) {
        if (value instanceof String text) {
            return text.indexOf('\0') < 0 && !(indexed && text.length() > AttributeRule.INDEXED_CHARACTERS);
        }
        if (value instanceof BigDecimal number) {
            return Math.abs((long) number.scale()) + number.precision() <= DECIMAL_DIGITS;
        }
        if (value instanceof LocalDate day) {
            return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
        }
        if (value instanceof Instant instant) {
            return !instant.isBefore(FIRST_INSTANT) && !instant.isAfter(LAST_INSTANT);
        }
        return true;
    }
}
