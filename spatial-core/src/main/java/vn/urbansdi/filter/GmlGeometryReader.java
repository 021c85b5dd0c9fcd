package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;

/**
 * Geometries of GML 3.2 (OGC 07-036), and those forms of GML 2 and 3.1 that differ only in their elements' names, in two
 * dimensions. What comes out has x before y and its SRID set.
 */
final class GmlGeometryReader {

    /** XML Schema, part 2, 3.2.5, without what is not finite. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

    private final XmlCursor xml;
    private final CrsReference defaultCrs;
    private final CrsRegistry names;
    private final GeometryFactory factory = new GeometryFactory();
    private final int mostVertices;
    private int vertices;

    /**
     * @param defaultCrs of geometries that name none, in its own axis order
     * @param names      how the others name theirs
     */
    GmlGeometryReader(XmlCursor xml, CrsReference defaultCrs, CrsRegistry names) {
        this(xml, defaultCrs, names, FilterLimits.VERTICES);
    }

    private GmlGeometryReader(XmlCursor xml, CrsReference defaultCrs, CrsRegistry names, int mostVertices) {
        this.mostVertices = mostVertices;
        this.xml = xml;
        this.defaultCrs = defaultCrs;
        this.names = names;
    }

    /** For a geometry that is to be kept, which only the length of its request bounds. */
    static GmlGeometryReader ofKept(XMLStreamReader xml, CrsReference defaultCrs, CrsRegistry names) {
        return new GmlGeometryReader(XmlCursor.ofGeometry(xml), defaultCrs, names, Integer.MAX_VALUE);
    }

    /** Reads the geometry whose start tag has just been entered, and leaves it. */
    Geometry read() throws XMLStreamException {
        return read(defaultCrs);
    }

    private Geometry read(CrsReference inherited) throws XMLStreamException {
        CrsReference crs = crs(inherited);
        String name = xml.name();
        Geometry geometry;
        try {
            geometry = switch (name) {
                case "Point" -> point(crs);
                case "LineString", "LineStringSegment" -> factory.createLineString(coordinates(crs));
                case "LinearRing" -> factory.createLinearRing(coordinates(crs));
                case "Curve" -> onlySegment("segments", crs);
                case "Polygon", "PolygonPatch" -> polygon(crs);
                case "Surface" -> onlySegment("patches", crs);
                case "Envelope", "Box" -> envelope(crs);
                case "MultiPoint" ->
                    factory.createMultiPoint(members(Point.class, crs).toArray(Point[]::new));
                case "MultiCurve", "MultiLineString" ->
                    factory.createMultiLineString(members(LineString.class, crs).toArray(LineString[]::new));
                case "MultiSurface", "MultiPolygon" ->
                    factory.createMultiPolygon(members(Polygon.class, crs).toArray(Polygon[]::new));
                default -> throw Refusal.unsupported(name);
            };
        } catch (IllegalArgumentException e) {
            // JTS: an open ring, a line of one point
            throw Refusal.geometry("thiếu hoặc thừa tọa độ", String.valueOf(e.getMessage()));
        }
        geometry.setSRID(crs.crs().srid());
        return geometry;
    }

    private CrsReference crs(CrsReference inherited) {
        if (xml.attribute("srsDimension").filter(d -> !d.equals("2")).isPresent()) {
            throw Refusal.unsupported("srsDimension");
        }
        Optional<String> name = xml.attribute("srsName");
        return name.isEmpty() ? inherited : names.find(name.get()).orElseThrow(() -> Refusal.unknownCrs(name.get()));
    }

    private Point point(CrsReference crs) throws XMLStreamException {
        Coordinate[] coordinates = coordinates(crs);
        if (coordinates.length != 1) {
            throw Refusal.geometry("điểm cần đúng một vị trí", "a point has one position");
        }
        return factory.createPoint(coordinates[0]);
    }

    private Geometry envelope(CrsReference crs) throws XMLStreamException {
        Coordinate[] corners = coordinates(crs);
        if (corners.length != 2 || corners[0].x > corners[1].x || corners[0].y > corners[1].y) {
            throw Refusal.geometry("hộp cần góc dưới rồi góc trên", "an envelope has a lower, then an upper corner");
        }
        return factory.toGeometry(new Envelope(corners[0], corners[1]));
    }

