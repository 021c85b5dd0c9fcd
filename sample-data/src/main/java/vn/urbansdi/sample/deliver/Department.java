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
    HAZARD;

    static Department of(SampleLayer layer) {
        return switch (layer) {
            case CITY, WARD -> ADMIN;
            case LAND_PARCEL -> LAND;
            case BUILDING, BUILDING_PERMIT, PLANNING_ZONE -> CONSTRUCTION;
            case ROAD -> TRANSPORT;
            case STREET_LIGHT, LIGHTING_CABINET -> LIGHTING;
            case DRAIN_PIPE, MANHOLE, PUMP_STATION, OUTFALL -> DRAINAGE;
            case FLOOD_ZONE, LANDSLIDE_ZONE, SHELTER, HAZARD_WARNING -> HAZARD;
        };
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
