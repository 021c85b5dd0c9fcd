package vn.urbansdi.hazard;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be exposed, and how its ward is known. */
enum Asset {
    PARCEL("parcel", "ParcelAtRisk", "a.wardCode"),
    BUILDING("building", "BuildingAtRisk", "a.wardCode"),
    STREET_LIGHT("street_light", "LightAtRisk", wardAround("a")),
    SHELTER("shelter", "ShelterInArea", wardAround("a"));

    private final String id;
    private final String entity;
    private final String wardExpression;

    Asset(String id, String entity, String wardExpression) {
        this.id = id;
        this.entity = entity;
        this.wardExpression = wardExpression;
    }

    @JsonValue
    String id() {
        return id;
    }

    String entity() {
        return entity;
    }

    /** HQL for the code of the ward of the entity {@code a}. */
    String wardExpression() {
        return wardExpression;
    }

    /** Where two wards share a boundary with a point on it, the greater code: any, but always the same. */
    private static String wardAround(String alias) {
        return "(select max(w.wardCode) from WardArea w where st_intersects(w.geom, " + alias + ".geom) = true)";
    }
}
