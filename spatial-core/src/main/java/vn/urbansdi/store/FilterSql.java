package vn.urbansdi.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.FoldedLike;
import vn.urbansdi.filter.KnownNot;

/**
 * A checked filter as a condition on a layer's table, every value a parameter.
 *
 * <p>Except where CQL2 asks ({@link KnownNot}), conditions are true or false, never unknown: a comparison with a missing value is false, and NOT of it is true, so
 * {@code NOT a = 1} and {@code a <> 1} both hold for features without {@code a}. That is what GeoTools and GeoServer
 * answer, and what the style rules answer, which are evaluated in memory. Text is ordered by the rules of Vietnamese
 * ({@link LayerTable#COLLATION}); equal is what is equal in NFC.
 *
 * <p>What this class does not know cannot be asked: {@code vn.urbansdi.filter} refuses it first.
 */
public final class FilterSql {

    private static final String COLLATE = ExpressionSql.COLLATE;

    private final Layer layer;
    private final BoundSql sql;
    private final ExpressionSql expressions;
    private final SpatialSql spatial;

    public FilterSql(Layer layer, ServerCrs crs, BoundSql sql) {
        this.layer = layer;
        this.sql = sql;
        this.expressions = new ExpressionSql(layer, sql);
        this.spatial = new SpatialSql(layer, crs, sql);
    }

    /** Appends the condition. */
    public void append(Filter filter) {
        if (filter instanceof And and) {
            join(and.getChildren(), " AND ");
        } else if (filter instanceof Or or) {
            appendOr(or);
        } else if (filter instanceof KnownNot not) {
            sql.sql("(NOT ");
            append(not.filter());
            sql.sql(")");
        } else if (filter instanceof Not not) {
            sql.sql("((");
            append(not.getFilter());
            sql.sql(") IS NOT TRUE)");
        } else if (filter instanceof IncludeFilter) {
            sql.sql("TRUE");
        } else if (filter instanceof ExcludeFilter) {
            sql.sql("FALSE");
        } else if (filter instanceof Id id) {
            sql.sql("fid = ANY (").bind(fids(id)).sql(")");
        } else if (filter instanceof BinaryComparisonOperator comparison) {
            appendComparison(comparison);
        } else if (filter instanceof PropertyIsBetween between) {
            sql.sql("(").sql(column(between.getExpression())).sql(" BETWEEN ");
            sql.bind(value(between.getLowerBoundary()))
                    .sql(" AND ")
                    .bind(value(between.getUpperBoundary()))
                    .sql(")");
        } else if (filter instanceof PropertyIsLike like) {
            appendLike(like);
        } else if (filter instanceof PropertyIsNull isNull) {
            sql.sql("(");
            expressions.append(isNull.getExpression());
            sql.sql(" IS NULL)");
        } else if (filter instanceof FoldedLike like) {
            sql.sql("(");
            expressions.append(like);
            sql.sql(")");
        } else if (filter instanceof BinarySpatialOperator operator) {
            spatial.append(operator);
        } else {
            throw new IllegalArgumentException("an unchecked filter: " + filter.getClass());
        }
    }

    private void join(List<Filter> parts, String operator) {
        sql.sql("(");
        String separator = "";
        for (Filter part : parts) {
            sql.sql(separator);
            append(part);
            separator = operator;
        }
        sql.sql(")");
    }

