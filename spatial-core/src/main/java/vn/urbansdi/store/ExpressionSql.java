package vn.urbansdi.store;

import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.FoldedLike;
import vn.urbansdi.filter.Operation;

/**
 * Values of a checked filter as SQL, every literal a parameter.
 *
 * <p>Arithmetic is exact decimal, so that nothing wraps around; powers are floating point, which bounds what one may cost. Case
 * is folded to capitals, which depend on no neighbour (σ and ς, ß and SS are alike); diacritics by {@code unaccent}.
 */
final class ExpressionSql {

    static final String COLLATE = " COLLATE " + SqlName.quote(LayerTable.COLLATION);

    private final Layer layer;
    private final BoundSql sql;

    ExpressionSql(Layer layer, BoundSql sql) {
        this.layer = layer;
        this.sql = sql;
    }

    void append(Expression expression) {
        if (expression instanceof PropertyName) {
            sql.sql(column(expression));
        } else if (expression instanceof Literal literal) {
            sql.bind(literal.getValue());
        } else if (expression instanceof Operation operation) {
            append(operation);
        } else {
            throw new IllegalArgumentException("an unchecked filter: " + expression.getClass());
        }
    }

    String column(Expression expression) {
        String name = ((PropertyName) expression).getPropertyName();
        return name.equals("fid") || name.equals("geom")
                ? name
                : SqlName.quote(LayerTable.column(layer.attribute(name)
                        .orElseThrow(() -> new IllegalArgumentException("an unchecked filter: " + name))));
    }

    boolean isText(Expression expression) {
        if (expression instanceof PropertyName property) {
            return layer.attribute(property.getPropertyName())
                    .filter(attribute -> attribute.type() == AttributeType.TEXT)
                    .isPresent();
        }
        if (expression instanceof Literal literal) {
            return literal.getValue() instanceof String;
        }
        return expression instanceof Operation operation && operation.kind().isFolding();
    }

    private void append(Operation operation) {
        Expression first = operation.operands().get(0);
        switch (operation.kind()) {
            case CASEI, ACCENTI -> {
                sql.sql(folding(operation.kind()));
                append(first);
                sql.sql(COLLATE + ")");
            }
            case PLUS -> infix(operation, " + ");
            case MINUS -> infix(operation, " - ");
            case TIMES -> infix(operation, " * ");
            case DIVIDED -> divided(operation, "(", " / ");
            case MODULO -> divided(operation, "mod(", ", ");
            case QUOTIENT -> divided(operation, "div(", ", ");
            case POWER -> {
                sql.sql("power(");
                append(first);
                sql.sql("::float8, ");
                append(operation.operands().get(1));
                sql.sql("::float8)::numeric");
            }
        }
    }

    private static String folding(Operation.Kind kind) {
        return kind == Operation.Kind.CASEI ? "upper(" : "public.unaccent(";
    }

    private void infix(Operation operation, String operator) {
        sql.sql("(");
        number(operation.operands().get(0));
        sql.sql(operator);
        number(operation.operands().get(1));
        sql.sql(")");
    }

    /** By 0 is unknown, not an error of the whole query. */
    private void divided(Operation operation, String open, String separator) {
        sql.sql(open);
        number(operation.operands().get(0));
        sql.sql(separator + "NULLIF(");
        number(operation.operands().get(1));
        sql.sql(", 0))");
    }

    private void number(Expression operand) {
        append(operand);
        sql.sql("::numeric");
    }

    /** Each piece of the pattern is folded by itself, so that what folding makes of it is no wildcard. */
    void append(FoldedLike like) {
        append(like.text());
        sql.sql(COLLATE + " LIKE (");
        String separator = "";
        for (FoldedLike.Piece piece : like.pieces()) {
            sql.sql(separator + "replace(replace(replace(");
            for (int i = like.folds().size() - 1; i >= 0; i--) {
                sql.sql(folding(like.folds().get(i)));
            }
            sql.bind(piece.literal());
            sql.sql(("::text" + COLLATE) + ")".repeat(like.folds().size()));
            sql.sql(", '!', '!!'), '%', '!%'), '_', '!_') || '" + piece.wildcard() + "'");
            separator = " || ";
        }
        sql.sql(") ESCAPE '!'");
    }
}
