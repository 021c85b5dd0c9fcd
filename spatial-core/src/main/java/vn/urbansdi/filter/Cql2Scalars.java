package vn.urbansdi.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/**
 * Values of CQL2 and comparisons between them (OGC 21-065r2, 6.5). Days and moments are compared as days, which last from midnight
 * to midnight in Việt Nam: {@code at < DATE('2026-08-14')} is before the day begins, {@code at > DATE('2026-08-14')} after it
 * is over.
 */
final class Cql2Scalars {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Layer layer;
    private final ComparisonCheck comparisons;

    Cql2Scalars(Layer layer) {
        this.layer = layer;
        this.comparisons = new ComparisonCheck(layer);
    }

    /** A value, and the type that it has or, of a literal, would have by itself. */
    record Scalar(Expression expression, AttributeType type) {

        boolean isLiteral() {
            return expression instanceof Literal;
        }
    }

    /** @param operator in which it stands, for the words of a refusal */
    Scalar scalar(Cql2Node node, String operator) {
        try {
            if (node instanceof Cql2Node.Name name) {
                return property(name, operator);
            }
            if (node instanceof Cql2Node.Value value) {
                return literal(value.value(), operator);
            }
            if (node instanceof Cql2Node.Computed computed) {
                return computed(computed);
            }
            throw Refusal.unsupported("(…) " + operator);
        } catch (FilterException e) {
            throw e.at(node.place().title());
        }
    }

    private Scalar property(Cql2Node.Name name, String operator) {
        PropertyName property = FilterCheck.valueProperty(layer, FACTORY.property(name.name()), operator);
        return new Scalar(property, FilterCheck.type(layer, property));
    }

    private static Scalar literal(Object value, String operator) {
        if (value instanceof String text) {
            String storable = Literals.text(text).orElseThrow(() -> Refusal.literal("'…'", AttributeType.TEXT, text));
            return new Scalar(FACTORY.literal(storable), AttributeType.TEXT);
        }
        AttributeType type;
        if (value instanceof BigDecimal) {
            type = AttributeType.DECIMAL;
        } else if (value instanceof Boolean) {
            type = AttributeType.BOOLEAN;
        } else if (value instanceof LocalDate) {
            type = AttributeType.DATE;
        } else if (value instanceof Instant) {
            type = AttributeType.TIMESTAMP;
        } else {
            throw Refusal.operands("geometry", operator);
        }
        return new Scalar(FACTORY.literal(value), type);
    }

    private Scalar computed(Cql2Node.Computed node) {
        String symbol = node.kind().symbol();
        AttributeType type = node.kind().isFolding() ? AttributeType.TEXT : AttributeType.DECIMAL;
        List<Expression> operands = node.operands().stream()
                .map(operand -> {
                    Scalar scalar = scalar(operand, symbol);
                    if (scalar.type() != type && !(isNumber(type) && isNumber(scalar.type()))) {
                        throw Refusal.operands(shown(operand), symbol)
                                .at(operand.place().title());
                    }
                    return scalar.expression();
                })
                .toList();
        return new Scalar(new Operation(node.kind(), operands), type);
    }

    static boolean isNumber(AttributeType type) {
        return type == AttributeType.INTEGER || type == AttributeType.DECIMAL;
    }

    /** A condition that is unknown where a value is missing. */
    Filter compare(String operator, Scalar left, Scalar right) {
        if (left.isLiteral() && !right.isLiteral()) {
            return compare(mirrored(operator), right, left);
        }
        if (left.expression() instanceof PropertyName property && right.isLiteral()) {
            return compareWithLiteral(operator, property, left.type(), ((Literal) right.expression()).getValue());
        }
        if (left.type() != right.type() && !(isNumber(left.type()) && isNumber(right.type()))) {
            throw Refusal.unsupported(
                    left.type().yamlName() + " " + operator + " " + right.type().yamlName());
        }
        return create(operator, left.expression(), right.expression());
    }

    Filter compareWithLiteral(String operator, PropertyName property, AttributeType type, Object literal) {
        Object value = literal;
        if (type == AttributeType.TIMESTAMP && value instanceof String text && Cql2Times.isDay(text)) {
            value = Cql2Times.day(text);
        }
        if (type == AttributeType.TIMESTAMP && value instanceof LocalDate day) {
            return compareWithDay(operator, property, day);
        }
        boolean written = value instanceof String;
        boolean fits = switch (type) {
            case TEXT -> written;
            case INTEGER, DECIMAL -> written || value instanceof BigDecimal;
            case BOOLEAN -> written || value instanceof Boolean;
            case DATE, TIMESTAMP -> written || value instanceof LocalDate || value instanceof Instant;
        };
        if (!fits) {
            throw Refusal.literal(property.getPropertyName(), type, value);
        }
        return create(operator, property, comparisons.literal(property, FACTORY.literal(value)));
    }

    private static Filter compareWithDay(String operator, PropertyName property, LocalDate day) {
        Literal begin = FACTORY.literal(day.atStartOfDay(ZONE).toInstant());
        Literal over = FACTORY.literal(day.plusDays(1).atStartOfDay(ZONE).toInstant());
        return switch (operator) {
            case "<" -> create("<", property, begin);
            case "<=" -> create("<", property, over);
            case ">" -> create(">=", property, over);
            case ">=" -> create(">=", property, begin);
            case "=" -> FACTORY.and(List.of(create(">=", property, begin), create("<", property, over)));
            default -> FACTORY.or(List.of(create("<", property, begin), create(">=", property, over)));
        };
    }

    static LocalDate day(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    static Filter create(String operator, Expression left, Expression right) {
        return operator.equals("<>")
                ? new KnownNot(ComparisonCheck.create("=", left, right, true))
                : ComparisonCheck.create(operator, left, right, true);
    }

    static String mirrored(String operator) {
        return ComparisonCheck.mirrored(operator);
    }

    /** The operator that holds exactly where, among known values, the other does not. */
    static String complement(String operator) {
        return switch (operator) {
            case "=" -> "<>";
            case "<>" -> "=";
            case "<" -> ">=";
            case "<=" -> ">";
            case ">" -> "<=";
            default -> "<";
        };
    }

    static String shown(Cql2Node node) {
        if (node instanceof Cql2Node.Name name) {
            return name.name();
        }
        return node instanceof Cql2Node.Value value ? String.valueOf(value.value()) : "(…)";
    }
}
