package vn.urbansdi.filter;

import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/** Comparisons of one layer's attributes with literals and with one another. */
final class ComparisonCheck {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private final Layer layer;

    ComparisonCheck(Layer layer) {
        this.layer = layer;
    }

    Filter check(BinaryComparisonOperator comparison) {
        String operator = operator(comparison);
        Expression left = comparison.getExpression1();
        Expression right = comparison.getExpression2();
        boolean matchCase = comparison.isMatchingCase();
        if (left instanceof Literal && right instanceof Literal) {
            // 1 = 1, which programs write to begin a chain of ANDs
            return comparison.evaluate(null) ? Filter.INCLUDE : Filter.EXCLUDE;
        }
        if (left instanceof PropertyName property && right instanceof Literal literal) {
            return compare(operator, property, literal, matchCase);
        }
        if (left instanceof Literal literal && right instanceof PropertyName property) {
            return compare(mirrored(operator), property, literal, matchCase);
        }
        if (left instanceof PropertyName one && right instanceof PropertyName other) {
            return compare(operator, one, other, matchCase);
        }
        throw Refusal.unsupported(operator, left, right);
    }

    private Filter compare(String operator, PropertyName written, Literal literal, boolean matchCase) {
        PropertyName property = FilterCheck.valueProperty(layer, written, operator);
        return create(operator, property, literal(property, literal), matchCase);
    }

    private Filter compare(String operator, PropertyName one, PropertyName other, boolean matchCase) {
        PropertyName left = FilterCheck.valueProperty(layer, one, operator);
        PropertyName right = FilterCheck.valueProperty(layer, other, operator);
        if (!comparable(FilterCheck.type(layer, left), FilterCheck.type(layer, right))) {
            throw Refusal.operands(right.getPropertyName(), operator);
        }
        return create(operator, left, right, matchCase);
    }

    private static boolean comparable(AttributeType one, AttributeType other) {
        return one == other || (isNumber(one) && isNumber(other));
    }

    private static boolean isNumber(AttributeType type) {
        return type == AttributeType.INTEGER || type == AttributeType.DECIMAL;
    }

    Filter check(PropertyIsBetween between) {
        if (between.getExpression() instanceof PropertyName written
                && between.getLowerBoundary() instanceof Literal lower
                && between.getUpperBoundary() instanceof Literal upper) {
            PropertyName property = FilterCheck.valueProperty(layer, written, "BETWEEN");
            return FACTORY.between(property, literal(property, lower), literal(property, upper));
        }
        throw Refusal.unsupported("BETWEEN", between.getExpression(), between.getLowerBoundary());
    }

    Filter check(PropertyIsLike like) {
        if (!(like.getExpression() instanceof PropertyName written)) {
            throw Refusal.unsupported("LIKE", like.getExpression(), FACTORY.literal(like.getLiteral()));
        }
        PropertyName property = FilterCheck.valueProperty(layer, written, "LIKE");
        AttributeType type = FilterCheck.type(layer, property);
        if (type != AttributeType.TEXT && type != AttributeType.INTEGER) {
            throw Refusal.operands(property.getPropertyName(), "LIKE");
        }
        String pattern = (String) Literals.coerce(like.getLiteral(), AttributeType.TEXT, property.getPropertyName());
        String any = like.getWildCard();
        String one = like.getSingleChar();
        String escape = like.getEscape();
        boolean distinct = !any.equals(one) && !any.equals(escape) && !one.equals(escape);
        if (any.length() != 1 || one.length() != 1 || escape.length() != 1 || !distinct) {
            throw Refusal.syntax(
                    "LIKE",
                    "wildCard, singleChar và escapeChar là ba ký tự khác nhau",
                    "wildCard, singleChar and escapeChar are three different characters");
        }
        return FACTORY.like(property, pattern, any, one, escape, like.isMatchingCase());
    }

    /** The literal in the type of the property. */
    Literal literal(PropertyName property, Literal literal) {
        String name = property.getPropertyName();
        Object value = literal.getValue();
        if (value == null) {
            throw Refusal.literal(name, FilterCheck.type(layer, property), null);
        }
        if (name.equals(PropertyNames.FID) && value instanceof String id && id.startsWith(layer.id() + ".")) {
            value = id.substring(layer.id().length() + 1);
        }
        return FACTORY.literal(Literals.coerce(value, FilterCheck.type(layer, property), name));
    }

    private static String operator(BinaryComparisonOperator comparison) {
        if (comparison instanceof PropertyIsEqualTo) {
            return "=";
        } else if (comparison instanceof PropertyIsNotEqualTo) {
            return "<>";
        } else if (comparison instanceof PropertyIsLessThan) {
            return "<";
        } else if (comparison instanceof PropertyIsLessThanOrEqualTo) {
            return "<=";
        } else if (comparison instanceof PropertyIsGreaterThan) {
            return ">";
        } else if (comparison instanceof PropertyIsGreaterThanOrEqualTo) {
            return ">=";
        }
        throw Refusal.unsupportedNode(comparison);
    }

    static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    /** Case matters to order always; whether it matters to equality is the asker's choice. */
    static Filter create(String operator, Expression left, Expression right, boolean matchCase) {
        return switch (operator) {
            case "=" -> FACTORY.equal(left, right, matchCase);
            case "<>" -> FACTORY.notEqual(left, right, matchCase);
            case "<" -> FACTORY.less(left, right, true);
            case "<=" -> FACTORY.lessOrEqual(left, right, true);
            case ">" -> FACTORY.greater(left, right, true);
            case ">=" -> FACTORY.greaterOrEqual(left, right, true);
            default -> throw new IllegalArgumentException(operator);
        };
    }
}
