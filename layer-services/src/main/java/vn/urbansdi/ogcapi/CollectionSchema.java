package vn.urbansdi.ogcapi;

import vn.urbansdi.catalog.Title;

/** The three schemas of a collection (OGC 23-058r2, clauses 10 to 12; 19-079r2, clause 6). */
enum CollectionSchema {
    /** What features are returned with, and received with where they may be changed: all that is not {@code readOnly}. */
    RETURNABLES("/schema", "schema", "Lược đồ", "Schema"),
    /** What filters may name. */
    QUERYABLES("/queryables", "queryables", "Thuộc tính lọc được", "Queryables"),
    /** What orders may name. */
    SORTABLES("/sortables", "sortables", "Thuộc tính sắp xếp được", "Sortables");

    static final String TYPE = "application/schema+json";

    private final String path;
    private final String relation;
    private final String vi;
    private final String en;

    CollectionSchema(String path, String relation, String vi, String en) {
        this.path = path;
        this.relation = relation;
        this.vi = vi;
        this.en = en;
    }

    /** Below the collection. */
    String path() {
        return path;
    }

    /** The relation of a link to it. */
    String relation() {
        return "http://www.opengis.net/def/rel/ogc/1.0/" + relation;
    }

    Title title() {
        return new Title(vi, en);
    }
}
