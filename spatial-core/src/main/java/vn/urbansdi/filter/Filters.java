package vn.urbansdi.filter;

import java.util.Collection;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;

/** Filters for protocols that have no filter language at hand. */
public final class Filters {

    private Filters() {}

    /** The features of those identifiers; identifiers of no feature are no error. */
    @SuppressWarnings("DoNotCallSuggester") // filled in by the next commits
    public static Filter ids(Layer layer, Collection<Long> fids) {
        throw new UnsupportedOperationException(layer.id() + fids);
    }

    /** {@code fes:BBOX} (OGC 09-026r2, 7.8.3.2): features that are not disjoint from the rectangle, in any served CRS. */
    @SuppressWarnings("DoNotCallSuggester") // filled in by the next commits
    public static Filter bbox(Extent extent) {
        throw new UnsupportedOperationException(extent.toString());
    }

    /** Features that share a point with the rectangle; its edges are straight in the rectangle's own CRS. */
    @SuppressWarnings("DoNotCallSuggester") // filled in by the next commits
    public static Filter intersects(Extent extent) {
        return bbox(extent);
    }

    /**
     * The name under which the store knows a property that a client named: an attribute that the public may see,
     * {@code geom} or {@code fid}; a namespace prefix may stand before it. For {@code sortBy}, {@code propertyName} and the
     * like.
     *
     * @throws FilterException if the layer has no such property, or none that the public may see: the same error
     */
    @SuppressWarnings("DoNotCallSuggester") // filled in by the next commits
    public static String property(Layer layer, String name) {
        throw new UnsupportedOperationException(layer.id() + name);
    }
}
