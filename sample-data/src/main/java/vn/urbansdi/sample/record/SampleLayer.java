package vn.urbansdi.sample.record;

import static vn.urbansdi.sample.record.Field.code;
import static vn.urbansdi.sample.record.Field.date;
import static vn.urbansdi.sample.record.Field.decimal;
import static vn.urbansdi.sample.record.Field.integer;
import static vn.urbansdi.sample.record.Field.text;
import static vn.urbansdi.sample.record.Field.timestamp;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;

/** The layers that are generated and the attributes that are delivered of each, in the order of {@link SampleRecord#values()}. */
public enum SampleLayer {
    CITY(
            Shape.POLYGON,
            text("city_id", 20).asKey(),
            text("name", 60).asRequired(),
            text("name_en", 60),
            text("district_code", 5)),
    WARD(
            Shape.POLYGON,
            text("ward_code", 5).asKey(),
            text("name", 60).asRequired(),
            text("name_en", 60),
            text("full_name", 80),
            decimal("official_area_km2", 1)),
    WATER_BODY(Shape.POLYGON, text("water_id", 20).asKey(), text("name", 80), text("name_en", 80), code("kind", 12)),
    LAND_PARCEL(
            Shape.POLYGON,
            text("ward_code", 5).asPartOfKey().asRequired(),
            text("sheet_no", 8).asPartOfKey(),
            text("parcel_no", 8).asPartOfKey(),
            code("land_use", 10),
            decimal("legal_area_m2", 1),
            decimal("survey_area_m2", 2),
            text("address", 120),
            text("owner_name", 80)),
    BUILDING(
            Shape.POLYGON,
            text("building_id", 20).asKey(),
            text("ward_code", 5),
            text("name", 100),
            code("use", 12),
            integer("floors"),
            decimal("height_m", 1),
            integer("built_year"),
            text("address", 120)),
    BUILDING_PERMIT(
            Shape.POINT,
            text("permit_no", 24).asKey(),
            text("ward_code", 5),
            code("permit_type", 12),
            code("status", 12),
            date("issued_on"),
            integer("floors"),
            decimal("floor_area_m2", 1),
            text("address", 120),
            text("applicant_name", 80)),
    PLANNING_ZONE(
            Shape.POLYGON,
            text("zone_id", 24).asKey(),
            text("name", 100),
            code("land_use", 10),
            text("plan_no", 40),
            code("status", 12),
            integer("max_floors"),
            decimal("max_density_pct", 0),
            date("approved_on"),
            text("note", 120)),
    ROAD(
            Shape.LINE,
            text("road_id", 20).asKey(),
            text("name", 80),
            text("name_en", 80),
            code("class", 12),
            code("surface", 12),
            decimal("width_m", 1),
            integer("lanes")),
    STREET_LIGHT(
            Shape.POINT,
            text("light_id", 24).asKey(),
            text("cabinet_id", 20),
            code("lamp_type", 14),
            integer("power_w"),
            decimal("pole_height_m", 1),
            code("status", 12),
            date("installed_on"),
            text("road_name", 80)),
    LIGHTING_CABINET(
            Shape.POINT,
            text("cabinet_id", 20).asKey(),
            text("name", 80),
            decimal("capacity_kw", 1),
            code("status", 12)),
    DRAIN_PIPE(
            Shape.LINE,
            text("pipe_id", 20).asKey(),
            code("kind", 10),
            text("from_node", 20),
            text("to_node", 20),
            integer("diameter_mm"),
            code("material", 10),
            decimal("invert_up_m", 3),
            decimal("invert_down_m", 3),
            integer("built_year")),
    MANHOLE(
            Shape.POINT,
            text("manhole_id", 20).asKey(),
            code("kind", 10),
            decimal("ground_m", 3),
            decimal("invert_m", 3),
            code("cover", 12)),
    PUMP_STATION(
            Shape.POINT,
            text("pump_id", 20).asKey(),
            text("name", 80),
            decimal("capacity_m3_h", 0),
            code("status", 12)),
    OUTFALL(
            Shape.POINT,
            text("outfall_id", 20).asKey(),
            text("name", 80),
            text("receiving_water", 80),
            decimal("invert_m", 3)),
    FLOOD_ZONE(
            Shape.POLYGON,
            text("zone_id", 20).asKey(),
            text("name", 100),
            integer("risk_level").asRequired().asCode(),
            code("depth_class", 4),
            integer("return_period_years")),
    LANDSLIDE_ZONE(
            Shape.POLYGON,
            text("zone_id", 20).asKey(),
            text("name", 100),
            integer("risk_level").asRequired().asCode(),
            integer("susceptibility").asCode()),
    SHELTER(
            Shape.POINT,
            text("shelter_id", 20).asKey(),
            text("name", 100).asRequired(),
            code("kind", 16),
            integer("capacity_persons"),
            text("address", 120),
            text("phone", 20)),
    HAZARD_WARNING(
            Shape.POLYGON,
            text("warning_id", 24).asKey(),
            code("hazard", 12),
            integer("risk_level").asRequired().asCode(),
            timestamp("issued_at").asRequired(),
            timestamp("valid_from"),
            timestamp("valid_to"),
            text("message_vi", 250),
            text("message_en", 250));

    /** The kind of geometry that is delivered. */
    public enum Shape {
        POINT,
        LINE,
        POLYGON
    }

    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // Field is a record of immutable values
    private final ImmutableList<Field> fields;

    SampleLayer(Shape shape, Field... fields) {
        this.shape = shape;
        this.fields = ImmutableList.copyOf(fields);
    }

    /** The layer's id in the catalog. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Shape shape() {
        return shape;
    }

    /** Whether rightful rows may share a key: cadastres have parcels of the same number, told apart by their place. */
    public boolean keyMayRepeat() {
        return this == LAND_PARCEL;
    }

    public List<Field> fields() {
        return fields;
    }
}
