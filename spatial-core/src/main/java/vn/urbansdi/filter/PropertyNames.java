package vn.urbansdi.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/** The names that a filter may use: public attributes, {@code geom} and {@code fid}; no path is ever evaluated. */
final class PropertyNames {

    static final String GEOMETRY = "geom";
    static final String FID = "fid";

    /** A name, or prefix:name. */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w-]*)");

    private PropertyNames() {}

    /** The store's name of what a client called {@code written}. */
    static String resolve(Layer layer, String written) {
        Matcher matcher = NAME.matcher(written.strip());
        if (matcher.matches()) {
            if (written.strip().equals(ValueReference.BOUNDED_BY)) {
                throw Refusal.operands(ValueReference.BOUNDED_BY, "=");
            }
            boolean standard = written.strip().startsWith("gml:");
            String name = standard
                    ? layer.gml().attribute(matcher.group(1)).orElseThrow(() -> Refusal.unknownProperty(written))
                    : matcher.group(1);
            boolean known = name.equals(GEOMETRY)
                    || name.equals(FID)
                    || layer.attribute(name).filter(Attribute::isPublic).isPresent();
            if (known) {
                return name;
            }
        }
        throw Refusal.unknownProperty(written);
    }

    /** The type of a resolved name other than the geometry's. */
    static AttributeType type(Layer layer, String name) {
        return name.equals(FID)
                ? AttributeType.INTEGER
                : layer.attribute(name).orElseThrow().type();
    }
}
