package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One attribute of a layer.
 *
 * @param name      published name and column name: lower-case letters, digits and underscores
 * @param title     for people
 * @param required  a row without it is rejected
 * @param queryable often stands in filters and sort orders, and therefore gets an index; every attribute that its asker
 *                  may see can stand there
 * @param aliases   names under which deliveries carry it
 * @param codes     the code list whose codes are its only values
 * @param assign    how a missing value is computed once, at insertion; nothing else ever computes it
 * @param visibleTo roles that may see it; empty means everyone
 * @param unit      unit of a number, as a UCUM symbol ("m", "m2")
 */
public record Attribute(
        String name,
        AttributeType type,
        Title title,
        boolean required,
        boolean queryable,
        List<String> aliases,
        Optional<String> codes,
        Optional<Assignment> assign,
        List<String> visibleTo,
        Optional<String> unit) {

    public Attribute {
        aliases = List.copyOf(aliases);
        visibleTo = List.copyOf(visibleTo);
    }

    /** Whether someone who has not signed in may see the attribute, filter by it or sort by it. */
    public boolean isPublic() {
        return visibleTo.isEmpty();
    }

    /** How the store assigns a value that no delivery carries. */
    public enum Assignment {
        /** 12-character geohash, in WGS 84, of a point inside the geometry; computed by PostGIS. */
        GEOHASH
    }
}
