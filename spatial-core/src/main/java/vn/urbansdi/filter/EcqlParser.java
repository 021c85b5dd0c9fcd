package vn.urbansdi.filter;

import vn.urbansdi.catalog.Layer;

/** Reads ECQL, GeoTools' and GeoServer's extension of the Common Query Language, as WFS's {@code cql_filter} carries it. */
public final class EcqlParser {

    private EcqlParser() {}

    /**
     * @param ecql coordinates x before y, in the layer's own CRS where they name none
     * @throws FilterException if it is not ECQL, or names what the public may not see
     */
    @SuppressWarnings("DoNotCallSuggester") // filled in by the next commits
    public static Filter parse(String ecql, Layer layer) {
        throw new UnsupportedOperationException(ecql + layer.id());
    }
}
