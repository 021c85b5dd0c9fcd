package vn.urbansdi.sample.deliver;

import java.util.Locale;
import vn.urbansdi.sample.record.SampleLayer;

/** Who delivers a layer; one delivery description each. */
enum Department {
    ADMIN,
    LAND,
    CONSTRUCTION,
    TRANSPORT,
    LIGHTING,
    DRAINAGE,
    HAZARD,
    /** Keeps no layer of its own, only a list about the land office's. */
    TAX;

    static Department of(SampleLayer layer) {
        return switch (layer) {
            case CITY, WARD -> ADMIN;
            case LAND_PARCEL -> LAND;
            case BUILDING, BUILDING_PERMIT, PLANNING_ZONE -> CONSTRUCTION;
            case ROAD -> TRANSPORT;
            case STREET_LIGHT, LIGHTING_CABINET -> LIGHTING;
            case DRAIN_PIPE, MANHOLE, PUMP_STATION, OUTFALL -> DRAINAGE;
            case WATER_BODY, FLOOD_ZONE, LANDSLIDE_ZONE, SHELTER, HAZARD_WARNING -> HAZARD;
        };
    }

    /** How far it is believed where another office tells otherwise, 0 to 100. */
    int priority() {
        return this == TAX ? 30 : 50;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
