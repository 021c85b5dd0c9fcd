package vn.urbansdi.filter;

import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsReference;

/**
 * Reads the Common Query Language 2 (OGC 21-065r2) in its two encodings: Basic CQL2, the advanced comparisons, CASEI and ACCENTI,
 * spatial and temporal relations, comparisons of properties with one another, and arithmetic. Arrays and functions of one's
 * own are refused.
 */
public final class Cql2 {

    private Cql2() {}

    /**
     * @param crs of the geometries in the filter, in its own axis order
     * @throws FilterException if it is not CQL2, or names what the public may not see; its message tells where in the text
     */
    public static Filter parseText(String text, Layer layer, CrsReference crs) {
        requireLength(text);
        return new Cql2Binder(layer, crs.crs().srid()).bind(new Cql2TextParser(text, crs).parse());
    }

    /**
     * @param crs of the geometries in the filter, in its own axis order
     * @throws FilterException as {@link #parseText}
     */
    public static Filter parseJson(String json, Layer layer, CrsReference crs) {
        requireLength(json);
        return new Cql2Binder(layer, crs.crs().srid()).bind(new Cql2JsonParser(crs).parse(json));
    }

    private static void requireLength(String text) {
        if (text.length() > FilterLimits.TEXT_LENGTH) {
            throw Refusal.tooLarge("characters", FilterLimits.TEXT_LENGTH);
        }
    }
}
