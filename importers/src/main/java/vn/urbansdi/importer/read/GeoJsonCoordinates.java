package vn.urbansdi.importer.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.importer.row.Repair;

/**
 * The {@code coordinates} member of a GeoJSON geometry (RFC 7946, 3.1), which may stand before its {@code type}: read into
 * flat arrays first, made into a geometry once the type is known. Reused from row to row.
 */
final class GeoJsonCoordinates {

    private static final Set<String> TYPES =
            Set.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

    private double[] xy = new double[512];
    private int points;
    /** For every line or ring, the number of points up to its end. */
    private int[] lineEnds = new int[64];

    private int lines;
    /** For every polygon, the number of rings up to its end. */
    private int[] polygonEnds = new int[16];

    private int polygons;
    /** 0 empty or absent, 1 a position, 2 a list of positions, 3 a list of lists, 4 one more. */
    private int depth;

    private boolean hasHeight;
    private boolean malformed;

    void clear() {
        points = 0;
        lines = 0;
        polygons = 0;
        depth = 0;
        hasHeight = false;
        malformed = false;
    }

    /** Reads the value at which {@code json} stands; whatever it is, the parser is at its end afterwards. */
    void read(JsonParser json) throws IOException {
        clear();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            depth = readArray(json);
        } else {
            malformed = json.currentToken() != JsonToken.VALUE_NULL;
            json.skipChildren();
        }
    }

    private int readArray(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token.isNumeric()) {
            readPosition(json);
            return 1;
        }
        int childDepth = 0;
        for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.START_ARRAY) {
                malformed = true;
                json.skipChildren();
                continue;
            }
            int found = readArray(json);
            if (found == 0 || (childDepth != 0 && found != childDepth) || found > 3) {
                malformed = true;
            } else if (found == 2) {
                lineEnds = append(lineEnds, lines++, points);
            } else if (found == 3) {
                polygonEnds = append(polygonEnds, polygons++, lines);
            }
            childDepth = found;
        }
        return childDepth == 0 ? 0 : childDepth + 1;
    }

    private void readPosition(JsonParser json) throws IOException {
        double x = json.getDoubleValue();
        JsonToken token = json.nextToken();
        if (!token.isNumeric()) {
            malformed = true;
        } else {
            add(x, json.getDoubleValue());
            token = json.nextToken();
        }
        for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token.isNumeric() || token == JsonToken.VALUE_NULL) {
                hasHeight = true;
            } else {
                malformed = true;
                json.skipChildren();
            }
        }
    }

    private void add(double x, double y) {
        if (2 * points == xy.length) {
            xy = Arrays.copyOf(xy, 2 * xy.length);
        }
        xy[2 * points] = x;
        xy[2 * points + 1] = y;
        points++;
    }

    private static int[] append(int[] list, int size, int value) {
        int[] target = size == list.length ? Arrays.copyOf(list, 2 * size) : list;
        target[size] = value;
        return target;
    }

    /** The geometry of that GeoJSON type; null if it has no coordinates. */
    Geometry geometry(String type, ShapeBuilder shapes) throws MalformedShapeException {
        if (!TYPES.contains(type)) {
            throw MalformedShapeException.wrongType(type);
        }
        if (malformed) {
            throw wrongNesting(type);
        }
        if (depth == 0) {
            return null;
        }
        if (hasHeight) {
            shapes.repaired(Repair.Z_DROPPED);
        }
        switch (type) {
            case "Point" -> {
                require(1, type);
                return shapes.point(xy[0], xy[1]);
            }
            case "MultiPoint" -> {
                require(2, type);
                Point[] all = new Point[points];
                for (int i = 0; i < points; i++) {
                    all[i] = shapes.point(xy[2 * i], xy[2 * i + 1]);
                }
                return ShapeBuilder.FACTORY.createMultiPoint(all);
            }
            case "LineString" -> {
                require(2, type);
                return shapes.line(Arrays.copyOf(xy, 2 * points));
            }
            case "MultiLineString" -> {
                require(3, type);
                LineString[] parts = new LineString[lines];
                for (int i = 0; i < lines; i++) {
                    parts[i] = shapes.line(line(i));
                }
                return ShapeBuilder.FACTORY.createMultiLineString(parts);
            }
            case "Polygon" -> {
                require(3, type);
                return polygon(0, lines, shapes);
            }
            case "MultiPolygon" -> {
                require(4, type);
                Polygon[] areas = new Polygon[polygons];
                for (int i = 0; i < polygons; i++) {
                    areas[i] = polygon(i == 0 ? 0 : polygonEnds[i - 1], polygonEnds[i], shapes);
                }
                return ShapeBuilder.FACTORY.createMultiPolygon(areas);
            }
            default -> throw new IllegalStateException(type);
        }
    }

    private Polygon polygon(int firstRing, int endRing, ShapeBuilder shapes) throws MalformedShapeException {
        LinearRing shell = shapes.ring(line(firstRing));
        LinearRing[] holes = new LinearRing[endRing - firstRing - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = shapes.ring(line(firstRing + 1 + i));
        }
        return ShapeBuilder.FACTORY.createPolygon(shell, holes);
    }

    private double[] line(int index) {
        int from = index == 0 ? 0 : lineEnds[index - 1];
        return Arrays.copyOfRange(xy, 2 * from, 2 * lineEnds[index]);
    }

    private void require(int wanted, String type) throws MalformedShapeException {
        if (depth != wanted) {
            throw wrongNesting(type);
        }
    }

    private static MalformedShapeException wrongNesting(String type) {
        return MalformedShapeException.invalid(
                "Cấu trúc toạ độ không đúng với kiểu " + type + ".",
                "The coordinates are not nested as a " + type + " needs them.");
    }
}
