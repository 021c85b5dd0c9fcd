package vn.urbansdi.wms;

import java.util.List;
import java.util.Random;
import vn.urbansdi.testing.TestDatabase;

/** A made-up quarter of 400 by 300 m: translucent parcels of every colour, streets with their names along them, pumps, a zone. */
final class DrawnTown {

    static final String LAYERS = "land_parcel,planning_zone,road,pump_station";

    /** Lower left and upper right corner, EPSG:5899. */
    static final double MIN_X = 430000;

    static final double MIN_Y = 2317000;
    static final double MAX_X = 430400;
    static final double MAX_Y = 2317300;

    private static final long SEED = 7;
    private static final List<String> USES =
            List.of("LUC", "CLN", "RSX", "NTS", "ONT", "ODT", "TSC", "CQP", "DGT", "DTL", "SKS", "NTD", "TMD", "DGD");
    private static final List<String> STREETS =
            List.of("Đường Trần Hưng Đạo", "Phố Nguyễn Văn Cừ", "Đường Lê Thánh Tông", "Ngõ Hữu Nghị");

    private DrawnTown() {}

    static void build(TestDatabase database) {
        Random random = new Random(SEED);
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < 160; i++) {
            double x = MIN_X + 20 + random.nextInt(360);
            double y = MIN_Y + 20 + random.nextInt(260);
            sql.append(
                    ("INSERT INTO layer.land_parcel (parcel_id, ward_code, parcel_no, land_use, geom) VALUES ('p%1$d',"
                                    + " '06685', '%1$d', '%2$s', ST_Multi(ST_Rotate(ST_MakeEnvelope(%3$f, %4$f, %5$f, %6$f, 5899),"
                                    + " %7$f, %3$f, %4$f)));")
                            .formatted(
                                    i,
                                    USES.get(random.nextInt(USES.size())),
                                    x,
                                    y,
                                    x + 10 + random.nextInt(30),
                                    y + 10 + random.nextInt(40),
                                    random.nextDouble() * 3));
        }
        for (int i = 0; i < STREETS.size(); i++) {
            double y = MIN_Y + 40 + 70 * i;
            sql.append(
                    ("INSERT INTO layer.road (road_id, name, class, geom) VALUES ('r%d', '%s', 'COLLECTOR', ST_Multi("
                                    + "ST_SetSRID('LINESTRING(%f %f, %f %f, %f %f, %f %f)'::geometry, 5899)));")
                            .formatted(
                                    i,
                                    STREETS.get(i),
                                    MIN_X - 50,
                                    y,
                                    MIN_X + 130,
                                    y + 12,
                                    MIN_X + 270,
                                    y + 2,
                                    MAX_X + 50,
                                    y + 20));
        }
        for (int i = 0; i < 12; i++) {
            sql.append(("INSERT INTO layer.pump_station (pump_id, geom) VALUES ('b%d', ST_SetSRID(ST_MakePoint(%f, %f),"
                            + " 5899));")
                    .formatted(i, MIN_X + 400 * random.nextDouble(), MIN_Y + 300 * random.nextDouble()));
        }
        sql.append("INSERT INTO layer.planning_zone (zone_id, geom) VALUES ('z', ST_Multi(ST_Difference(ST_Buffer("
                + "ST_SetSRID(ST_MakePoint(430200, 2317150), 5899), 120), ST_Buffer("
                + "ST_SetSRID(ST_MakePoint(430210, 2317150), 5899), 50))));");
        database.execute(sql.toString());
    }

    /** A map of 800 by 600 pixels of half a metre. */
    static String[] map(String... more) {
        return WmsDocumentsTest.with(
                WmsDocumentsTest.with(
                        WmsDocumentsTest.MAP_1_3_0,
                        "LAYERS",
                        LAYERS,
                        "CRS",
                        "EPSG:5899",
                        "BBOX",
                        "%.0f,%.0f,%.0f,%.0f".formatted(MIN_X, MIN_Y, MAX_X, MAX_Y),
                        "WIDTH",
                        "800",
                        "HEIGHT",
                        "600"),
                more);
    }
}
