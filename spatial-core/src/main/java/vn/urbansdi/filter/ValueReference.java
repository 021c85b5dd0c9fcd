package vn.urbansdi.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.catalog.Layer;

/**
 * What a path of a client names, of the subset of XPath that a service must know (OGC 09-026r2, 7.4.4, and 09-025r2, 10.2.4.2): a
 * property, with or without the prefix of its namespace, the type before it and {@code [1]} behind; or the identifier. The path is
 * taken apart here and never evaluated.
 *
 * @param property name of an attribute that the public may see, or {@code geom}; of the identifier {@link #GML_ID}; as an operand of a
 *     filter also {@link #BOUNDED_BY}
 */
public record ValueReference(String property) {

    /** The identifier, an attribute of every feature. */
    public static final String GML_ID = "@gml:id";

    /** The box around the geometry, in the layer's CRS, which every GML object has: shapes relate to it, and it is not compared. */
    public static final String BOUNDED_BY = "gml:boundedBy";

    private static final String NAME = "[A-Za-z_][\\w.-]*";

    private static final Pattern PATH =
            Pattern.compile("(?:\\./)?(?:(?<type>" + type() + ")(?:\\[1\\])?/)?(?:(?<id>@gml:id)"
                    + "|(?:\\./)?(?<property>(?:" + NAME + ":)?" + NAME + ")(?:\\[1\\])?)");

    private static String type() {
        String name = "(?:" + NAME + ":)?" + NAME;
        return name + "|schema-element\\(" + name + "\\)";
    }

    /** @throws FilterException if it names nothing of the layer, or nothing that the public may see: the same error */
    public static ValueReference of(Layer layer, String written) {
        ValueReference named = operand(layer, written);
        if (named.property.equals(BOUNDED_BY)) {
            throw Refusal.operands(BOUNDED_BY, "=");
        }
        return named;
    }

    /** The same in a filter, which may speak of the box too. */
    static ValueReference operand(Layer layer, String written) {
        Matcher path = PATH.matcher(written.strip());
        if (!path.matches() || !isOf(layer, path.group("type"))) {
            throw Refusal.unknownProperty(written);
        }
        if (path.group("id") != null) {
            return new ValueReference(GML_ID);
        }
        String property = path.group("property");
        return new ValueReference(property.equals(BOUNDED_BY) ? BOUNDED_BY : PropertyNames.resolve(layer, property));
    }

    public boolean isIdentifier() {
        return property.equals(GML_ID);
    }

    private static boolean isOf(Layer layer, String type) {
        if (type == null) {
            return true;
        }
        String named = type.replace("schema-element(", "").replace(")", "");
        return bare(named).equals(bare(layer.id()));
    }

    private static String bare(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
