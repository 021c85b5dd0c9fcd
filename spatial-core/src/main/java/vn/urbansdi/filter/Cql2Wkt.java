package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.filter.Cql2Node.Place;
import vn.urbansdi.filter.Cql2Tokens.Kind;
import vn.urbansdi.filter.Cql2Tokens.Token;

/** Geometries inside CQL2 text, as well-known text, and BBOX (OGC 21-065r2, annex B, spatialInstance). */
final class Cql2Wkt {

    private static final Set<String> TAGS = Set.of(
            "POINT",
            "LINESTRING",
            "POLYGON",
            "MULTIPOINT",
            "MULTILINESTRING",
            "MULTIPOLYGON",
            "GEOMETRYCOLLECTION",
            "BBOX");

    private static final Pattern BODY = Pattern.compile("\\s*(?:[Zz]\\s*)?\\(");

    private final Cql2Tokens tokens;
    private final Cql2Geometries geometries;

    Cql2Wkt(Cql2Tokens tokens, Cql2Geometries geometries) {
        this.tokens = tokens;
        this.geometries = geometries;
    }

    /** Whether the next token, {@code token}, begins a geometry. */
    boolean begins(Token token) {
        return token.kind() == Kind.WORD
                && TAGS.contains(token.text().toUpperCase(Locale.ROOT))
                && tokens.follows(BODY);
    }

    /** @throws FilterException if it is none, or none that can be */
    Geometry read() {
        Place place = tokens.peek().place();
        try {
            return tagged(false);
        } catch (FilterException e) {
            throw e.at(place.title());
        }
    }

    private Geometry tagged(boolean insideCollection) {
        if (!begins(tokens.peek())) {
            throw tokens.unexpected("POINT, LINESTRING, POLYGON, …");
        }
        String tag = tokens.take().text().toUpperCase(Locale.ROOT);
        tokens.takeIfWord("Z");
        return switch (tag) {
            case "POINT" -> geometries.point(point());
            case "LINESTRING" -> geometries.line(positions());
            case "POLYGON" -> geometries.polygon(list(this::positions));
            case "MULTIPOINT" ->
                geometries.multi(list(() -> geometries.point(tokens.peek().is("(") ? point() : position())));
            case "MULTILINESTRING" -> geometries.multi(list(() -> geometries.line(positions())));
            case "MULTIPOLYGON" -> geometries.multi(list(() -> geometries.polygon(list(this::positions))));
            case "BBOX" -> geometries.box(list(this::number));
            default -> {
                if (insideCollection) {
                    throw Refusal.unsupported(tag);
                }
                yield geometries.collection(list(() -> tagged(true)));
            }
        };
    }

    private Coordinate point() {
        tokens.require("(");
        Coordinate point = position();
        tokens.require(")");
        return point;
    }

    private List<Coordinate> positions() {
        return list(this::position);
    }

    private Coordinate position() {
        double first = number();
        double second = number();
        if (tokens.peek().kind() == Kind.NUMBER || tokens.peek().is("-")) {
            number();
        }
        return geometries.position(first, second);
    }

    private double number() {
        boolean negative = tokens.takeIf("-");
        if (!negative) {
            tokens.takeIf("+");
        }
        double number =
                Double.parseDouble(tokens.require(Kind.NUMBER, "1, -2.5").text());
        return negative ? -number : number;
    }

    private <T> List<T> list(Supplier<T> element) {
        tokens.require("(");
        List<T> list = new ArrayList<>(List.of(element.get()));
        while (tokens.takeIf(",")) {
            list.add(element.get());
        }
        tokens.require(")");
        return list;
    }
}
