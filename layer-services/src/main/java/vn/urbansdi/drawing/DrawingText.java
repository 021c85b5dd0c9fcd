package vn.urbansdi.drawing;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.urbansdi.render.DrawingTooLargeException;
import vn.urbansdi.render.PixelShape;

/** The text of a drawing as it grows, up to a bound. */
final class DrawingText {

    /** Some three million corners: what the programs that show drawings still open, if slowly. */
    static final int MOST_BYTES = 32 << 20;

    private static final int HUNDREDTHS = 100;
    private static final int MILLIONTHS = 1_000_000;

    /** Far outside of any picture. */
    private static final double FARTHEST = 1e9;

    private byte[] bytes = new byte[8192];
    private int size;
    private final byte[] digits = new byte[20];

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** @throws DrawingTooLargeException if there is no room for it any more */
    DrawingText add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    /** A length or a place in pixels and hundredths of them. */
    DrawingText px(double value) {
        return number(value, HUNDREDTHS);
    }

    /** A number that others are multiplied by. */
    DrawingText factor(double value) {
        return number(value, MILLIONTHS);
    }

    DrawingText symbol(char symbol) {
        room(1);
        bytes[size++] = (byte) symbol;
        return this;
    }

    private DrawingText number(double value, int parts) {
        double bound = Double.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, value));
        long scaled = Math.round(bound * parts);
        room(24);
        if (scaled < 0) {
            bytes[size++] = '-';
            scaled = -scaled;
        }
        long fraction = scaled % parts;
        whole(scaled / parts);
        if (fraction != 0) {
            bytes[size++] = '.';
            for (long part = parts / 10; fraction != 0; part /= 10) {
                bytes[size++] = (byte) ('0' + fraction / part);
                fraction %= part;
            }
        }
        return this;
    }

    private void whole(long value) {
        int count = 0;
        long left = value;
        do {
            digits[count++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left != 0);
        while (count > 0) {
            bytes[size++] = digits[--count];
        }
    }

    private void room(int more) {
        if (size + more > MOST_BYTES) {
            throw new DrawingTooLargeException();
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    /** How a language writes the steps of a path. */
    interface Steps {
        void moveTo(double x, double y);

        void lineTo(double x, double y);

        void curveTo(double x1, double y1, double x2, double y2, double x, double y);

        void close();
    }

    /** The parts of a shape that has been moved; closed where they have an inside. */
    static void follow(PixelShape shape, double dx, double dy, Steps steps) {
        for (int part = 0; part < shape.parts(); part++) {
            int start = shape.start(part);
            steps.moveTo(shape.x(start) + dx, shape.y(start) + dy);
            for (int i = start + 2; i < shape.end(part); i += 2) {
                steps.lineTo(shape.x(i) + dx, shape.y(i) + dy);
            }
            if (shape.dimension() == 2) {
                steps.close();
            }
        }
    }

    /** The outline of letters. Curves of second order become those of third. */
    static void follow(Shape outline, Steps steps) {
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
            int segment = i.currentSegment(c);
            int last = 0;
            switch (segment) {
                case PathIterator.SEG_MOVETO -> steps.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> steps.lineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> {
                    steps.curveTo(
                            x + (c[0] - x) * 2 / 3,
                            y + (c[1] - y) * 2 / 3,
                            c[2] + (c[0] - c[2]) * 2 / 3,
                            c[3] + (c[1] - c[3]) * 2 / 3,
                            c[2],
                            c[3]);
                    last = 2;
                }
                case PathIterator.SEG_CUBICTO -> {
                    steps.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                    last = 4;
                }
                default -> steps.close();
            }
            if (segment != PathIterator.SEG_CLOSE) {
                x = c[last];
                y = c[last + 1];
            }
        }
    }
}