    /** {@code a = 1 OR a = 2 OR …}, which is how IN arrives, becomes one comparison with a list. */
    private void appendOr(Or or) {
        Map<String, List<Object>> equalsByColumn = new LinkedHashMap<>();
        List<Filter> others = new ArrayList<>();
        for (Filter part : or.getChildren()) {
            if (part instanceof PropertyIsEqualTo equal
                    && equal.isMatchingCase()
                    && equal.getExpression1() instanceof PropertyName
                    && equal.getExpression2() instanceof Literal literal
                    && (literal.getValue() instanceof String || literal.getValue() instanceof Long)) {
                equalsByColumn
                        .computeIfAbsent(column(equal.getExpression1()), c -> new ArrayList<>())
                        .add(literal.getValue());
            } else {
                others.add(part);
            }
        }
        sql.sql("(");
        String separator = "";
        for (Map.Entry<String, List<Object>> entry : equalsByColumn.entrySet()) {
            sql.sql(separator)
                    .sql(entry.getKey())
                    .sql(" = ANY (")
                    .bind(entry.getValue())
                    .sql(")");
            separator = " OR ";
        }
        if (!others.isEmpty()) {
            sql.sql(separator);
            join(others, " OR ");
        }
        sql.sql(")");
    }

    private void appendComparison(BinaryComparisonOperator comparison) {
        boolean negated = comparison instanceof PropertyIsNotEqualTo;
        boolean equality = negated || comparison instanceof PropertyIsEqualTo;
        boolean text = expressions.isText(comparison.getExpression1());
        boolean foldCase = equality && !comparison.isMatchingCase() && text;
        sql.sql(negated ? "((" : "(");
        appendOperand(comparison.getExpression1(), foldCase);
        // a column has its collation, a computed value may have none
        sql.sql(text && !(comparison.getExpression1() instanceof PropertyName) ? COLLATE : "");
        sql.sql(equality ? " = " : order(comparison));
        appendOperand(comparison.getExpression2(), foldCase);
        sql.sql(negated ? ") IS NOT TRUE)" : ")");
    }

    private void appendOperand(Expression expression, boolean foldCase) {
        sql.sql(foldCase ? "lower(" : "");
        expressions.append(expression);
        sql.sql(foldCase ? COLLATE + ")" : "");
    }

    private static String order(BinaryComparisonOperator comparison) {
        if (comparison instanceof PropertyIsLessThan) {
            return " < ";
        } else if (comparison instanceof PropertyIsLessThanOrEqualTo) {
            return " <= ";
        } else if (comparison instanceof PropertyIsGreaterThan) {
            return " > ";
        } else if (comparison instanceof PropertyIsGreaterThanOrEqualTo) {
            return " >= ";
        }
        throw new IllegalArgumentException("an unchecked filter: " + comparison.getClass());
    }

    private void appendLike(PropertyIsLike like) {
        String column = column(like.getExpression());
        sql.sql("(").sql(expressions.isText(like.getExpression()) ? column : column + "::text");
        sql.sql(COLLATE).sql(like.isMatchingCase() ? " LIKE " : " ILIKE ");
        sql.bind(pattern(like)).sql(" ESCAPE '!')");
    }

    /** The pattern in SQL's own wildcards, with {@code !} before what must be taken literally. */
    private static String pattern(PropertyIsLike like) {
        char any = like.getWildCard().charAt(0);
        char one = like.getSingleChar().charAt(0);
        char escape = like.getEscape().charAt(0);
        String written = like.getLiteral();
        StringBuilder pattern = new StringBuilder(written.length() + 8);
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == any) {
                pattern.append('%');
            } else if (c == one) {
                pattern.append('_');
            } else {
                char literal = c == escape && i + 1 < written.length() ? written.charAt(++i) : c;
                if (literal == '%' || literal == '_' || literal == '!') {
                    pattern.append('!');
                }
                pattern.append(literal);
            }
        }
        return pattern.toString();
    }

    /** The numbers of {@code layer.number}; what is written otherwise is no feature's identifier. */
    private List<Long> fids(Id id) {
        String prefix = layer.id() + ".";
        List<Long> fids = new ArrayList<>();
        for (Object written : id.getIDs()) {
            String text = written.toString();
            if (text.startsWith(prefix) && text.substring(prefix.length()).matches("\\d{1,18}")) {
                fids.add(Long.valueOf(text.substring(prefix.length())));
            }
        }
        return fids;
    }

    private String column(Expression expression) {
        return expressions.column(expression);
    }

    private static Object value(Expression expression) {
        return ((Literal) expression).getValue();
    }
}
