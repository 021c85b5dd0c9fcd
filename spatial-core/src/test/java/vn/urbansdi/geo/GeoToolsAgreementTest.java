package vn.urbansdi.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GeoTools' referencing, with its own EPSG database, and proj4j put the same point in the same place. */
class GeoToolsAgreementTest {

    private static final long SEED = 5899;

    @ParameterizedTest
    @ValueSource(ints = {3857, 5899, 3405, 5897, 5898, 4756})
    void within_a_centimetre_on_10_000_points_over_the_province(int srid) throws Exception {
        MathTransform geoTools = CRS.findMathTransform(CRS.decode("EPSG:4326", true), CRS.decode("EPSG:" + srid, true));
        CoordinateTransform proj4j = CoordinateTransform.between(4326, srid);
        double metresPerUnit = CrsRegistry.standard().require(srid).geographic() ? 111_320 : 1;
        Random random = new Random(SEED);
        double worstM = 0;
        for (int i = 0; i < 10_000; i++) {
            double[] ours = {106.4 + 1.8 * random.nextDouble(), 20.6 + 1.1 * random.nextDouble()};
            double[] theirs = new double[2];
            geoTools.transform(ours, 0, theirs, 0, 1);
            proj4j.transform(ours, 1);
            worstM = Math.max(worstM, Math.hypot(ours[0] - theirs[0], ours[1] - theirs[1]) * metresPerUnit);
        }
        assertThat(worstM).as("seed %d, EPSG:%d", SEED, srid).isLessThan(0.01);
    }
}
