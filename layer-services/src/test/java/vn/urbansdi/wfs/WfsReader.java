package vn.urbansdi.wfs;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of GetFeature for tests, sharing nothing with what writes them. */
final class WfsReader {

    private static final String GML = "http://www.opengis.net/gml/3.2";
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private WfsReader() {}

    /**
     * A feature as an answer has it.
     *
     * @param values   texts by name; of GeoJSON also those that are null
     * @param geometry x before y
     * @param srsName  of the geometry, in GML
     */
    record Read(String id, Map<String, String> values, Optional<Geometry> geometry, String srsName) {}

    /** @param matched -1 where the answer does not say */
    record Collection(long matched, long returned, Optional<String> next, List<Read> features) {

        List<String> ids() {
            return features.stream().map(Read::id).toList();
        }

        /** For answers that came without an order asked for, of which any is right. */
        List<Read> byFid() {
            return features.stream()
                    .sorted(Comparator.comparingLong(
                            read -> Long.parseLong(read.id().substring(read.id().indexOf('.') + 1))))
                    .toList();
        }

        List<String> idsByFid() {
            return byFid().stream().map(Read::id).toList();
        }
    }

    static Collection geoJson(String document) {
        JsonNode root = JsonMapper.shared().readTree(document);
        if (!root.path("type").asString("").equals("FeatureCollection")) {
            throw new AssertionError(document);
        }
        List<Read> features = new ArrayList<>();
        root.get("features").forEach(feature -> features.add(geoJsonFeature(feature)));
        Optional<String> next = Optional.empty();
        for (JsonNode link : root.path("links")) {
            if (link.get("rel").asString().equals("next")) {
                next = Optional.of(link.get("href").asString());
            }
        }
        return new Collection(
                root.path("numberMatched").asLong(-1),
                root.path("numberReturned").asLong(-1),
                next,
                features);
    }

    static Read geoJsonFeature(JsonNode feature) {
        Map<String, String> values = new LinkedHashMap<>();
        feature.get("properties")
                .properties()
                .forEach(property -> values.put(
                        property.getKey(),
                        property.getValue().isNull()
                                ? null
                                : property.getValue().asString()));
        JsonNode geometry = feature.get("geometry");
        return new Read(
                feature.get("id").asString(),
                values,
                geometry.isNull() ? Optional.empty() : Optional.of(geoJsonGeometry(geometry)),
                "");
    }

    private static Geometry geoJsonGeometry(JsonNode geometry) {
        JsonNode coordinates = geometry.get("coordinates");
        return switch (geometry.get("type").asString()) {
            case "Point" ->
                FACTORY.createPoint(new Coordinate(
                        coordinates.get(0).asDouble(), coordinates.get(1).asDouble()));
            case "LineString" -> FACTORY.createLineString(positions(coordinates));
            case "Polygon" -> polygon(coordinates);
            case "MultiLineString" -> {
                List<LineString> parts = new ArrayList<>();
                coordinates.forEach(part -> parts.add(FACTORY.createLineString(positions(part))));
                yield FACTORY.createMultiLineString(parts.toArray(LineString[]::new));
            }
            case "MultiPolygon" -> {
                List<Polygon> parts = new ArrayList<>();
                coordinates.forEach(part -> parts.add(polygon(part)));
                yield FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            default -> throw new AssertionError(geometry.toString());
        };
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> read = new ArrayList<>();
        rings.forEach(ring -> read.add(FACTORY.createLinearRing(positions(ring))));
        return polygon(read);
    }

    private static Polygon polygon(List<LinearRing> rings) {
        return FACTORY.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static Coordinate[] positions(JsonNode positions) {
        List<Coordinate> read = new ArrayList<>();
        positions.forEach(position -> read.add(
                new Coordinate(position.get(0).asDouble(), position.get(1).asDouble())));
        return read.toArray(Coordinate[]::new);
    }

    /** @param latitudeFirst how the coordinates are written */
    static Collection gml(byte[] document, boolean latitudeFirst) {
        Element root = root(document);
        if (!root.getLocalName().equals("FeatureCollection")) {
            throw new AssertionError(new String(document, java.nio.charset.StandardCharsets.UTF_8));
        }
        List<Read> features = new ArrayList<>();
        for (Element member : children(root)) {
            features.add(gmlFeature(children(member).get(0), latitudeFirst));
        }
        String next = root.getAttribute("next");
        return new Collection(
                Long.parseLong(root.getAttribute("numberMatched")),
                Long.parseLong(root.getAttribute("numberReturned")),
                next.isEmpty() ? Optional.empty() : Optional.of(next),
                features);
    }

    static Element root(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(new String(document, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    static Read gmlFeature(Element feature, boolean latitudeFirst) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Geometry> geometry = Optional.empty();
        String srsName = "";
        for (Element property : children(feature)) {
            if (!property.getNamespaceURI().equals(RandomCases.NAMESPACE)) {
                throw new AssertionError(property.getTagName() + " of " + property.getNamespaceURI());
            }
            if (property.getLocalName().equals("geom")) {
                Element value = children(property).get(0);
                srsName = value.getAttribute("srsName");
                geometry = Optional.of(gmlGeometry(value, latitudeFirst));
            } else {
                values.put(property.getLocalName(), property.getTextContent());
            }
        }
        return new Read(feature.getAttributeNS(GML, "id"), values, geometry, srsName);
    }

    private static Geometry gmlGeometry(Element element, boolean latitudeFirst) {
        return switch (element.getLocalName()) {
            case "Point" -> FACTORY.createPoint(positions(element, latitudeFirst)[0]);
            case "LineString" -> FACTORY.createLineString(positions(element, latitudeFirst));
            case "Polygon" -> {
                List<LinearRing> rings = new ArrayList<>();
                for (Element boundary : children(element)) {
                    rings.add(FACTORY.createLinearRing(
                            positions(children(boundary).get(0), latitudeFirst)));
                }
                yield polygon(rings);
            }
            case "MultiSurface" ->
                FACTORY.createMultiPolygon(children(element).stream()
                        .map(member -> (Polygon) gmlGeometry(children(member).get(0), latitudeFirst))
                        .toArray(Polygon[]::new));
            case "MultiCurve" ->
                FACTORY.createMultiLineString(children(element).stream()
                        .map(member -> (LineString) gmlGeometry(children(member).get(0), latitudeFirst))
                        .toArray(LineString[]::new));
            case "MultiPoint" ->
                FACTORY.createMultiPoint(children(element).stream()
                        .map(member -> (Point) gmlGeometry(children(member).get(0), latitudeFirst))
                        .toArray(Point[]::new));
            default -> throw new AssertionError(element.getTagName());
        };
    }

    private static Coordinate[] positions(Element element, boolean latitudeFirst) {
        String[] numbers = children(element).get(0).getTextContent().strip().split("\\s+", -1);
        Coordinate[] read = new Coordinate[numbers.length / 2];
        for (int i = 0; i < read.length; i++) {
            double first = Double.parseDouble(numbers[2 * i]);
            double second = Double.parseDouble(numbers[2 * i + 1]);
            read[i] = latitudeFirst ? new Coordinate(second, first) : new Coordinate(first, second);
        }
        return read;
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
