package vn.urbansdi.importer.read;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.importer.row.Repair;

/**
 * Well-known text of geometries with arcs (OGC 06-103r4, 7.2; Z and M tags as there), rewritten as well-known binary: one
 * reader then knows what arcs are. Anything that is not such a text is refused as unreadable.
 */
final class CurveText {

    private static final Pattern TOKEN = Pattern.compile("\\G\\s*([A-Za-z]+|[-+.\\w]+|[(),])");
    private static final Pattern CURVED = Pattern.compile(
            "(CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Map<String, Integer> CODES = Map.of(
            "LINESTRING", 2,
            "POLYGON", 3,
            "CIRCULARSTRING", 8,
            "COMPOUNDCURVE", 9,
            "CURVEPOLYGON", 10,
            "MULTICURVE", 11,
            "MULTISURFACE", 12);

    /** Deeper than a surface of polygons of compound curves of arcs nothing nests. */
    private static final int DEEPEST = 4;

    private static final int MOST_ORDINATES = 4;

    private final Matcher tokens;
    private final ByteBuffer binary;
    private final ShapeBuilder shapes;
    private String token = "";
    private int depth;

    private CurveText(String text, ShapeBuilder shapes) {
        this.shapes = shapes;
        this.tokens = TOKEN.matcher(text);
        // Each number and bracket of the text becomes at most so many bytes.
        this.binary = ByteBuffer.allocate(16 * text.length() + 64);
    }

    /** Whether the text is of a geometry that may have arcs. */
    static boolean isCurved(String text) {
        return CURVED.matcher(text).matches();
    }

    static ByteBuffer binary(String text, ShapeBuilder shapes) throws MalformedShapeException {
        CurveText reader = new CurveText(text, shapes);
        reader.advance();
        reader.tagged();
        if (!reader.token.isEmpty()) {
            throw unreadable();
        }
        return reader.binary.flip();
    }

    private void advance() throws MalformedShapeException {
        if (tokens.find()) {
            token = tokens.group(1).toUpperCase(Locale.ROOT);
        } else if (token.isEmpty() || !tokens.hitEnd()) {
            throw unreadable();
        } else {
            token = "";
        }
    }

    /** A geometry with its name in front. */
    private void tagged() throws MalformedShapeException {
        Integer code = CODES.get(token.replaceFirst("(?<=[A-Y])(ZM|Z|M)$", ""));
        if (code == null) {
            throw unreadable();
        }
        advance();
        if (token.matches("Z|M|ZM")) {
            advance();
        }
        geometry(code);
    }

    private void geometry(int code) throws MalformedShapeException {
        binary.put((byte) 0);
        binary.putInt(code);
        body(code);
    }

    /** What stands in brackets, its count in front. */
    private void body(int code) throws MalformedShapeException {
        int countAt = binary.position();
        binary.putInt(0);
        if (token.equals("EMPTY")) {
            advance();
            return;
        }
        if (++depth > DEEPEST) {
            throw unreadable();
        }
        int count = 0;
        do {
            count++;
            require(count == 1 ? "(" : ",");
            member(code);
        } while (token.equals(","));
        require(")");
        depth--;
        binary.putInt(countAt, count);
    }

    private void member(int code) throws MalformedShapeException {
        boolean named = !token.equals("(") && !token.equals("EMPTY");
        switch (code) {
            case 2, 8 -> point();
            case 3 -> body(2);
            case 9, 10, 11, 12 -> {
                if (named) {
                    tagged();
                } else {
                    geometry(code == 12 ? 3 : 2);
                }
            }
            default -> throw unreadable();
        }
    }

    private void point() throws MalformedShapeException {
        int ordinates = 0;
        while (!token.equals(",") && !token.equals(")")) {
            if (++ordinates > MOST_ORDINATES) {
                throw unreadable();
            }
            double number = number();
            if (ordinates <= 2) {
                binary.putDouble(number);
            }
        }
        if (ordinates < 2) {
            throw unreadable();
        }
        if (ordinates > 2) {
            shapes.repaired(Repair.Z_DROPPED);
        }
    }

    private double number() throws MalformedShapeException {
        try {
            double number = Double.parseDouble(token);
            advance();
            return number;
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private void require(String wanted) throws MalformedShapeException {
        if (!token.equals(wanted)) {
            throw unreadable();
        }
        advance();
    }

    private static MalformedShapeException unreadable() {
        return MalformedShapeException.invalid("Không đọc được WKT.", "The WKT cannot be read.");
    }
}
