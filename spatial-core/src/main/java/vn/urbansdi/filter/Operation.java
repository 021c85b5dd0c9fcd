package vn.urbansdi.filter;

import java.util.List;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;

/**
 * A value that the database computes: CQL2's arithmetic and its two foldings of text.
 *
 * @param operands checked: numbers for arithmetic, text for foldings
 */
public record Operation(Kind kind, List<Expression> operands) implements Expression {

    public Operation {
        operands = List.copyOf(operands);
    }

    /** Which, by the name in CQL2. */
    public enum Kind {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        /** The exact quotient, also of whole numbers; unknown where the divisor is 0. */
        DIVIDED("/"),
        /** The remainder of {@link #QUOTIENT}, with the sign of the dividend. */
        MODULO("%"),
        /** The quotient without its fraction. */
        QUOTIENT("div"),
        POWER("^"),
        /** Alike for texts that differ in case only (7.3). */
        CASEI("casei"),
        /** Alike for texts that differ in diacritics only (7.4), which those of đ are too. */
        ACCENTI("accenti");

        private final String symbol;

        Kind(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean isFolding() {
            return this == CASEI || this == ACCENTI;
        }
    }

    /** @throws UnsupportedOperationException always */
    @Override
    public Object evaluate(Object object) {
        throw new UnsupportedOperationException("asked of the database only");
    }

    /** @throws UnsupportedOperationException always */
    @Override
    public <T> T evaluate(Object object, Class<T> context) {
        throw new UnsupportedOperationException("asked of the database only");
    }

    @Override
    public Object accept(ExpressionVisitor visitor, Object extraData) {
        return extraData;
    }
}
