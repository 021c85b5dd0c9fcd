package vn.urbansdi.filter;

import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterVisitor;
import org.geotools.api.filter.Not;

/**
 * Negation as CQL2 means it (OGC 21-065r2, 6.2, the truth table): what is unknown, because a value is missing, stays unknown and
 * is not found. The other languages' {@link Not} finds it.
 */
public record KnownNot(Filter filter) implements Not {

    @Override
    public Filter getFilter() {
        return filter;
    }

    /** @throws UnsupportedOperationException always: only the database tells the unknown from the false */
    @Override
    public boolean evaluate(Object object) {
        throw new UnsupportedOperationException("asked of the database only");
    }

    @Override
    public Object accept(FilterVisitor visitor, Object extraData) {
        return visitor.visit(this, extraData);
    }
}
