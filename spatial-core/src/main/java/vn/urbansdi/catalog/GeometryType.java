package vn.urbansdi.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The geometry types of OGC Simple Features (OGC 06-103r4) that a layer may declare; two-dimensional. */
public enum GeometryType {
    POINT("Point", 0),
    LINE_STRING("LineString", 1),
    POLYGON("Polygon", 2),
    MULTI_POINT("MultiPoint", 0),
    MULTI_LINE_STRING("MultiLineString", 1),
    MULTI_POLYGON("MultiPolygon", 2);

    private final String simpleFeatureName;
    private final int dimension;

    GeometryType(String simpleFeatureName, int dimension) {
        this.simpleFeatureName = simpleFeatureName;
        this.dimension = dimension;
    }

    /** The name in Simple Features, GeoJSON and PostGIS: {@code MultiPolygon}. */
    @JsonValue
    public String simpleFeatureName() {
        return simpleFeatureName;
    }

    @JsonCreator
    static GeometryType of(String name) {
        for (GeometryType type : values()) {
            if (type.simpleFeatureName.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown geometry type " + name);
    }

    /** Topological dimension: 0 points, 1 lines, 2 areas. */
    public int dimension() {
        return dimension;
    }

    public boolean isMulti() {
        return simpleFeatureName.startsWith("Multi");
    }
}
