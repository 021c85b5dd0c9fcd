package vn.urbansdi.style;

import java.util.Optional;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;

/** Constants in the style model of one layer. */
record Expressions(Layer layer) {

    /** @throws StyleException for what is not a constant number */
    double number(Expression expression) {
        if (expression instanceof Literal literal && literal.getValue() instanceof Number number) {
            return number.doubleValue();
        }
        Double parsed = expression instanceof Literal ? expression.evaluate(null, Double.class) : null;
        if (parsed == null) {
            throw unsupported(String.valueOf(expression));
        }
        return parsed;
    }

    /** The same; where nothing is written, {@code otherwise}. */
    double number(Expression expression, double otherwise) {
        return isWritten(expression) ? number(expression) : otherwise;
    }

    String text(Expression expression) {
        if (expression instanceof Literal literal) {
            return String.valueOf(literal.getValue());
        }
        throw unsupported(String.valueOf(expression));
    }

    Optional<String> optionalText(Expression expression) {
        return isWritten(expression) ? Optional.of(text(expression)) : Optional.empty();
    }

    /** @return {@code 0xRRGGBB} */
    int rgb(Expression expression) {
        String hex = text(expression);
        if (!hex.matches("#[0-9a-fA-F]{6}")) {
            throw unsupported("“" + hex + "”");
        }
        return Integer.parseInt(hex.substring(1), 16);
    }

    /** GeoTools has expressions, and literals of null, that stand for nothing. */
    static boolean isWritten(Expression expression) {
        return expression != null
                && expression != Expression.NIL
                && !(expression instanceof Literal literal && literal.getValue() == null);
    }

    StyleException unsupported(String what) {
        return new StyleException(
                layer.id(), new Title("chưa vẽ được " + what, what + " is not something that can be drawn yet"));
    }
}
