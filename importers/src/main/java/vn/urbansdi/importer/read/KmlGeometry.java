package vn.urbansdi.importer.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Repair;

/**
 * The geometry elements of one Placemark (OGC 12-007r2, clause 10): their coordinates are collected first, and made into
 * shapes once the parser has passed them all, so that a shape without sense costs only its row.
 */
final class KmlGeometry {

    private static final int MAX_NESTING = 8;
    private static final int MAX_PARTS = 1_000_000;

    private enum Kind {
        POINT,
        LINE,
        POLYGON
    }

    /** @param rings of a polygon, its shell first; of the others one */
    private record Part(Kind kind, List<double[]> rings) {}

    private final List<Part> parts = new ArrayList<>();
    private final KmlCoordinates coordinates = new KmlCoordinates();
    private MalformedShapeException flaw;
    private boolean hasHeight;

    /**
     * Reads the element at whose start {@code xml} stands, to its end.
     *
     * @return false, without having read on, if it is no geometry
     */
    boolean read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, 0);
    }

    private boolean read(XMLStreamReader xml, int nesting) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "Point" -> simple(xml, Kind.POINT);
            case "LineString", "LinearRing" -> simple(xml, Kind.LINE);
            case "Polygon" -> polygon(xml);
            case "MultiGeometry" -> {
                if (nesting == MAX_NESTING) {
                    throw new DeliveryException(
                            "MultiGeometry lồng nhau quá sâu.", "MultiGeometry is nested too deeply.");
                }
                while (HardenedXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
                    if (xml.isStartElement() && !read(xml, nesting + 1)) {
                        HardenedXml.skip(xml);
                    }
                }
            }
            case "Model", "Track", "MultiTrack" -> {
                flaw = MalformedShapeException.wrongType(xml.getLocalName());
                HardenedXml.skip(xml);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void simple(XMLStreamReader xml, Kind kind) throws XMLStreamException {
        double[] xy = new double[0];
        while (HardenedXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (xml.getLocalName().equals("coordinates")) {
                    xy = coordinates(xml);
                } else {
                    HardenedXml.skip(xml);
                }
            }
        }
        if (xy.length > 0) {
            add(new Part(kind, List.of(xy)));
        }
    }

    private void polygon(XMLStreamReader xml) throws XMLStreamException {
        List<double[]> rings = new ArrayList<>();
        for (int depth = 1; depth > 0; ) {
            int event = HardenedXml.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "outerBoundaryIs", "innerBoundaryIs", "LinearRing" -> depth++;
                    case "coordinates" -> ring(coordinates(xml), rings);
                    default -> HardenedXml.skip(xml);
                }
            }
        }
        if (!rings.isEmpty()) {
            add(new Part(Kind.POLYGON, rings));
        }
    }

    private static void ring(double[] xy, List<double[]> rings) {
        if (rings.size() == MAX_PARTS) {
            throw tooMany();
        }
        if (xy.length > 0) {
            rings.add(xy);
        }
    }

    private double[] coordinates(XMLStreamReader xml) throws XMLStreamException {
        double[] xy = coordinates.read(xml);
        hasHeight |= coordinates.hasHeight();
        if (coordinates.flaw() != null) {
            flaw = coordinates.flaw();
        }
        return xy;
    }

    private void add(Part part) {
        if (parts.size() == MAX_PARTS) {
            throw tooMany();
        }
        parts.add(part);
    }

    private static DeliveryException tooMany() {
        return new DeliveryException("hình học có quá nhiều phần.", "the geometry has too many parts.");
    }

    /** @return null if the Placemark has no coordinates */
    Geometry assemble(ShapeBuilder shapes) throws MalformedShapeException {
        if (flaw != null) {
            throw flaw;
        }
        if (parts.isEmpty()) {
            return null;
        }
        if (hasHeight) {
            shapes.repaired(Repair.Z_DROPPED);
        }
        Kind kind = parts.get(0).kind();
        if (parts.stream().anyMatch(part -> part.kind() != kind)) {
            throw MalformedShapeException.wrongType("GeometryCollection");
        }
        List<Geometry> all = new ArrayList<>(parts.size());
        for (Part part : parts) {
            all.add(shape(part, shapes));
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        switch (kind) {
            case POINT -> {
                return ShapeBuilder.FACTORY.createMultiPoint(all.toArray(new Point[0]));
            }
            case LINE -> {
                return ShapeBuilder.FACTORY.createMultiLineString(all.toArray(new LineString[0]));
            }
            default -> {
                return ShapeBuilder.FACTORY.createMultiPolygon(all.toArray(new Polygon[0]));
            }
        }
    }

    private static Geometry shape(Part part, ShapeBuilder shapes) throws MalformedShapeException {
        double[] first = part.rings().get(0);
        switch (part.kind()) {
            case POINT -> {
                if (first.length != 2) {
                    throw MalformedShapeException.invalid(
                            "Point có " + first.length / 2 + " vị trí.",
                            "A Point has " + first.length / 2 + " positions.");
                }
                return shapes.point(first[0], first[1]);
            }
            case LINE -> {
                return shapes.line(first);
            }
            default -> {
                LinearRing shell = shapes.ring(first);
                LinearRing[] holes = new LinearRing[part.rings().size() - 1];
                for (int i = 0; i < holes.length; i++) {
                    holes[i] = shapes.ring(part.rings().get(i + 1));
                }
                return ShapeBuilder.FACTORY.createPolygon(shell, holes);
            }
        }
    }
}
