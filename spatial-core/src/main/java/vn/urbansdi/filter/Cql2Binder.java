package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Cql2Node.Between;
import vn.urbansdi.filter.Cql2Node.Comparison;
import vn.urbansdi.filter.Cql2Node.In;
import vn.urbansdi.filter.Cql2Node.IsNull;
import vn.urbansdi.filter.Cql2Node.Like;
import vn.urbansdi.filter.Cql2Node.Logical;
import vn.urbansdi.filter.Cql2Node.Negation;
import vn.urbansdi.filter.Cql2Node.Relation;
import vn.urbansdi.filter.Cql2Node.Value;
import vn.urbansdi.filter.Cql2Scalars.Scalar;

/**
 * Turns CQL2 as it was written into a {@link vn.urbansdi.filter.Filter} of one layer: names resolved, types compared.
 *
 * <p>CQL2 has three values of truth (OGC 21-065r2, 6.2): what is said of a missing value is neither true nor false, and so is its
 * negation. Therefore NOT is carried inwards, to where it can be said of what is known only: {@code NOT (a AND b)} becomes
 * {@code NOT a OR NOT b}, {@code NOT x < y} becomes {@code x >= y}.
 */
final class Cql2Binder {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private final Layer layer;
    private final Cql2Scalars scalars;
    private final Cql2TemporalBinder temporal;
    private final SpatialCheck spatial;

    /** @param literalSrid of the geometries in the filter */
    Cql2Binder(Layer layer, int literalSrid) {
        this.layer = layer;
        this.scalars = new Cql2Scalars(layer);
        this.temporal = new Cql2TemporalBinder(layer, scalars);
        this.spatial = new SpatialCheck(literalSrid);
    }

    /** @throws FilterException of any code */
    vn.urbansdi.filter.Filter bind(Cql2Node node) {
        return new vn.urbansdi.filter.Filter(bind(node, false));
    }

    private Filter bind(Cql2Node node, boolean negated) {
        if (node instanceof Logical logical) {
            List<Filter> parts = new ArrayList<>(logical.parts().size());
            logical.parts().forEach(part -> parts.add(bind(part, negated)));
            return logical.conjunction() != negated ? FACTORY.and(parts) : FACTORY.or(parts);
        }
        if (node instanceof Negation negation) {
            return bind(negation.inner(), !negated);
        }
        try {
            return predicate(node, negated);
        } catch (FilterException e) {
            throw e.at(node.place().title());
        }
    }

    private Filter predicate(Cql2Node node, boolean negated) {
        if (node instanceof Comparison comparison) {
            String operator = comparison.operator();
            return scalars.compare(
                    negated ? Cql2Scalars.complement(operator) : operator,
                    scalars.scalar(comparison.left(), operator),
                    scalars.scalar(comparison.right(), operator));
        }
        if (node instanceof Between between) {
            return between(between, negated);
        }
        if (node instanceof In in) {
            return negatedIf(negated, in(in));
        }
        if (node instanceof Like like) {
            return negatedIf(negated, like(like));
        }
        if (node instanceof IsNull isNull) {
            return negatedIf(negated, FACTORY.isNull(nullable(isNull.operand())));
        }
        if (node instanceof Relation relation) {
            return Cql2Builder.isSpatial(relation.relation())
                    ? new Cql2SpatialBinder(layer, spatial).bind(relation, negated)
                    : temporal.bind(relation, negated);
        }
        if (node instanceof Value value && value.value() instanceof Boolean truth) {
            return truth != negated ? Filter.INCLUDE : Filter.EXCLUDE;
        }
        throw Refusal.expected("=, <, LIKE, IN, IS NULL, …", Cql2Scalars.shown(node));
    }

    private static Filter negatedIf(boolean negated, Filter filter) {
        return negated ? new KnownNot(filter) : filter;
    }

    private Filter between(Between between, boolean negated) {
        Scalar value = scalars.scalar(between.value(), "BETWEEN");
        Scalar lower = scalars.scalar(between.lower(), "BETWEEN");
        Scalar upper = scalars.scalar(between.upper(), "BETWEEN");
        if (value.type() == AttributeType.BOOLEAN) {
            throw Refusal.operands(Cql2Scalars.shown(between.value()), "BETWEEN");
        }
        Filter from = scalars.compare(negated ? "<" : ">=", value, lower);
        Filter to = scalars.compare(negated ? ">" : "<=", value, upper);
        return negated ? FACTORY.or(List.of(from, to)) : FACTORY.and(List.of(from, to));
    }

    private Filter in(In in) {
        Scalar value = scalars.scalar(in.value(), "IN");
        List<Filter> equal = new ArrayList<>(in.list().size());
        for (Cql2Node each : in.list()) {
            try {
                equal.add(scalars.compare("=", value, scalars.scalar(each, "IN")));
            } catch (FilterException e) {
                throw e.at(each.place().title());
            }
        }
        return equal.size() == 1 ? equal.get(0) : FACTORY.or(equal);
    }

    private Filter like(Like like) {
        Scalar text = scalars.scalar(like.text(), "LIKE");
        if (text.type() != AttributeType.TEXT) {
            throw Refusal.operands(Cql2Scalars.shown(like.text()), "LIKE");
        }
        String pattern = Literals.text(like.pattern())
                .orElseThrow(() -> Refusal.literal("LIKE", AttributeType.TEXT, like.pattern()));
        if (like.folds().isEmpty() && text.expression() instanceof PropertyName property) {
            return FACTORY.like(property, pattern, "%", "_", "\\", true);
        }
        return new FoldedLike(text.expression(), pieces(pattern), like.folds());
    }

    private static List<FoldedLike.Piece> pieces(String pattern) {
        List<FoldedLike.Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' || c == '_') {
                pieces.add(new FoldedLike.Piece(literal.toString(), String.valueOf(c)));
                literal.setLength(0);
            } else {
                literal.append(c == '\\' && i + 1 < pattern.length() ? pattern.charAt(++i) : c);
            }
        }
        pieces.add(new FoldedLike.Piece(literal.toString(), ""));
        return pieces;
    }

    private Expression nullable(Cql2Node operand) {
        if (operand instanceof Cql2Node.Name name) {
            return FACTORY.property(PropertyNames.resolve(layer, name.name()));
        }
        Expression expression = scalars.scalar(operand, "IS NULL").expression();
        if (expression instanceof Literal) {
            throw Refusal.unsupported(Cql2Scalars.shown(operand) + " IS NULL");
        }
        return expression;
    }
}
