package vn.urbansdi.sample.plane;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * A simple polygon without holes on the drawing board, anticlockwise, whose edges know what lies beyond them: edge {@code i} runs
 * from vertex {@code i} to the next one and {@code beyond[i]} is the number of a road, or {@link #NO_ROAD}.
 */
@SuppressWarnings("ArrayRecordComponent") // made by the million, read at once, never compared
public record Face(double[] x, double[] y, int[] beyond) {

    public static final int NO_ROAD = -1;

    public int size() {
        return x.length;
    }

    public double area() {
        double sum = 0;
        for (int i = 0, j = size() - 1; i < size(); j = i++) {
            sum += (x[j] - x[0]) * (y[i] - y[0]) - (x[i] - x[0]) * (y[j] - y[0]);
        }
        return sum / 2;
    }

    /** Centre of gravity; outside the face if it is bent enough. */
    public Coordinate centroid() {
        double sum = 0;
        double cx = 0;
        double cy = 0;
        for (int i = 0, j = size() - 1; i < size(); j = i++) {
            double cross = (x[j] - x[0]) * (y[i] - y[0]) - (x[i] - x[0]) * (y[j] - y[0]);
            sum += cross;
            cx += cross * (x[i] + x[j] - 2 * x[0]);
            cy += cross * (y[i] + y[j] - 2 * y[0]);
        }
        return sum == 0 ? new Coordinate(x[0], y[0]) : new Coordinate(x[0] + cx / (3 * sum), y[0] + cy / (3 * sum));
    }

    public double edgeLength(int i) {
        int j = (i + 1) % size();
        return Math.hypot(x[j] - x[i], y[j] - y[i]);
    }

    public double edgeAngle(int i) {
        int j = (i + 1) % size();
        return Math.atan2(y[j] - y[i], x[j] - x[i]);
    }

    /** @return metres of edge along roads */
    public double frontage() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += beyond[i] == NO_ROAD ? 0 : edgeLength(i);
        }
        return sum;
    }

    /** How far it reaches along and across a direction. */
    public Span span(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double minAlong = Double.POSITIVE_INFINITY;
        double maxAlong = Double.NEGATIVE_INFINITY;
        double minAcross = Double.POSITIVE_INFINITY;
        double maxAcross = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size(); i++) {
            double along = x[i] * cos + y[i] * sin;
            double across = -x[i] * sin + y[i] * cos;
            minAlong = Math.min(minAlong, along);
            maxAlong = Math.max(maxAlong, along);
            minAcross = Math.min(minAcross, across);
            maxAcross = Math.max(maxAcross, across);
        }
        return new Span(angle, minAlong, maxAlong, minAcross, maxAcross);
    }

    /** The narrowest rectangle around it among those along one of the given number of directions and its long edges. */
    public Span tightSpan() {
        Span best = null;
        double perimeter = 0;
        for (int i = 0; i < size(); i++) {
            perimeter += edgeLength(i);
        }
        for (int i = 0; i < size(); i++) {
            if (size() <= 12 || edgeLength(i) > perimeter / 40) {
                best = tighter(best, span(edgeAngle(i)));
            }
        }
        for (int step = 0; size() > 12 && step < 12; step++) {
            best = tighter(best, span(step * Math.PI / 24));
        }
        return best.lengthwise();
    }

    private static Span tighter(Span a, Span b) {
        return a == null || b.area() < a.area() ? b : a;
    }

    public List<Coordinate> points() {
        List<Coordinate> points = new ArrayList<>(size() + 1);
        for (int i = 0; i < size(); i++) {
            points.add(new Coordinate(x[i], y[i]));
        }
        return points;
    }

    /** A rectangle by its direction (radians) and its bounds in a system turned by it. */
    public record Span(double angle, double minAlong, double maxAlong, double minAcross, double maxAcross) {

        public double length() {
            return maxAlong - minAlong;
        }

        public double width() {
            return maxAcross - minAcross;
        }

        double area() {
            return length() * width();
        }

        /** The same rectangle, its direction that of the longer side. */
        Span lengthwise() {
            return length() >= width()
                    ? this
                    : new Span(angle + Math.PI / 2, minAcross, maxAcross, -maxAlong, -minAlong);
        }
    }
}
