package vn.urbansdi.importer.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.operation.valid.IsValidOp;

/** What is called plainly valid is valid by the general check; and ordinary shapes are called so. */
class PlainShapesTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int RINGS = 100_000;

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 1e-7})
    void never_calls_an_invalid_ring_valid(double step) {
        Random random = new Random(7);
        int valid = 0;
        int plain = 0;
        for (int i = 0; i < RINGS; i++) {
            // So few places that points repeat, lie on lines and fold back all the time.
            int points = 3 + random.nextInt(5);
            double[] xy = new double[2 * points + 2];
            for (int k = 0; k < points; k++) {
                xy[2 * k] = 429_961.676 + step * random.nextInt(6);
                xy[2 * k + 1] = 2_317_688.95 + step * random.nextInt(6);
            }
            Geometry ring = polygon(xy, points);
            boolean isValid = new IsValidOp(ring).isValid();
            boolean isPlain = PlainShapes.isValid(ring);
            assertThat(isPlain && !isValid)
                    .as("ring %d of step %s: %s", i, step, ring)
                    .isFalse();
            valid += isValid ? 1 : 0;
            plain += isPlain ? 1 : 0;
        }
        assertThat(valid).isGreaterThan(RINGS / 20).isLessThan(RINGS / 2);
        assertThat(plain).isGreaterThan(valid / 2);
    }

    @Test
    void tells_nearly_every_ordinary_lot_at_once() {
        Random random = new Random(11);
        int plain = 0;
        for (int i = 0; i < RINGS; i++) {
            int points = 4 + random.nextInt(20);
            double[] xy = new double[2 * points + 2];
            for (int k = 0; k < points; k++) {
                double angle = 2 * Math.PI * (k + 0.5 * random.nextDouble()) / points;
                double radius = 5 + 10 * random.nextDouble();
                xy[2 * k] = 430_000 + radius * Math.cos(angle);
                xy[2 * k + 1] = 2_317_000 + radius * Math.sin(angle);
            }
            plain += PlainShapes.isValid(polygon(xy, points)) ? 1 : 0;
        }
        assertThat(plain).isEqualTo(RINGS);
    }

    @Test
    void says_nothing_of_what_is_not_plain() {
        double[] square = {0, 0, 4, 0, 4, 4, 0, 4, 0, 0};
        double[] hole = {1, 1, 2, 1, 2, 2, 1, 1};
        Geometry shell = polygon(square, 4);
        assertThat(PlainShapes.isValid(shell)).isTrue();
        assertThat(PlainShapes.isValid(FACTORY.createMultiPolygon(new Polygon[] {(Polygon) shell})))
                .isTrue();
        assertThat(PlainShapes.isValid(FACTORY.createPolygon(
                        FACTORY.createLinearRing(new PackedCoordinateSequence.Double(square, 2, 0)),
                        new LinearRing[] {FACTORY.createLinearRing(new PackedCoordinateSequence.Double(hole, 2, 0))})))
                .isFalse();
        double[] folded = {0, 0, 4, 0, 2, 0, 2, 4, 0, 0};
        assertThat(PlainShapes.isValid(polygon(folded, 4))).isFalse();
    }

    private static Geometry polygon(double[] xy, int points) {
        xy[2 * points] = xy[0];
        xy[2 * points + 1] = xy[1];
        return FACTORY.createPolygon(FACTORY.createLinearRing(new PackedCoordinateSequence.Double(xy, 2, 0)));
    }
}
