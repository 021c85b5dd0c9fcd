package vn.urbansdi.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names a catalog may give, and the SQL identifiers that they become. */
final class Names {

    static final String ID_PATTERN = "[a-z][a-z0-9_]{0,39}";
    static final String LAYER_PATTERN = "([A-Za-z][A-Za-z0-9_]{0,19}:)?[A-Za-z][A-Za-z0-9_-]{0,59}";
    static final String PREFIX_PATTERN = "[A-Za-z][A-Za-z0-9_]{0,19}";
    static final String ROLE_PATTERN = "[a-z][a-z0-9_]{0,39}";
    static final String COLOUR_PATTERN = "#[0-9A-Fa-f]{6}";

    /** PostgreSQL cuts identifiers after 63 bytes; indexes and triggers add up to 20 to a table's name. */
    static final int TABLE_LENGTH = 43;

    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ATTRIBUTE = Pattern.compile(ID_PATTERN);

    /** Columns that every layer's table has, and PostgreSQL's own. */
    private static final Set<String> RESERVED_COLUMNS = Set.of(
            "fid",
            "geom",
            "city",
            "source",
            "source_row",
            "source_file",
            "run_id",
            "version",
            "changed_at",
            "changed_by",
            "changed_tx",
            "edited",
            "tableoid",
            "xmin",
            "cmin",
            "xmax",
            "cmax",
            "ctid");

    private static final Set<String> RESERVED_PREFIXES =
            Set.of("xml", "xmlns", "xsi", "xsd", "xs", "xlink", "gml", "wfs", "fes", "ogc", "ows", "wms", "sld", "se");

    private Names() {}

    static boolean isAttribute(String name) {
        return ATTRIBUTE.matcher(name).matches();
    }

    static boolean isReservedColumn(String name) {
        return RESERVED_COLUMNS.contains(name);
    }

    static boolean isReservedPrefix(String prefix) {
        return RESERVED_PREFIXES.contains(prefix.toLowerCase(Locale.ROOT));
    }

    /** The table of a layer: {@code cite:Lakes} becomes {@code cite_lakes}. Two layers may become one name. */
    static String table(String layerId) {
        return UNSAFE.matcher(layerId.toLowerCase(Locale.ROOT)).replaceAll("_");
    }

    /** A component's name as YAML writes it: {@code fillOpacity} becomes {@code fill_opacity}. */
    static String snakeCase(String componentName) {
        StringBuilder out = new StringBuilder(componentName.length() + 4);
        for (int i = 0; i < componentName.length(); i++) {
            char c = componentName.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('_').append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
