package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.style.Condition.Operator;

/** Compiles the part of the filter model that styles may use: comparisons with constants, IN, BETWEEN, IS NULL, AND, OR, NOT. */
final class ConditionCompiler {

    private final Layer layer;
    private final StyleCompiler.Columns columns;

    ConditionCompiler(Layer layer, StyleCompiler.Columns columns) {
        this.layer = layer;
        this.columns = columns;
    }

    Condition compile(Filter filter) {
        return compile(filter, false);
    }

    /**
     * NOT is pushed down to the comparisons, each of which is false for a missing value: the same features as in SQL, where
     * such a comparison is unknown.
     */
    private Condition compile(Filter filter, boolean negated) {
        if (filter.equals(Filter.INCLUDE) && !negated) {
            return Condition.ALWAYS;
        }
        if (filter instanceof And and) {
            return negated ? any(parts(and, true)) : new Condition.All(parts(and, false));
        }
        if (filter instanceof Or or) {
            return negated ? none(or) : any(parts(or, false));
        }
        if (filter instanceof Not not) {
            return compile(not.getFilter(), !negated);
        }
        if (filter instanceof PropertyIsNull isNull) {
            Condition missing = new Condition.Missing(column(isNull.getExpression(), filter));
            return negated ? new Condition.Not(missing) : missing;
        }
        if (filter instanceof PropertyIsBetween between) {
            Column column = column(between.getExpression(), filter);
            List<Condition> bounds = List.of(
                    comparison(
                            column,
                            negated ? Operator.LESS : Operator.GREATER_OR_EQUAL,
                            between.getLowerBoundary(),
                            filter),
                    comparison(
                            column,
                            negated ? Operator.GREATER : Operator.LESS_OR_EQUAL,
                            between.getUpperBoundary(),
                            filter));
            return negated ? new Condition.Any(bounds) : new Condition.All(bounds);
        }
        if (filter instanceof BinaryComparisonOperator comparison) {
            Operator operator = operator(comparison);
            Column column = column(comparison.getExpression1(), filter);
            boolean text = column.attribute().type() == AttributeType.TEXT;
            if (text && !comparison.isMatchingCase() && filter instanceof PropertyIsEqualTo) {
                throw unsupported(filter);
            }
            return comparison(column, negated ? operator.opposite() : operator, comparison.getExpression2(), filter);
        }
        throw unsupported(filter);
    }

    private List<Condition> parts(BinaryLogicOperator operator, boolean negated) {
        return operator.getChildren().stream()
                .map(child -> compile(child, negated))
                .toList();
    }

    /** {@code NOT IN} stays one look-up. */
    private Condition none(Or or) {
        return any(parts(or, false)) instanceof Condition.In in
                ? new Condition.All(
                        List.of(new Condition.Not(new Condition.Missing(in.column())), new Condition.Not(in)))
                : new Condition.All(parts(or, true));
    }

    /** IN arrives as a list of equalities; one look-up answers them all. */
    private static Condition any(List<Condition> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Set<Object> literals = new LinkedHashSet<>();
        Set<Column> columns = new LinkedHashSet<>();
        for (Condition part : parts) {
            if (!(part instanceof Condition.Comparison comparison)
                    || comparison.operator() != Operator.EQUAL
                    || comparison.column().attribute().type()
                            == AttributeType.DECIMAL) { // 1.0 and 1.00 do not hash alike
                return new Condition.Any(parts);
            }
            literals.add(comparison.literal());
            columns.add(comparison.column());
        }
        return columns.size() == 1
                ? new Condition.In(new ArrayList<>(columns).get(0), literals)
                : new Condition.Any(parts);
    }

    private Condition comparison(Column column, Operator operator, Expression constant, Filter filter) {
        if (!(constant instanceof Literal literal)) {
            throw unsupported(filter);
        }
        Object value =
                Literals.of(column.attribute().type(), literal.getValue()).orElseThrow(() -> unsupported(filter));
        return new Condition.Comparison(column, operator, comparable(value));
    }

    @SuppressWarnings(
            "unchecked") // every Java type of AttributeType compares with itself, and Literals made it that type
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    private Column column(Expression expression, Filter filter) {
        if (expression instanceof PropertyName property) {
            return columns.of(property.getPropertyName());
        }
        throw unsupported(filter);
    }

    private Operator operator(BinaryComparisonOperator comparison) {
        if (comparison instanceof PropertyIsEqualTo) {
            return Operator.EQUAL;
        }
        if (comparison instanceof PropertyIsNotEqualTo) {
            return Operator.NOT_EQUAL;
        }
        if (comparison instanceof PropertyIsLessThan) {
            return Operator.LESS;
        }
        if (comparison instanceof PropertyIsLessThanOrEqualTo) {
            return Operator.LESS_OR_EQUAL;
        }
        if (comparison instanceof PropertyIsGreaterThan) {
            return Operator.GREATER;
        }
        if (comparison instanceof PropertyIsGreaterThanOrEqualTo) {
            return Operator.GREATER_OR_EQUAL;
        }
        throw unsupported(comparison);
    }

    private StyleException unsupported(Filter filter) {
        return new StyleException(
                layer.id(),
                new Title(
                        "điều kiện “" + filter + "” không dùng được trong kiểu vẽ",
                        "the condition “" + filter + "” cannot be used in a style"));
    }
}
