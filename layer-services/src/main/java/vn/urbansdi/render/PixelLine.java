package vn.urbansdi.render;

/** A line along which letters are set, read from left to right. */
final class PixelLine {

    private final double[] xy;
    private final double length;

    private PixelLine(double[] xy) {
        this.xy = xy;
        double sum = 0;
        for (int i = 0; i + 2 < xy.length; i += 2) {
            sum += Math.hypot(xy[i + 2] - xy[i], xy[i + 3] - xy[i + 1]);
        }
        this.length = sum;
    }

    /** The line in the direction in which a text of that width, set in its middle, does not stand on its head. */
    static PixelLine readable(double[] xy, double textWidthPx) {
        PixelLine line = new PixelLine(xy);
        double start = Math.max(0, (line.length - textWidthPx) / 2);
        double[] first = line.at(start);
        double[] last = line.at(line.length - start);
        if (last[0] >= first[0]) {
            return line;
        }
        double[] turned = new double[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            turned[i] = xy[xy.length - 2 - i];
            turned[i + 1] = xy[xy.length - 1 - i];
        }
        return new PixelLine(turned);
    }

    double length() {
        return length;
    }

    /** @return x, y and the direction there, radians clockwise from the x axis as the picture shows it */
    double[] at(double distance) {
        double left = distance;
        double angle = 0;
        for (int i = 0; i + 2 < xy.length; i += 2) {
            double dx = xy[i + 2] - xy[i];
            double dy = xy[i + 3] - xy[i + 1];
            double step = Math.hypot(dx, dy);
            if (step == 0) {
                continue;
            }
            angle = Math.atan2(dy, dx);
            if (left <= step) {
                return new double[] {xy[i] + dx * left / step, xy[i + 1] + dy * left / step, angle};
            }
            left -= step;
        }
        return new double[] {xy[xy.length - 2], xy[xy.length - 1], angle};
    }
}
