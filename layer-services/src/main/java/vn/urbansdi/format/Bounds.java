package vn.urbansdi.format;

import java.nio.ByteBuffer;

/** A rectangle that grows with what is added. */
final class Bounds {

    private double minX;
    private double minY;
    private double maxX;
    private double maxY;

    Bounds() {
        clear();
    }

    void clear() {
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
    }

    void add(double x, double y) {
        minX = Math.min(minX, x);
        minY = Math.min(minY, y);
        maxX = Math.max(maxX, x);
        maxY = Math.max(maxY, y);
    }

    void add(Bounds other) {
        if (!other.isEmpty()) {
            add(other.minX, other.minY);
            add(other.maxX, other.maxY);
        }
    }

    boolean isEmpty() {
        return minX > maxX;
    }

    double minX() {
        return minX;
    }

    double minY() {
        return minY;
    }

    double maxX() {
        return maxX;
    }

    double maxY() {
        return maxY;
    }

    /** Writes the lower left, then the upper right corner; zeros where there is nothing. */
    void write(ByteBuffer target) {
        boolean empty = isEmpty();
        target.putDouble(empty ? 0 : minX).putDouble(empty ? 0 : minY);
        target.putDouble(empty ? 0 : maxX).putDouble(empty ? 0 : maxY);
    }
}
