package vn.urbansdi.importer.read;

import java.util.Arrays;

/** x, y, x, y, … of a line whose length is not known from the start. */
final class GrowingCoordinates {

    private double[] xy;
    private int length;

    GrowingCoordinates(int expected) {
        this.xy = new double[Math.max(8, expected)];
    }

    void add(double x, double y) {
        if (length + 2 > xy.length) {
            xy = Arrays.copyOf(xy, 2 * xy.length);
        }
        xy[length++] = x;
        xy[length++] = y;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether the last point is this one. */
    boolean endsAt(double x, double y) {
        return length > 0 && xy[length - 2] == x && xy[length - 1] == y;
    }

    double[] xy() {
        return Arrays.copyOf(xy, length);
    }
}
