package vn.urbansdi.filter;

import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterVisitor;
import org.geotools.api.filter.expression.Expression;

/**
 * LIKE whose text is computed or whose pattern is folded (OGC 21-065r2, 7.2 to 7.4).
 *
 * @param pieces what stands between the pattern's wildcards, taken literally
 * @param folds  applied to every piece, innermost first
 */
public record FoldedLike(Expression text, List<Piece> pieces, List<Operation.Kind> folds) implements Filter {

    public FoldedLike {
        pieces = List.copyOf(pieces);
        folds = List.copyOf(folds);
    }

    /**
     * @param literal  may be empty
     * @param wildcard behind the literal: {@code %}, {@code _}, or empty at the end
     */
    public record Piece(String literal, String wildcard) {}

    /** @throws UnsupportedOperationException always */
    @Override
    public boolean evaluate(Object object) {
        throw new UnsupportedOperationException("asked of the database only");
    }

    @Override
    public Object accept(FilterVisitor visitor, Object extraData) {
        return extraData;
    }
}
