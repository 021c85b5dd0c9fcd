package vn.urbansdi.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is covered is compared with areas that are computed, and with what Java2D's rasteriser samples. */
class PixelCoverageTest {

    private static final int SIZE = 64;

    /** Java2D samples a pixel in eight lines: an edge may lie half a line off, and a tip has two. */
    private static final int SAMPLED = 2 * 255 / 16;

    private final SplittableRandom random = new SplittableRandom(20261127);

    private static BufferedImage blank(int type) {
        return new BufferedImage(SIZE, SIZE, type);
    }

    private static void ink(BufferedImage image, int argb, PixelShape area, Winding rule) {
        PixelInk ink = new PixelInk(image);
        ink.take(argb);
        new PixelCoverage(SIZE, SIZE).fill(area, 0, 0, rule, ink);
    }

    private static Graphics2D java2d(BufferedImage image, int argb) {
        Graphics2D graphics = PixelCanvas.graphics(image);
        graphics.setColor(new Color(argb, true));
        return graphics;
    }

    private PixelShape shape(int dimension, int parts, int points, double reach) {
        PixelShape shape = new PixelShape();
        shape.reset(dimension);
        for (int part = 0; part < parts; part++) {
            double x = random.nextDouble(SIZE);
            double y = random.nextDouble(SIZE);
            for (int i = 0; i < points; i++) {
                shape.add(x + random.nextDouble(-reach, reach), y + random.nextDouble(-reach, reach));
            }
            shape.endPart();
        }
        return shape;
    }

