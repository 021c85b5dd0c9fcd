package vn.urbansdi.map;

import java.util.List;
import vn.urbansdi.testing.TestDatabase;

/**
 * The same small quarter in each of the four cities: a ward of 6 × 6 km, a street, and a row of four parcels of 40 × 40 m
 * to the east of a corner. The first parcel lies in a plan and, with its southern half, in a flood zone; the third and the
 * fourth share their number, as happens in real data.
 */
final class MapRows {

    static final int PARCEL_SIZE_M = 40;

    /**
     * @param east  of the south-western corner of the first parcel, EPSG:5899, as {@code north}
     * @param digit stands in the identifiers
     */
    record Quarter(String city, String wardCode, String ward, double east, double north, int digit) {

        String parcelId(int number) {
            return "w7sphsuk" + digit + "00" + number;
        }

        /** The middle of a parcel, counted from 1. */
        double middleEast(int parcel) {
            return east + PARCEL_SIZE_M * (parcel - 0.5);
        }

        double middleNorth() {
            return north + PARCEL_SIZE_M / 2.0;
        }
    }

    /** The first stands on a golden point. */
    static final List<Quarter> QUARTERS = List.of(
            new Quarter("ha_long", "06685", "Hồng Gai", 430000, 2317000, 1),
            new Quarter("cam_pha", "06793", "Cẩm Phả", 451800, 2325200, 2),
            new Quarter("uong_bi", "06811", "Uông Bí", 397250, 2326280, 3),
            new Quarter("mong_cai", "06712", "Móng Cái 1", 525000, 2377000, 4));

    private MapRows() {}

    static void insert(TestDatabase database) {
        QUARTERS.forEach(quarter -> insert(database, quarter));
    }

    private static void insert(TestDatabase database, Quarter quarter) {
        database.execute("""
                with place as (select %2$s::float8 e, %3$s::float8 n),
                a as (insert into layer.ward (ward_code, name, city, geom)
                  select '%4$s', '%5$s', '%1$s', ST_Multi(ST_MakeEnvelope(e - 3000, n - 3000, e + 3000, n + 3000, 5899)) from place),
                b as (insert into layer.road (road_id, name, class, city, geom)
                  select 'R-%6$s', 'Đường Trần Hưng Đạo', 'ARTERIAL', '%1$s',
                    ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint(e - 1000, n - 60), ST_MakePoint(e + 1000, n - 60)), 5899)) from place),
                c as (insert into layer.planning_zone (zone_id, name, land_use, status, city, geom)
                  select 'QH-%6$s', 'Khu dân cư ven biển', 'TMD', 'APPROVED', '%1$s',
                    ST_Multi(ST_MakeEnvelope(e, n, e + 40, n + 40, 5899)) from place),
                d as (insert into layer.flood_zone (zone_id, name, risk_level, depth_class, city, geom)
                  select 'NL-%6$s', 'Vùng ngập ven biển', 3, 'D2', '%1$s',
                    ST_Multi(ST_MakeEnvelope(e, n, e + 40, n + 20, 5899)) from place),
                f as (insert into layer.street_light (light_id, lamp_type, power_w, status, city, geom)
                  select 'D-%6$s', 'LED', 150, 'FAULT', '%1$s', ST_SetSRID(ST_MakePoint(e - 30, n + 20), 5899) from place)
                insert into layer.land_parcel
                  (parcel_id, ward_code, sheet_no, parcel_no, land_use, legal_area_m2, address, owner_name, city, geom)
                select 'w7sphsuk%6$s00' || i, '%4$s', '7', least(i, 3)::text, (array['ODT', 'LUC', 'TSC', 'CLN'])[i], 1599.5,
                  'Số ' || i || ' Đường Trần Hưng Đạo', 'Nguyễn Thị Bí Mật', '%1$s',
                  ST_Multi(ST_MakeEnvelope(e + 40 * (i - 1), n, e + 40 * i, n + 40, 5899))
                from place, generate_series(1, 4) i;
                """.formatted(
                quarter.city(), quarter.east(), quarter.north(), quarter.wardCode(), quarter.ward(), quarter.digit()));
    }
}
