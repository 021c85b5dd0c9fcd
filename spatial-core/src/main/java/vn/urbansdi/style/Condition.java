package vn.urbansdi.style;

import java.util.List;
import java.util.Set;

/**
 * Which features a rule draws, compiled to look values up by position. A comparison with a missing value is false, also
 * {@code <>}; {@link Not} stands only before {@link Missing} and {@link In}, and before all that other rules draw.
 */
public sealed interface Condition {

    Condition ALWAYS = new All(List.of());

    boolean test(Object[] values);

    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As OpenLayers and Mapbox write it. */
        String sign() {
            return sign;
        }

        Operator opposite() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> GREATER_OR_EQUAL;
                case LESS_OR_EQUAL -> GREATER;
                case GREATER -> LESS_OR_EQUAL;
                case GREATER_OR_EQUAL -> LESS;
            };
        }

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    /** @param literal of the attribute's own Java type */
    record Comparison(Column column, Operator operator, Comparable<Object> literal) implements Condition {
        @Override
        public boolean test(Object[] values) {
            Object value = column.value(values);
            return value != null && operator.holds(-Integer.signum(literal.compareTo(value)));
        }
    }

    /** @param literals of the attribute's own Java type, found by {@code compareTo} where scale must not matter */
    record In(Column column, Set<Object> literals) implements Condition {
        @Override
        public boolean test(Object[] values) {
            Object value = column.value(values);
            return value != null && literals.contains(value);
        }
    }

    record Missing(Column column) implements Condition {
        @Override
        public boolean test(Object[] values) {
            return column.value(values) == null;
        }
    }

    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean test(Object[] values) {
            for (Condition part : parts) {
                if (!part.test(values)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean test(Object[] values) {
            for (Condition part : parts) {
                if (part.test(values)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public boolean test(Object[] values) {
            return !part.test(values);
        }
    }
}
