package vn.urbansdi.geo;

/**
 * A CRS as a client named it.
 *
 * @param northFirst whether coordinates written under this name put latitude or northing first: the authority's order for
 *                   {@code EPSG:n} and OGC's URN and URL forms, x before y for {@code CRS:84}. WMS 1.1.1 ignores it.
 * @param name       the name in canonical spelling, to be handed back to the client
 */
public record CrsReference(Crs crs, boolean northFirst, String name) {

    /** The rectangle whose corners were written in this reference's axis order. */
    public Extent extent(double first1, double second1, double first2, double second2) {
        return northFirst
                ? new Extent(crs.srid(), second1, first1, second2, first2)
                : new Extent(crs.srid(), first1, second1, first2, second2);
    }
}
