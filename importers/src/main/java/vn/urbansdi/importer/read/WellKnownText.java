package vn.urbansdi.importer.read;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/**
 * Geometries as well-known text (OGC 06-103r4, 7), in the cells of text tables; with PostGIS's {@code SRID=5899;} before
 * them, which becomes the geometry's SRID.
 */
final class WellKnownText {

    /** A MultiPolygon needs three; the parser calls itself for each. */
    private static final int MAX_BRACKETS = 6;

    private static final Pattern SRID = Pattern.compile("(?i)^\\s*SRID\\s*=\\s*(\\d{1,6})\\s*;\\s*");

    private WellKnownText() {}

    /** The EPSG code in front of a geometry; empty if there is none. */
    static OptionalInt srid(String text) {
        Matcher prefix = SRID.matcher(text);
        return prefix.lookingAt() ? OptionalInt.of(Integer.parseInt(prefix.group(1))) : OptionalInt.empty();
    }

    /** @return null for an empty geometry; its SRID is 0 where the text names none */
    static Geometry read(String text, ShapeBuilder shapes) throws MalformedShapeException {
        Geometry geometry = readBare(SRID.matcher(text).replaceFirst(""), shapes);
        OptionalInt srid = srid(text);
        if (geometry != null && srid.isPresent()) {
            geometry.setSRID(srid.getAsInt());
        }
        return geometry;
    }

    private static Geometry readBare(String text, ShapeBuilder shapes) throws MalformedShapeException {
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
