package vn.urbansdi.render;

import java.util.Arrays;

/**
 * How far each cell of a raster is from a shape: the exact Euclidean distance transform, one dimension after the other, by
 * lower envelopes of parabolas (Felzenszwalb and Huttenlocher, 2012). Linear in the number of cells.
 */
final class DistanceField {

    private static final double FAR = 1e12;

    private DistanceField() {}

    /**
     * @param inside by rows
     * @return cells from the shape's edge, by rows: positive outside of it, negative inside
     */
    static double[] of(boolean[] inside, int width, int height) {
        double[] toShape = new double[inside.length];
        double[] toGround = new double[inside.length];
        for (int i = 0; i < inside.length; i++) {
            toShape[i] = inside[i] ? 0 : FAR;
            toGround[i] = inside[i] ? FAR : 0;
        }
        squares(toShape, width, height);
        squares(toGround, width, height);
        double[] distances = new double[inside.length];
        for (int i = 0; i < distances.length; i++) {
            // the edge runs half a cell before the middle of the nearest one on its other side
            distances[i] = inside[i] ? 0.5 - Math.sqrt(toGround[i]) : Math.sqrt(toShape[i]) - 0.5;
        }
        return distances;
    }

    private static void squares(double[] field, int width, int height) {
        double[] line = new double[Math.max(width, height)];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                line[y] = field[y * width + x];
            }
            pass(line, height);
            for (int y = 0; y < height; y++) {
                field[y * width + x] = line[y];
            }
        }
        for (int y = 0; y < height; y++) {
            System.arraycopy(field, y * width, line, 0, width);
            pass(line, width);
            System.arraycopy(line, 0, field, y * width, width);
        }
    }

    private static void pass(double[] line, int size) {
        double[] values = Arrays.copyOf(line, size);
        int[] lowest = new int[size];
        double[] from = new double[size + 1];
        int last = 0;
        from[0] = Double.NEGATIVE_INFINITY;
        from[1] = Double.POSITIVE_INFINITY;
        for (int q = 1; q < size; q++) {
            double crossing = crossing(values, lowest[last], q);
            while (crossing <= from[last]) {
                last--;
                crossing = crossing(values, lowest[last], q);
            }
            last++;
            lowest[last] = q;
            from[last] = crossing;
            from[last + 1] = Double.POSITIVE_INFINITY;
        }
        int parabola = 0;
        for (int q = 0; q < size; q++) {
            while (from[parabola + 1] < q) {
                parabola++;
            }
            double away = q - lowest[parabola];
            line[q] = away * away + values[lowest[parabola]];
        }
    }

    private static double crossing(double[] values, int left, int right) {
        return (values[right] + (double) right * right - values[left] - (double) left * left) / (2.0 * (right - left));
    }
}
