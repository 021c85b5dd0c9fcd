package vn.urbansdi.filter;

/**
 * A condition on the features of one layer, already checked: it names only attributes that its asker may see, and its
 * literals have been brought to the attributes' types.
 *
 * @param ast GeoTools' filter model; property names are attribute names of the layer, {@code geom} for the geometry and
 *            {@code fid} for the identifier
 */
public record Filter(org.geotools.api.filter.Filter ast) {

    /** Every feature. */
    public static final Filter ALL = new Filter(org.geotools.api.filter.Filter.INCLUDE);

    /** Features that meet either. */
    public Filter or(Filter other) {
        if (this.equals(ALL) || other.equals(ALL)) {
            return ALL;
        }
        return new Filter(
                org.geotools.factory.CommonFactoryFinder.getFilterFactory().or(java.util.List.of(ast, other.ast)));
    }

    public Filter and(Filter other) {
        if (this.equals(ALL)) {
            return other;
        }
        if (other.equals(ALL)) {
            return this;
        }
        return new Filter(
                org.geotools.factory.CommonFactoryFinder.getFilterFactory().and(java.util.List.of(ast, other.ast)));
    }
}
