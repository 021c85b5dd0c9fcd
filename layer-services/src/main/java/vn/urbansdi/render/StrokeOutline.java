package vn.urbansdi.render;

import java.awt.BasicStroke;

/**
 * The area that a pen of some width covers along lines: each line's left side there and its right side back, with joins and
 * caps as {@link BasicStroke} defines them. For {@link Winding#NON_ZERO}, since it may overlap itself.
 */
final class StrokeOutline {

    /** Points closer together than this, in pixels, are one. */
    private static final double SAME = 1e-4;

    private static final double THINNEST = 1.0 / 64;

    /** How far the sides of a round join or cap may lie within the circle, pixels. */
    private static final double ROUNDNESS = 0.05;

    private final double radius;
    private final int cap;
    private final int join;
    private final double miterLimit;
    private final double arcStep;

    private final PixelShape outline = new PixelShape();

    /** The line without repeated points, and for each point the offset to the left of the segment that begins there. */
    private double[] x = new double[64];

    private double[] y = new double[64];
    private double[] offsetX = new double[64];
    private double[] offsetY = new double[64];
    private double[] length = new double[64];
    private int points;

    /** @param stroke without dashes */
    StrokeOutline(BasicStroke stroke) {
        this.radius = Math.max(THINNEST, stroke.getLineWidth()) / 2;
        this.cap = stroke.getEndCap();
        this.join = stroke.getLineJoin();
        this.miterLimit = stroke.getMiterLimit();
        this.arcStep = 2 * Math.acos(Math.max(0, 1 - ROUNDNESS / Math.max(radius, ROUNDNESS)));
    }

    /** The area along a shape's lines, or its rings; the next call reuses it. */
    PixelShape of(PixelShape shape) {
        outline.reset(2);
        boolean closed = shape.dimension() == 2;
        for (int part = 0; part < shape.parts(); part++) {
            read(shape, part, closed);
            if (points >= 3 && closed) {
                ring();
            } else if (points >= 2) {
                line();
            }
        }
        return outline;
    }

    private void read(PixelShape shape, int part, boolean closed) {
        points = 0;
        int most = (shape.end(part) - shape.start(part)) / 2 + 1;
        if (most > x.length) {
            x = new double[2 * most];
            y = new double[2 * most];
            offsetX = new double[2 * most];
            offsetY = new double[2 * most];
            length = new double[2 * most];
        }
        for (int i = shape.start(part); i < shape.end(part); i += 2) {
            append(shape.x(i), shape.y(i));
        }
        if (closed) {
            while (points > 1 && same(points - 1, x[0], y[0])) {
                points--;
            }
        }
        int segments = closed ? points : points - 1;
        for (int i = 0; i < segments; i++) {
            int next = i + 1 == points ? 0 : i + 1;
            double dx = x[next] - x[i];
            double dy = y[next] - y[i];
            length[i] = Math.sqrt(dx * dx + dy * dy);
            offsetX[i] = radius * dy / length[i];
            offsetY[i] = -radius * dx / length[i];
        }
    }

    private void append(double pointX, double pointY) {
        if (points == 0 || !same(points - 1, pointX, pointY)) {
            x[points] = pointX;
            y[points++] = pointY;
        }
    }

    private boolean same(int point, double otherX, double otherY) {
        return Math.abs(x[point] - otherX) < SAME && Math.abs(y[point] - otherY) < SAME;
    }

    private void ring() {
        for (int i = 0; i < points; i++) {
            corner(i, i == 0 ? points - 1 : i - 1, i, 1);
        }
        outline.endPart();
        for (int i = points - 1; i >= 0; i--) {
            corner(i, i, i == 0 ? points - 1 : i - 1, -1);
        }
        outline.endPart();
    }