    private Polygon polygon(CrsReference crs) throws XMLStreamException {
        LinearRing shell = null;
        List<LinearRing> holes = new ArrayList<>();
        while (xml.enter()) {
            String role = xml.name();
            xml.require();
            if (!(read(crs) instanceof LinearRing ring)) {
                throw Refusal.unsupported(role);
            }
            xml.leave();
            switch (role) {
                case "exterior", "outerBoundaryIs" -> shell = ring;
                case "interior", "innerBoundaryIs" -> holes.add(ring);
                default -> throw Refusal.unsupported(role);
            }
        }
        return factory.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    /** A curve or surface of one straight piece, as simple-feature profiles write it. */
    private Geometry onlySegment(String container, CrsReference crs) throws XMLStreamException {
        xml.require();
        if (!xml.name().equals(container)) {
            throw Refusal.unsupported(xml.name());
        }
        xml.require();
        Geometry geometry = read(crs);
        xml.leave();
        xml.leave();
        return geometry;
    }

    private <T extends Geometry> List<T> members(Class<T> type, CrsReference crs) throws XMLStreamException {
        List<T> members = new ArrayList<>();
        while (xml.enter()) {
            String property = xml.name();
            if (!property.endsWith("Member") && !property.endsWith("Members")) {
                throw Refusal.unsupported(property);
            }
            while (xml.enter()) {
                Geometry member = read(crs);
                if (!type.isInstance(member) || member.getSRID() != crs.crs().srid()) {
                    throw Refusal.unsupported(property);
                }
                members.add(type.cast(member));
            }
        }
        return members;
    }

    /** The positions inside the element in which the cursor stands, which is left. */
    private Coordinate[] coordinates(CrsReference crs) throws XMLStreamException {
        List<Coordinate> coordinates = new ArrayList<>();
        while (xml.enter()) {
            switch (xml.name()) {
                case "pos", "posList", "lowerCorner", "upperCorner" -> {
                    if (xml.attribute("srsDimension")
                            .filter(d -> !d.equals("2"))
                            .isPresent()) {
                        throw Refusal.unsupported("srsDimension");
                    }
                    add(xml.text().strip().split("\\s+"), crs, coordinates);
                }
                case "coordinates" -> add(tuples(), crs, coordinates);
                case "coord" -> add(coord(), crs, coordinates);
                default -> throw Refusal.unsupported(xml.name());
            }
        }
        return coordinates.toArray(Coordinate[]::new);
    }

    /** GML 2's {@code x,y x,y}, whose separators the client may choose (OGC 02-069, 4.3.1). */
    private String[] tuples() throws XMLStreamException {
        String decimal = xml.attribute("decimal").orElse(".");
        String between = xml.attribute("cs").orElse(",");
        String tuple = xml.attribute("ts").orElse(" ");
        if (decimal.length() != 1 || between.length() != 1 || tuple.length() != 1) {
            throw Refusal.syntax(
                    "coordinates", "decimal, cs và ts, mỗi cái một ký tự", "decimal, cs and ts are one character each");
        }
        String plain = xml.text()
                .replace(between.charAt(0), ' ')
                .replace(tuple.charAt(0), ' ')
                .replace(decimal.charAt(0), '.');
        return plain.strip().split("\\s+");
    }

    /** GML 2's {@code coord}, one element for each number. */
    private String[] coord() throws XMLStreamException {
        List<String> numbers = new ArrayList<>();
        while (xml.enter()) {
            if (!xml.name().equals("X") && !xml.name().equals("Y")) {
                throw Refusal.unsupported(xml.name());
            }
            numbers.add(xml.text().strip());
        }
        return numbers.toArray(String[]::new);
    }

    private void add(String[] numbers, CrsReference crs, List<Coordinate> coordinates) {
        vertices += numbers.length / 2;
        if (vertices > mostVertices) {
            throw Refusal.tooLarge("vertices", mostVertices);
        }
        if (numbers.length % 2 != 0) {
            throw Refusal.geometry(
                    "các số không ghép đủ thành từng cặp tọa độ", "its numbers do not make pairs of coordinates");
        }
        for (int i = 0; i < numbers.length; i += 2) {
            double first = number(numbers[i]);
            double second = number(numbers[i + 1]);
            coordinates.add(crs.northFirst() ? new Coordinate(second, first) : new Coordinate(first, second));
        }
    }

    private static double number(String text) {
        // Java's own numbers may end in a letter or be hexadecimal
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw Refusal.geometry("không phải toạ độ: " + text, "not a coordinate: " + text);
        }
        return number;
    }
}
