package vn.urbansdi.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTransformTest {

    private static final long SEED = 20261127;

    /** From a street to a province, to where the earth's curvature shows. */
    @ParameterizedTest
    @CsvSource({
        "5899, 3857, 430000, 2317000, 300, 0.01",
        "5899, 3857, 430000, 2317000, 5000, 0.1",
        "5899, 3857, 350000, 2250000, 200000, 5",
        "4326, 3857, 107.07, 20.94, 0.01, 0.001",
        "4326, 3857, 100, 8, 10, 40",
        "4326, 5899, 106.5, 20.7, 1.5, 1",
        "3405, 5899, 700000, 2300000, 50000, 0.5"
    })
    void stays_within_its_tolerance(int from, int to, double x, double y, double side, double tolerance) {
        CoordinateTransform exact = CoordinateTransform.between(from, to);
        Extent area = new Extent(from, x, y, x + side, y + side);
        PointTransform grid = GridTransform.over(area, exact, tolerance);
        assertThat(grid).isInstanceOf(GridTransform.class);
        double[] points = points(area, 20_000);
        double[] expected = points.clone();
        grid.transform(points, points.length / 2);
        exact.transform(expected, expected.length / 2);
        double largest = 0;
        for (int i = 0; i < points.length; i += 2) {
            largest = Math.max(largest, Math.hypot(points[i] - expected[i], points[i + 1] - expected[i + 1]));
        }
        assertThat(largest).as("seed " + SEED).isLessThan(tolerance);
    }

    @Test
    void is_exact_outside_its_area() {
        CoordinateTransform exact = CoordinateTransform.between(5899, 3857);
        PointTransform grid = GridTransform.over(new Extent(5899, 430000, 2317000, 431000, 2318000), exact, 0.01);
        double[] points = {100000, 2317500, 430500, 2400000, 431000.5, 2318000};
        double[] expected = points.clone();
        grid.transform(points, 3);
        exact.transform(expected, 3);
        assertThat(points).isEqualTo(expected);
    }

    @Test
    void is_no_grid_where_none_is_good_enough_or_there_is_no_area() {
        CoordinateTransform exact = CoordinateTransform.between(4326, 3857);
        assertThat(GridTransform.over(new Extent(4326, -180, -80, 180, 80), exact, 0.01))
                .isSameAs(exact);
        assertThat(GridTransform.over(new Extent(4326, -180, -90, 180, 90), exact, 1e9))
                .isSameAs(exact);
        assertThat(GridTransform.over(new Extent(4326, 107, 20, 107, 21), exact, 1))
                .isSameAs(exact);
    }

    private static double[] points(Extent area, int count) {
        Random random = new Random(SEED);
        double[] points = new double[2 * count];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = area.minX() + random.nextDouble() * area.width();
            points[i + 1] = area.minY() + random.nextDouble() * area.height();
        }
        return points;
    }
}
