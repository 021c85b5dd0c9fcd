package vn.urbansdi.importer.read;

import vn.urbansdi.importer.row.Repair;

/**
 * Turns the circular arcs of one geometry (ISO 19125-1 and SQL/MM, as OGC 06-103r4 names them) into segments none of which is
 * farther from its arc than a millimetre, or than 9·10⁻⁹ degrees, which is a millimetre on the ground. Where arcs begin and end
 * their points stay as they are.
 */
final class ArcPoints {

    /** Of coordinates in metres. */
    static final double TOLERANCE_M = 0.001;

    /** Of coordinates in degrees. */
    static final double TOLERANCE_DEGREES = 9e-9;

    /** Of one arc: enough for a full circle of 80 km radius. */
    private static final int MOST_SEGMENTS = 20_000;

    /** Of one geometry: a small file must not become a huge one. */
    private static final int MOST_POINTS = 1_000_000;

    private static final double LARGEST_DEGREE = 360;

    private final ShapeBuilder shapes;
    private int pointsLeft = MOST_POINTS;

    ArcPoints(ShapeBuilder shapes) {
        this.shapes = shapes;
    }

    /**
     * @param xy of a circular string: x, y of the first arc's begin, of a point on it, of its end, which begins the next arc,
     *           and so on
     * @return x, y of the segments' ends
     */
    double[] linear(double[] xy) throws MalformedShapeException {
        int points = xy.length / 2;
        if (points < 3 || points % 2 == 0) {
            throw MalformedShapeException.invalid(
                    "Chuỗi cung có " + points + " điểm; phải là 3, 5, 7, …",
                    "A circular string has " + points + " points; it must have 3, 5, 7, …");
        }
        shapes.repaired(Repair.CURVE_LINEARISED);
        GrowingCoordinates line = new GrowingCoordinates(xy.length);
        line.add(xy[0], xy[1]);
        for (int i = 0; i + 4 < xy.length; i += 4) {
            arc(xy, i, line);
        }
        return line.xy();
    }

    /** Adds the arc's points after its first. */
    private void arc(double[] xy, int at, GrowingCoordinates line) throws MalformedShapeException {
        // From the arc's begin on: small numbers, of which differences lose nothing.
        double midX = xy[at + 2] - xy[at];
        double midY = xy[at + 3] - xy[at + 1];
        double endX = xy[at + 4] - xy[at];
        double endY = xy[at + 5] - xy[at + 1];
        boolean full = endX == 0 && endY == 0;
        double twiceCross = 2 * (midX * endY - midY * endX);
        if (full) {
            // The point between lies opposite (SQL/MM, 7.3.1).
            turn(xy, at, midX / 2, midY / 2, 2 * Math.PI, line);
        } else if (isStraight(twiceCross, midX, midY, endX, endY)) {
            take(2);
            line.add(xy[at + 2], xy[at + 3]);
        } else {
            double midSquared = midX * midX + midY * midY;
            double endSquared = endX * endX + endY * endY;
            double centreX = (endY * midSquared - midY * endSquared) / twiceCross;
            double centreY = (midX * endSquared - endX * midSquared) / twiceCross;
            double angle = Math.atan2(endY - centreY, endX - centreX) - Math.atan2(-centreY, -centreX);
            // Counter-clockwise if the point between lies to the right of the chord.
            boolean counterClockwise = twiceCross > 0;
            double sweep = counterClockwise
                    ? (angle <= 0 ? angle + 2 * Math.PI : angle)
                    : (angle >= 0 ? angle - 2 * Math.PI : angle);
            turn(xy, at, centreX, centreY, sweep, line);
        }
        line.add(xy[at + 4], xy[at + 5]);
    }

    /** Whether the three points lie on one line, as far as their numbers can tell. */
    private static boolean isStraight(double twiceCross, double midX, double midY, double endX, double endY) {
        double lengths = Math.hypot(midX, midY) * Math.hypot(endX, endY);
        return Math.abs(twiceCross) <= 1e-12 * lengths || !Double.isFinite(twiceCross);
    }

    /** Adds the points between the arc's two ends, evenly. */
    private void turn(double[] xy, int at, double centreX, double centreY, double sweep, GrowingCoordinates line)
            throws MalformedShapeException {
        double radius = Math.hypot(centreX, centreY);
        double tolerance = tolerance(xy[at], xy[at + 1]);
        // A chord of angle a is r (1 - cos a/2) = 2 r sin² a/4 away from its arc.
        double step = radius <= tolerance / 2 ? Math.PI : 4 * Math.asin(Math.sqrt(tolerance / (2 * radius)));
        double wanted = Math.ceil(Math.abs(sweep) / Math.min(step, Math.PI / 2));
        if (!(wanted <= MOST_SEGMENTS)) {
            throw MalformedShapeException.invalid(
                    "Cung tròn có bán kính quá lớn để chia thành đoạn thẳng lệch không quá 1 mm.",
                    "An arc has too large a radius to be divided into segments within 1 mm of it.");
        }
        int segments = (int) wanted;
        take(segments);
        double from = Math.atan2(-centreY, -centreX);
        for (int i = 1; i < segments; i++) {
            double angle = from + sweep * i / segments;
            line.add(xy[at] + centreX + radius * Math.cos(angle), xy[at + 1] + centreY + radius * Math.sin(angle));
        }
    }

    private void take(int points) throws MalformedShapeException {
        pointsLeft -= points;
        if (pointsLeft < 0) {
            throw MalformedShapeException.invalid(
                    "Các cung tròn của đối tượng cần quá nhiều điểm.", "The feature's arcs need too many points.");
        }
    }

    /** By the numbers themselves: nothing that is stored in metres lies within 360 m of its CRS's origin. */
    private static double tolerance(double x, double y) {
        return Math.abs(x) <= LARGEST_DEGREE && Math.abs(y) <= LARGEST_DEGREE ? TOLERANCE_DEGREES : TOLERANCE_M;
    }
}