    private void line() {
        int last = points - 1;
        outline.add(x[0] + offsetX[0], y[0] + offsetY[0]);
        for (int i = 1; i < last; i++) {
            corner(i, i - 1, i, 1);
        }
        outline.add(x[last] + offsetX[last - 1], y[last] + offsetY[last - 1]);
        cap(last, offsetX[last - 1], offsetY[last - 1]);
        outline.add(x[last] - offsetX[last - 1], y[last] - offsetY[last - 1]);
        for (int i = last - 1; i > 0; i--) {
            corner(i, i, i - 1, -1);
        }
        outline.add(x[0] - offsetX[0], y[0] - offsetY[0]);
        cap(0, -offsetX[0], -offsetY[0]);
        outline.endPart();
    }

    /** @param outX the offset to the side from which the pen comes */
    private void cap(int point, double outX, double outY) {
        if (cap == BasicStroke.CAP_ROUND) {
            arc(point, outX, outY, Math.PI);
        } else if (cap == BasicStroke.CAP_SQUARE) {
            outline.add(x[point] + outX - outY, y[point] + outY + outX);
            outline.add(x[point] - outX - outY, y[point] - outY + outX);
        }
    }

    /**
     * One side of a corner.
     *
     * @param before the segment from which the pen comes, and {@code after} that to which it goes
     * @param side   1 on the left of the line as it is stored, -1 on its right, where it is followed backwards
     */
    private void corner(int point, int before, int after, int side) {
        double fromX = side * offsetX[before];
        double fromY = side * offsetY[before];
        double toX = side * offsetX[after];
        double toY = side * offsetY[after];
        double sine = fromX * toY - fromY * toX;
        double square = radius * radius;
        double cosine = fromX * toX + fromY * toY;
        boolean back = sine == 0 && cosine < 0;
        if (sine > 0 || (back && side > 0)) {
            outer(point, fromX, fromY, toX, toY, Math.atan2(Math.abs(sine), cosine), cosine / square);
        } else {
            inner(point, fromX, fromY, toX, toY, Math.min(length[before], length[after]), cosine / square);
        }
    }

    private void outer(int point, double fromX, double fromY, double toX, double toY, double angle, double cosine) {
        if (join == BasicStroke.JOIN_ROUND) {
            outline.add(x[point] + fromX, y[point] + fromY);
            arc(point, fromX, fromY, angle);
            outline.add(x[point] + toX, y[point] + toY);
            return;
        }
        // the miter's length is that of the pen's width over the sine of half the corner's angle
        boolean pointed = join == BasicStroke.JOIN_MITER && 2 <= miterLimit * miterLimit * (1 + cosine);
        if (pointed) {
            miter(point, fromX, fromY, toX, toY, cosine);
        } else {
            outline.add(x[point] + fromX, y[point] + fromY);
            outline.add(x[point] + toX, y[point] + toY);
        }
    }

    /** Where the sides meet, if they are long enough to do so; else through the corner itself. */
    private void inner(int point, double fromX, double fromY, double toX, double toY, double shorter, double cosine) {
        double backSquare = radius * radius * (1 - cosine);
        if (backSquare <= shorter * shorter * (1 + cosine)) {
            miter(point, fromX, fromY, toX, toY, cosine);
        } else {
            outline.add(x[point] + fromX, y[point] + fromY);
            outline.add(x[point], y[point]);
            outline.add(x[point] + toX, y[point] + toY);
        }
    }

    private void miter(int point, double fromX, double fromY, double toX, double toY, double cosine) {
        double scale = 1 / (1 + cosine);
        outline.add(x[point] + (fromX + toX) * scale, y[point] + (fromY + toY) * scale);
    }

    /** Points on the circle around a point, from an offset on by an angle, without its ends. */
    private void arc(int point, double fromX, double fromY, double angle) {
        int steps = (int) Math.ceil(angle / arcStep);
        for (int i = 1; i < steps; i++) {
            double turned = angle * i / steps;
            double cos = Math.cos(turned);
            double sin = Math.sin(turned);
            outline.add(x[point] + fromX * cos - fromY * sin, y[point] + fromX * sin + fromY * cos);
        }
    }
}
