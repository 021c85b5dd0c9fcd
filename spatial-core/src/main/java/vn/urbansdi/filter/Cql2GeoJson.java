package vn.urbansdi.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Geometries inside CQL2 JSON, as GeoJSON geometries (RFC 7946, 3.1), and bbox (OGC 21-065r2, annex C, spatialInstance). */
final class Cql2GeoJson {

    private final Cql2Geometries geometries;

    Cql2GeoJson(Cql2Geometries geometries) {
        this.geometries = geometries;
    }

    static boolean isGeometry(JsonNode json) {
        return json.has("type") || json.has("bbox");
    }

    /** @throws FilterException if it is none, or none that can be */
    Geometry read(JsonNode json) {
        if (!json.has("type")) {
            return geometries.box(list(json.get("bbox"), Cql2GeoJson::number));
        }
        if (json.get("type").asText().equals("GeometryCollection")) {
            return geometries.collection(list(json.path("geometries"), this::simple));
        }
        return simple(json);
    }

    private Geometry simple(JsonNode json) {
        JsonNode coordinates = json.path("coordinates");
        String type = json.path("type").asText();
        return switch (type) {
            case "Point" -> geometries.point(position(coordinates));
            case "LineString" -> geometries.line(positions(coordinates));
            case "Polygon" -> geometries.polygon(list(coordinates, this::positions));
            case "MultiPoint" -> geometries.multi(list(coordinates, each -> geometries.point(position(each))));
            case "MultiLineString" -> geometries.multi(list(coordinates, each -> geometries.line(positions(each))));
            case "MultiPolygon" ->
                geometries.multi(list(coordinates, each -> geometries.polygon(list(each, this::positions))));
            default -> throw Refusal.unsupported(type);
        };
    }

    private List<Coordinate> positions(JsonNode json) {
        return list(json, this::position);
    }

    private Coordinate position(JsonNode json) {
        List<Double> numbers = list(json, Cql2GeoJson::number);
        if (numbers.size() < 2 || numbers.size() > 3) {
            throw Refusal.expected("[x, y]", json.toString());
        }
        return geometries.position(numbers.get(0), numbers.get(1));
    }

    private static double number(JsonNode json) {
        if (!json.isNumber()) {
            throw Refusal.expected("1, -2.5", json.toString());
        }
        return json.doubleValue();
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, T> element) {
        if (!json.isArray() || json.isEmpty()) {
            throw Refusal.expected("[…]", json.isMissingNode() ? "" : json.toString());
        }
        List<T> list = new ArrayList<>(json.size());
        json.forEach(each -> list.add(element.apply(each)));
        return list;
    }
}
