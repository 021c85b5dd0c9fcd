package vn.urbansdi.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Random;
import java.util.stream.Stream;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.testing.TestDatabase;

/** PostGIS (PROJ), GeoTools (its own EPSG database) and proj4j put the same point in the same place. */
class EnginesAgreeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final long SEED = 5899;
    private static final int POINTS = 10_000;
    private static final double TOLERANCE_M = 0.01;

    /** Every CRS served; 4326, in which the points are made, is compared with itself through 5899. */
    static Stream<Crs> served() {
        return CrsRegistry.standard().all().stream().filter(crs -> crs.srid() != 4326);
    }

    @ParameterizedTest
    @MethodSource("served")
    void within_a_centimetre_on_10_000_points_over_the_province(Crs crs) throws Exception {
        double[] wgs84 = points();
        double[] proj4j = wgs84.clone();
        CoordinateTransform.between(4326, crs.srid()).transform(proj4j, POINTS);
        double[] geoTools = new double[wgs84.length];
        MathTransform transform = CRS.findMathTransform(CRS.decode("EPSG:4326", true), CRS.decode(crs.code(), true));
        transform.transform(wgs84, 0, geoTools, 0, POINTS);
        double[] postgis = byPostgis(wgs84, 4326, crs);

        assertThat(worstM(proj4j, postgis, crs))
                .as("proj4j and PostGIS, %s, seed %d", crs.code(), SEED)
                .isLessThan(TOLERANCE_M);
        assertThat(worstM(geoTools, postgis, crs))
                .as("GeoTools and PostGIS, %s, seed %d", crs.code(), SEED)
                .isLessThan(TOLERANCE_M);

        double[] back = proj4j.clone();
        CoordinateTransform.between(crs.srid(), 4326).transform(back, POINTS);
        assertThat(worstM(back, wgs84, CrsRegistry.standard().require(4326)))
                .as("there and back, %s", crs.code())
                .isLessThan(TOLERANCE_M);
    }

    private static double[] points() {
        Random random = new Random(SEED);
        double[] lonLat = new double[2 * POINTS];
        for (int i = 0; i < lonLat.length; i += 2) {
            lonLat[i] = 106.4 + 1.8 * random.nextDouble();
            lonLat[i + 1] = 20.6 + 1.1 * random.nextDouble();
        }
        return lonLat;
    }

    private static double worstM(double[] some, double[] others, Crs crs) {
        double metresPerUnit = crs.geographic() ? 111_320 : 1;
        double worst = 0;
        for (int i = 0; i < some.length; i += 2) {
            worst = Math.max(worst, Math.hypot(some[i] - others[i], some[i + 1] - others[i + 1]) * metresPerUnit);
        }
        return worst;
    }

    /** Zones that this PostGIS does not list are given to it as PROJ text, which PROJ reads without our help. */
    private static double[] byPostgis(double[] xy, int from, Crs to) throws Exception {
        DATABASE.execute(
                "insert into spatial_ref_sys (srid, auth_name, auth_srid, proj4text) values (%1$d, 'EPSG', %1$d, '%2$s')"
                                .formatted(to.srid(), to.projText())
                        + " on conflict do nothing");
        String sql = """
                with transformed as materialized (
                  select i, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), ?), ?) as p from unnest(?, ?) with ordinality as t(x, y, i))
                select ST_X(p), ST_Y(p) from transformed order by i""";
        Double[] x = new Double[POINTS];
        Double[] y = new Double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
        }
        double[] result = new double[xy.length];
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, from);
            statement.setInt(2, to.srid());
            statement.setArray(3, connection.createArrayOf("float8", x));
            statement.setArray(4, connection.createArrayOf("float8", y));
            try (ResultSet rows = statement.executeQuery()) {
                for (int i = 0; rows.next(); i += 2) {
                    result[i] = rows.getDouble(1);
                    result[i + 1] = rows.getDouble(2);
                }
            }
        }
        return result;
    }
}
