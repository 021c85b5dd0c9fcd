package vn.urbansdi.importer.read;

import java.nio.ByteBuffer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** Geometries as well-known text (OGC 06-103r4, 7), in the cells of text tables. */
final class WellKnownText {

    /** A MultiPolygon needs three; the parser calls itself for each. */
    private static final int MAX_BRACKETS = 6;

    private WellKnownText() {}

    /** @return null for an empty geometry */
    static Geometry read(String text, ShapeBuilder shapes) throws MalformedShapeException {
        refuseDeepNesting(text);
        if (CurveText.isCurved(text)) {
            return WellKnownBinary.read(CurveText.binary(text, shapes), shapes);
        }
        Geometry parsed;
        try {
            parsed = new WKTReader(ShapeBuilder.FACTORY).read(text);
        } catch (ParseException | IllegalArgumentException e) {
            throw MalformedShapeException.invalid("Không đọc được WKT.", "The WKT cannot be read.");
        }
        if (parsed.isEmpty()) {
            return null;
        }
        return WellKnownBinary.read(ByteBuffer.wrap(new WKBWriter(2).write(parsed)), shapes);
    }

    private static void refuseDeepNesting(String text) throws MalformedShapeException {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            if (depth > MAX_BRACKETS) {
                throw MalformedShapeException.invalid(
                        "WKT lồng ngoặc quá sâu.", "The WKT's brackets are nested too deeply.");
            }
        }
    }
}
