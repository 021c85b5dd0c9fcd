package vn.urbansdi.filter;

import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import vn.urbansdi.catalog.Layer;

/** Reads ECQL, GeoTools' and GeoServer's extension of the Common Query Language, as WFS's {@code cql_filter} carries it. */
public final class EcqlParser {

    private EcqlParser() {}

    /**
     * @param ecql coordinates x before y whatever CRS they name, in the layer's own CRS where they name none
     * @throws FilterException if it is not ECQL, or names what the public may not see
     */
    public static Filter parse(String ecql, Layer layer) {
        return parse(ecql, layer, layer.geometry().srid());
    }

    /**
     * @param literalSrid the CRS of geometries that name none
     * @throws FilterException if it is not ECQL, or names what the public may not see
     */
    public static Filter parse(String ecql, Layer layer, int literalSrid) {
        requireReadable(ecql);
        org.geotools.api.filter.Filter ast;
        try {
            ast = ECQL.toFilter(ecql);
        } catch (CQLException e) {
            throw Refusal.syntax(ecql, firstLine(e));
        } catch (RuntimeException e) {
            // the parser lets its number format, geometry and CRS errors through as they are
            throw Refusal.syntax(ecql, firstLine(e));
        }
        return new FilterCheck(layer, literalSrid).check(ast);
    }

    /** The parser recurses at each bracket: what would overflow its stack is refused before. */
    private static void requireReadable(String ecql) {
        if (ecql.length() > FilterLimits.TEXT_LENGTH) {
            throw Refusal.tooLarge("characters", FilterLimits.TEXT_LENGTH);
        }
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < ecql.length(); i++) {
            char c = ecql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
            if (depth > FilterLimits.DEPTH) {
                throw Refusal.tooLarge("depth", FilterLimits.DEPTH);
            }
        }
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
