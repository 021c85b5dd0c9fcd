package vn.urbansdi.format;

import java.util.List;

/** The versions of GML, and in what they differ where features are written. */
public enum GmlDialect {
    /** OGC 02-069: coordinates as tuples, {@code fid} for identifiers. */
    V2_1_2("http://www.opengis.net/gml", "fid"),
    /** OGC 03-105r1, as its simple features profile has it; a geometry needs no identifier. */
    V3_1_1("http://www.opengis.net/gml", "gml:id"),
    /** OGC 07-036. */
    V3_2_1("http://www.opengis.net/gml/3.2", "gml:id");

    private final String namespace;
    private final String id;

    GmlDialect(String namespace, String id) {
        this.namespace = namespace;
        this.id = id;
    }

    public String namespace() {
        return namespace;
    }

    /** The attribute that holds the identifier of a feature, with the prefix {@code gml} where it has one. */
    String id() {
        return id;
    }

    /** Local names of the properties that every object has, in their order: they stand before its own. */
    public List<String> standardProperties() {
        return this == V3_2_1 ? List.of("description", "identifier", "name") : List.of("description", "name");
    }

    /** Whether geometries must have identifiers. */
    boolean identifiesGeometries() {
        return this == V3_2_1;
    }
}