    private static Path2D.Double path(PixelShape shape) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        shape.toPath(path);
        return path;
    }

    private static void assertAlike(BufferedImage ours, BufferedImage sampled, String what) {
        double sum = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int one = ours.getRGB(x, y) & 0xFF;
                int other = sampled.getRGB(x, y) & 0xFF;
                assertThat(Math.abs(one - other)).as("%s at %d, %d", what, x, y).isLessThanOrEqualTo(SAMPLED);
                sum += one - other;
            }
        }
        assertThat(sum / (SIZE * SIZE)).as(what).isCloseTo(0, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 10", "1, 3, 60", "1, 4, 500", "2, 4, 30", "5, 3, 4", "1, 3, 3000"})
    void triangles_and_others_inside_and_beyond_the_picture(int parts, int points, double reach) {
        for (int i = 0; i < 200; i++) {
            PixelShape shape = shape(2, parts, points, reach);
            // where outlines cross within one pixel, sums of areas cannot tell which side is in
            Area simple = new Area(path(shape));
            PixelShape area = PixelShape.of(new Path2D.Double(simple));
            BufferedImage ours = blank(BufferedImage.TYPE_INT_RGB);
            ink(ours, 0xFFFFFFFF, area, Winding.EVEN_ODD);
            BufferedImage sampled = blank(BufferedImage.TYPE_INT_RGB);
            java2d(sampled, 0xFFFFFFFF).fill(simple);
            assertAlike(ours, sampled, "case " + i);
        }
    }

    @Test
    void the_sum_of_what_is_covered_is_the_area() {
        for (int i = 0; i < 300; i++) {
            PixelShape triangle = new PixelShape();
            triangle.reset(2);
            double twice = 0;
            double[] xy = random.doubles(6, 1, SIZE - 1).toArray();
            for (int k = 0; k < 6; k += 2) {
                triangle.add(xy[k], xy[k + 1]);
                twice += xy[k] * xy[(k + 3) % 6] - xy[(k + 2) % 6] * xy[k + 1];
            }
            triangle.endPart();
            double[] sum = new double[1];
            new PixelCoverage(SIZE, SIZE)
                    .fill(
                            triangle,
                            0,
                            0,
                            Winding.EVEN_ODD,
                            (row, from, to, coverage) -> sum[0] += coverage * (double) (to - from));
            // below 1/512 nothing is laid on
            assertThat(sum[0]).isCloseTo(Math.abs(twice) / 2, within(0.1 + 4 * SIZE / 512.0 / 10));
        }
    }

    @Test
    void neighbours_leave_no_seam_and_a_hole_stays_open_whichever_way_it_goes_round() {
        for (int turn : List.of(1, -1)) {
            PixelShape ring = new PixelShape();
            ring.reset(2);
            square(ring, 10.3, 10.7, 40, 1);
            square(ring, 20.2, 20.1, 10.5, turn);
            BufferedImage image = blank(BufferedImage.TYPE_INT_RGB);
            ink(image, 0xFFFFFFFF, ring, Winding.EVEN_ODD);
            assertThat(image.getRGB(25, 25) & 0xFF).isZero();
            assertThat(image.getRGB(15, 25) & 0xFF).isEqualTo(255);
            // a fifth of the column is open, all of its row
            assertThat(image.getRGB(20, 25) & 0xFF).isEqualTo((int) Math.round(255 * 0.2));
        }
    }

    private static void square(PixelShape shape, double x, double y, double side, int turn) {
        double[][] corners = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
        for (int i = 0; i < 4; i++) {
            double[] corner = corners[turn > 0 ? i : 3 - i];
            shape.add(corner[0], corner[1]);
        }
        shape.endPart();
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0, 0",
        "1, 0, 0",
        "1, 0, 2",
        "1.6, 1, 1",
        "3, 0, 0",
        "3, 1, 1",
        "3, 2, 2",
        "8, 1, 1",
        "8, 2, 0",
        "8, 0, 2"
    })
    void strokes_of_every_join_and_cap(float width, int join, int cap) {
        BasicStroke stroke = new BasicStroke(width, cap, join, 4);
        int far = 0;
        for (int i = 0; i < 200; i++) {
            PixelShape line = shape(1 + i % 2, 1, 4, 40);
            BufferedImage ours = blank(BufferedImage.TYPE_INT_RGB);
            ink(ours, 0xFFFFFFFF, new StrokeOutline(stroke).of(line), Winding.NON_ZERO);
            BufferedImage sampled = blank(BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = java2d(sampled, 0xFFFFFFFF);
            graphics.setStroke(stroke);
            graphics.draw(path(line));
            far += far(ours, sampled);
        }
        // where a line crosses itself or bends back the sum of two halves is taken for a whole
        assertThat(far / 200.0).isLessThan(8);
    }

    private static int far(BufferedImage ours, BufferedImage sampled) {
        int far = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                if (Math.abs((ours.getRGB(x, y) & 0xFF) - (sampled.getRGB(x, y) & 0xFF)) > SAMPLED) {
                    far++;
                }
            }
        }
        return far;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 45, 90, 135, 179, 180})
    void a_corner_is_covered_whichever_way_it_turns(double degrees) {
        for (int side : List.of(1, -1)) {
            Path2D.Double corner = new Path2D.Double();
            corner.moveTo(8, 32);
            corner.lineTo(32, 32);
            double angle = side * Math.toRadians(degrees);
            corner.lineTo(32 + 20 * Math.cos(angle), 32 + 20 * Math.sin(angle));
            PixelShape line = new PixelShape();
            line.reset(1);
            double[] point = new double[6];
            for (PathIterator i = corner.getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
                i.currentSegment(point);
                line.add(point[0], point[1]);
            }
            line.endPart();
            BasicStroke stroke = new BasicStroke(6, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
            BufferedImage ours = blank(BufferedImage.TYPE_INT_RGB);
            ink(ours, 0xFFFFFFFF, new StrokeOutline(stroke).of(line), Winding.NON_ZERO);
            BufferedImage sampled = blank(BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = java2d(sampled, 0xFFFFFFFF);
            graphics.setStroke(stroke);
            graphics.draw(corner);
            assertThat(far(ours, sampled)).as("%s to %s", degrees, side).isLessThan(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"255, 255, 1", "255, 100, 1", "100, 100, 3", "0, 77, 3", "200, 255, 3"})
    void colours_mix_as_porter_and_duff_say(int below, int above, int type) {
        BufferedImage ours = blank(type);
        BufferedImage sampled = blank(type);
        int lower = below << 24 | 0x2060C0;
        int upper = above << 24 | 0xE0A010;
        PixelShape square = new PixelShape();
        square.reset(2);
        square(square, 8, 8, 32, 1);
        for (BufferedImage image : List.of(ours, sampled)) {
            for (int i = 0; i < SIZE * SIZE; i++) {
                image.setRGB(i % SIZE, i / SIZE, lower);
            }
        }
        ink(ours, upper, square, Winding.NON_ZERO);
        java2d(sampled, upper).fill(path(square));
        for (int shift = 0; shift < 32; shift += 8) {
            assertThat(ours.getRGB(20, 20) >>> shift & 0xFF)
                    .isCloseTo(sampled.getRGB(20, 20) >>> shift & 0xFF, within(1));
        }
        assertThat(ours.getRGB(50, 50)).isEqualTo(sampled.getRGB(50, 50));
    }

    @Test
    void nothing_is_left_for_the_next_area() {
        PixelCoverage coverage = new PixelCoverage(SIZE, SIZE);
        for (int i = 0; i < 500; i++) {
            PixelShape shape = shape(2, 1 + i % 3, 3 + i % 5, 5 + i);
            BufferedImage used = blank(BufferedImage.TYPE_INT_RGB);
            PixelInk ink = new PixelInk(used);
            ink.take(0xFFFFFFFF);
            coverage.fill(shape, 0.25, -0.5, Winding.EVEN_ODD, ink);
            BufferedImage fresh = blank(BufferedImage.TYPE_INT_RGB);
            PixelInk other = new PixelInk(fresh);
            other.take(0xFFFFFFFF);
            new PixelCoverage(SIZE, SIZE).fill(shape, 0.25, -0.5, Winding.EVEN_ODD, other);
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    assertThat(used.getRGB(x, y)).isEqualTo(fresh.getRGB(x, y));
                }
            }
        }
    }
}
