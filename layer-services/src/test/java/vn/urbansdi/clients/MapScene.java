package vn.urbansdi.clients;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.testing.TestDatabase;

/**
 * A parcel with a corner cut out, a ward around it, a road and a lamp beside it: what clients of maps are asked to show. Others lie far
 * away on both sides, since clients cut pictures off where the layer ends, through the outline of what lies last.
 */
final class MapScene {

    static final String ADDRESS = "Đường <30/4> & \"ngõ\" ữợẫ, Hồng Gai";
    static final String SECRET = "Nguyễn Thị Bí Mật";
    static final String WARD = "Hồng Gai";
    static final String ROAD = "Đường Lê Thánh Tông";
    static final String LAMP = "Đ-1";

    /** Condition in SQL. */
    static final String PARCEL = "parcel_id = 'w7sphsukub37'";

    private final TestDatabase database;

    MapScene(TestDatabase database) {
        this.database = database;
    }

    void insert() {
        database.execute("""
                INSERT INTO layer.land_parcel
                  (parcel_id, ward_code, sheet_no, parcel_no, land_use, legal_area_m2, address, owner_name, geom)
                VALUES ('w7sphsukub37', '06685', '7', '118', 'ODT', 7680, '%s', '%s', ST_Multi(ST_GeomFromText('POLYGON((430000 2317000,
                  430120 2317000, 430120 2317064, 430060 2317064, 430060 2317100, 430000 2317100, 430000 2317000))', 5899)));
                INSERT INTO layer.ward (ward_code, name, geom)
                VALUES ('06685', '%s', ST_Multi(ST_MakeEnvelope(429000, 2316000, 431000, 2318000, 5899)));
                INSERT INTO layer.road (road_id, name, geom)
                VALUES ('R-1', '%s', ST_Multi(ST_GeomFromText('LINESTRING(429500 2316950, 430500 2316950)', 5899)));
                INSERT INTO layer.street_light (light_id, power_w, status, geom)
                VALUES ('%s', 150, 'ON', ST_SetSRID(ST_MakePoint(430150, 2317030), 5899));
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, land_use, geom)
                SELECT 'far' || i, '06685', '8', i::text, 'ODT', ST_Multi(ST_MakeEnvelope(430000 + i, 2317000 + i, 430010 + i, 2317010 + i, 5899))
                FROM unnest(ARRAY[-3000, 3000]) AS i;
                INSERT INTO layer.street_light (light_id, power_w, status, geom)
                SELECT 'far' || i, 150, 'ON', ST_SetSRID(ST_MakePoint(430150 + i, 2317030 + i), 5899) FROM unnest(ARRAY[-3000, 3000]) AS i;
                """.formatted(ADDRESS, SECRET, WARD, ROAD, LAMP));
    }

    /** The parcel's area as PostGIS knows it in a CRS. */
    Geometry parcel(int srid) {
        try {
            return new WKTReader()
                    .read(database.queryOne("SELECT ST_AsText(ST_Transform(geom, " + srid
                            + "), 12) FROM layer.land_parcel WHERE " + PARCEL));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
