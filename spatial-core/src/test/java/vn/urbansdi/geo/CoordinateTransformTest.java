package vn.urbansdi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden points, computed by PROJ 9 (projinfo, cs2cs), another engine than the one under test. */
class CoordinateTransformTest {

    @ParameterizedTest
    @CsvSource({
        "5899, 430000, 2317000, 4326, 107.07879625, 20.944878577, 1e-8",
        "5899, 430000, 2317000, 3857, 11919957.0733, 2385307.1595, 0.001",
        "4326, 107.07879625, 20.944878577, 3857, 11919957.0733, 2385307.1595, 0.001",
        "3857, 11919957.0733, 2385307.1595, 5899, 430000, 2317000, 0.001",
        "4326, 107.0784, 20.9511, 5899, 429961.676, 2317688.950, 0.001",
    })
    void meets_the_golden_points(
            int from, double x, double y, int to, double expectedX, double expectedY, double tolerance) {
        double[] xy = {x, y};
        CoordinateTransform.between(from, to).transform(xy, 1);
        assertThat(xy[0]).isCloseTo(expectedX, within(tolerance));
        assertThat(xy[1]).isCloseTo(expectedY, within(tolerance));
    }

    @Test
    void an_extent_grows_to_hold_its_bent_edges() {
        Extent degrees = new Extent(4326, 106.4, 20.6, 108.2, 21.7);
        Extent metres = CoordinateTransform.between(4326, 5899).transform(degrees);
        CoordinateTransform transform = CoordinateTransform.between(4326, 5899);
        for (int i = 0; i <= 1000; i++) {
            double t = i / 1000.0;
            double[] edges = {106.4 + 1.8 * t, 20.6, 106.4 + 1.8 * t, 21.7, 106.4, 20.6 + 1.1 * t, 108.2, 20.6 + 1.1 * t
            };
            transform.transform(edges, 4);
            for (int p = 0; p < 8; p += 2) {
                assertThat(metres.contains(edges[p], edges[p + 1])).isTrue();
            }
        }
        // and by no more than a few metres
        double[] corner = {106.4, 20.6};
        transform.transform(corner, 1);
        assertThat(metres.minX()).isCloseTo(corner[0], within(20.0));
    }

    @Test
    void the_same_crs_changes_nothing() {
        double[] xy = {1e300, -1};
        CoordinateTransform.between(5899, 5899).transform(xy, 1);
        assertThat(xy).containsExactly(1e300, -1);
    }

    @Test
    void a_point_without_an_image_is_said_to_have_none() {
        assertThatThrownBy(() -> CoordinateTransform.between(4326, 3857).transform(new double[] {Double.NaN, 20}, 1))
                .isInstanceOf(OutsideCrsException.class)
                .hasMessageContaining("EPSG:3857");
    }

    /** Swapped axes, metres taken for degrees, overflowed numbers: between every two CRSs. */
    @Test
    void absurd_coordinates_have_a_finite_image_or_none_and_nothing_else_happens() {
        double[] values = {
            0,
            -0.0,
            20.95,
            89.9999999,
            90,
            90.0000001,
            107.08,
            180,
            180.5,
            360,
            430_000,
            2_317_000,
            2e7,
            1e15,
            1e300,
            -91,
            -107.08,
            -1e7,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        int images = 0;
        int refusals = 0;
        for (Crs from : CrsRegistry.standard().all()) {
            for (Crs to : CrsRegistry.standard().all()) {
                CoordinateTransform transform = CoordinateTransform.between(from.srid(), to.srid());
                for (int i = 0; i < values.length * values.length && !transform.isIdentity(); i++) {
                    double[] xy = {values[i / values.length], values[i % values.length]};
                    try {
                        transform.transform(xy, 1);
                        assertThat(Double.isFinite(xy[0]) && Double.isFinite(xy[1]))
                                .isTrue();
                        images++;
                    } catch (OutsideCrsException e) {
                        refusals++;
                    }
                }
            }
        }
        assertThat(images).isPositive();
        assertThat(refusals).isPositive();
    }
}
