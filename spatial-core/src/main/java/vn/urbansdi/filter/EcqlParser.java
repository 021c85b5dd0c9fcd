package vn.urbansdi.filter;

import java.util.regex.Pattern;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import vn.urbansdi.catalog.Layer;

/** Reads ECQL, GeoTools' and GeoServer's extension of the Common Query Language, as WFS's {@code cql_filter} carries it. */
public final class EcqlParser {

    private static final Pattern CLASS_NAME = Pattern.compile("\\w+\\.\\w+\\.\\w+|Exception|Impl\\b");

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
        try {
            return new FilterCheck(layer, literalSrid).check(ast(ecql));
        } catch (StackOverflowError e) {
            // however deep the parser went without brackets: nothing of it is kept
            throw Refusal.tooLarge("depth", FilterLimits.DEPTH);
        }
    }

    private static org.geotools.api.filter.Filter ast(String ecql) {
        try {
            return ECQL.toFilter(ecql);
        } catch (CQLException | RuntimeException e) {
            // the parser lets its number format, geometry, CRS and cast errors through as they are
            throw Refusal.syntax(ecql, detail(e));
        }
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

    /** The first line of what the parser says, unless it speaks of its own inside. */
    private static String detail(Exception e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        String line = message.lines().findFirst().orElse("");
        return line.isBlank()
                        || e instanceof ClassCastException
                        || CLASS_NAME.matcher(line).find()
                ? "ECQL?"
                : line;
    }
}
