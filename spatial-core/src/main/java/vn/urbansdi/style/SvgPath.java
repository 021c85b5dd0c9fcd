package vn.urbansdi.style;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Reads the path data of SVG 1.1 (chapter 8.3). */
final class SvgPath {

    private final String data;
    private final Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    private int position;
    private double x;
    private double y;
    private double controlX;
    private double controlY;
    private char before = 'M';

    private SvgPath(String data) {
        this.data = data;
    }

    /** @throws IllegalArgumentException if it is none */
    static Path2D.Double of(String data) {
        return new SvgPath(data).read();
    }

    private Path2D.Double read() {
        char command = 0;
        while (skip()) {
            if (Character.isLetter(data.charAt(position))) {
                command = data.charAt(position++);
            } else if (command == 0 || command == 'Z' || command == 'z') {
                throw new IllegalArgumentException("a command is expected");
            }
            segment(command);
            before = Character.toUpperCase(command);
            command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
        }
        return path;
    }

    private void segment(char command) {
        boolean relative = Character.isLowerCase(command);
        double originX = relative ? x : 0;
        double originY = relative ? y : 0;
        char kind = Character.toUpperCase(command);
        if (kind != 'M' && path.getCurrentPoint() == null) {
            throw new IllegalArgumentException("a path begins with M");
        }
        switch (kind) {
            case 'M' -> {
                to(originX + number(), originY + number());
                path.moveTo(x, y);
            }
            case 'L' -> line(originX + number(), originY + number());
            case 'H' -> line(originX + number(), y);
            case 'V' -> line(x, originY + number());
            case 'C' -> curve(originX + number(), originY + number(), originX, originY);
            case 'S' -> {
                boolean smooth = before == 'C' || before == 'S';
                curve(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, originX, originY);
            }
            case 'Q' -> quadratic(originX + number(), originY + number(), originX, originY);
            case 'T' -> {
                boolean smooth = before == 'Q' || before == 'T';
                quadratic(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, originX, originY);
            }
            case 'A' -> arc(originX, originY);
            case 'Z' -> {
                path.closePath();
                Point2D start = path.getCurrentPoint();
                to(start.getX(), start.getY());
            }
            default -> throw new IllegalArgumentException("no command " + command);
        }
    }

    private void to(double toX, double toY) {
        x = toX;
        y = toY;
    }

    private void line(double toX, double toY) {
        to(toX, toY);
        path.lineTo(x, y);
    }

    private void curve(double firstX, double firstY, double originX, double originY) {
        controlX = originX + number();
        controlY = originY + number();
        to(originX + number(), originY + number());
        path.curveTo(firstX, firstY, controlX, controlY, x, y);
    }

    private void quadratic(double throughX, double throughY, double originX, double originY) {
        controlX = throughX;
        controlY = throughY;
        to(originX + number(), originY + number());
        path.quadTo(controlX, controlY, x, y);
    }

    /** From end points to a centre, as appendix F.6.5 has it. */
    private void arc(double originX, double originY) {
        double rx = Math.abs(number());
        double ry = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = flag();
        boolean sweep = flag();
        double fromX = x;
        double fromY = y;
        to(originX + number(), originY + number());
        double halfX = (fromX - x) / 2;
        double halfY = (fromY - y) / 2;
        if (rx == 0 || ry == 0 || (halfX == 0 && halfY == 0)) {
            path.lineTo(x, y);
            return;
        }
        double x1 = Math.cos(turn) * halfX + Math.sin(turn) * halfY;
        double y1 = -Math.sin(turn) * halfX + Math.cos(turn) * halfY;
        double needed = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
        if (needed > 1) {
            rx *= Math.sqrt(needed);
            ry *= Math.sqrt(needed);
        }
        double part = rx * rx * y1 * y1 + ry * ry * x1 * x1;
        double factor = Math.sqrt(Math.max(0, rx * rx * ry * ry / part - 1)) * (large == sweep ? -1 : 1);
        double cx = factor * rx * y1 / ry;
        double cy = -factor * ry * x1 / rx;
        double start = Math.toDegrees(Math.atan2((y1 - cy) / ry, (x1 - cx) / rx));
        double end = Math.toDegrees(Math.atan2((-y1 - cy) / ry, (-x1 - cx) / rx));
        double extent = (end - start) % 360;
        extent = sweep && extent < 0 ? extent + 360 : !sweep && extent > 0 ? extent - 360 : extent;
        // Java counts angles the other way round
        Arc2D.Double arc = new Arc2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry, -start, -extent, Arc2D.OPEN);
        AffineTransform place = AffineTransform.getTranslateInstance((fromX + x) / 2, (fromY + y) / 2);
        place.rotate(turn);
        path.append(place.createTransformedShape(arc).getPathIterator(null), true);
        path.lineTo(x, y);
    }

    private boolean flag() {
        if (!skip() || (data.charAt(position) != '0' && data.charAt(position) != '1')) {
            throw new IllegalArgumentException("0 or 1 is expected");
        }
        return data.charAt(position++) == '1';
    }

    private double number() {
        skip();
        int start = position;
        boolean point = false;
        while (position < data.length()) {
            char c = data.charAt(position);
            boolean sign = (c == '-' || c == '+')
                    && (position == start || Character.toLowerCase(data.charAt(position - 1)) == 'e');
            boolean exponent = (c == 'e' || c == 'E') && position > start;
            if (c == '.' && !point) {
                point = true;
            } else if (!(c >= '0' && c <= '9') && !sign && !exponent) {
                break;
            }
            position++;
        }
        double number = Double.parseDouble(data.substring(start, position));
        if (!(Math.abs(number) < 1e6)) {
            throw new IllegalArgumentException("not a number that can be drawn");
        }
        return number;
    }

    /** Whether anything is left behind blanks and commas. */
    private boolean skip() {
        while (position < data.length() && (data.charAt(position) <= ' ' || data.charAt(position) == ',')) {
            position++;
        }
        return position < data.length();
    }
}
