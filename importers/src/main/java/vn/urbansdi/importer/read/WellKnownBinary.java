package vn.urbansdi.importer.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.importer.row.Repair;

/**
 * Well-known binary (OGC 06-103r4, 8.2) with Z and M in the ISO or the older GDAL/PostGIS numbering; both are dropped.
 * Arcs become segments ({@link ArcPoints}). Every count is checked against the bytes that are left before anything is allocated.
 */
final class WellKnownBinary {

    private static final int EWKB_Z = 0x8000_0000;
    private static final int EWKB_M = 0x4000_0000;
    private static final int EWKB_SRID = 0x2000_0000;

    private static final int CIRCULAR_STRING = 8;
    private static final int COMPOUND_CURVE = 9;
    private static final int CURVE_POLYGON = 10;

    private final ByteBuffer bytes;
    private final ShapeBuilder shapes;
    private final ArcPoints arcs;
    private int ordinates = 2;

    private WellKnownBinary(ByteBuffer bytes, ShapeBuilder shapes) {
        this.bytes = bytes;
        this.shapes = shapes;
        this.arcs = new ArcPoints(shapes);
    }

    /**
     * @param bytes from its position on
     * @return null for an empty geometry
     */
    static Geometry read(ByteBuffer bytes, ShapeBuilder shapes) throws MalformedShapeException {
        return new WellKnownBinary(bytes, shapes).geometry();
    }

    private Geometry geometry() throws MalformedShapeException {
        int type = header();
        switch (type) {
            case 1 -> {
                return point();
            }
            case 2 -> {
                int points = count(8 * ordinates);
                return points == 0 ? null : shapes.line(coordinates(points));
            }
            case 3 -> {
                return polygon();
            }
            case 4 -> {
                Point[] pointParts = new Point[count(5 + 8 * ordinates)];
                for (int i = 0; i < pointParts.length; i++) {
                    requirePart(1);
                    pointParts[i] = point();
                }
                return pointParts.length == 0 ? null : ShapeBuilder.FACTORY.createMultiPoint(pointParts);
            }
            case 5 -> {
                LineString[] lines = new LineString[count(9)];
                for (int i = 0; i < lines.length; i++) {
                    requirePart(2);
                    lines[i] = shapes.line(coordinates(count(8 * ordinates)));
                }
                return lines.length == 0 ? null : ShapeBuilder.FACTORY.createMultiLineString(lines);
            }
            case 6 -> {
                Polygon[] polygons = new Polygon[count(9)];
                for (int i = 0; i < polygons.length; i++) {
                    requirePart(3);
                    polygons[i] = polygon();
                    if (polygons[i] == null) {
                        throw MalformedShapeException.invalid("Một phần rỗng.", "A part is empty.");
                    }
                }
                return polygons.length == 0 ? null : ShapeBuilder.FACTORY.createMultiPolygon(polygons);
            }
            case CIRCULAR_STRING, COMPOUND_CURVE -> {
                double[] xy = curve(type);
                return xy.length == 0 ? null : shapes.line(xy);
            }
            case CURVE_POLYGON -> {
                return curvePolygon();
            }
            case 11 -> {
                LineString[] curves = new LineString[count(9)];
                for (int i = 0; i < curves.length; i++) {
                    curves[i] = shapes.line(curve(header()));
                }
                return curves.length == 0 ? null : ShapeBuilder.FACTORY.createMultiLineString(curves);
            }
            case 12 -> {
                return multiSurface();
            }
            case 7 -> throw MalformedShapeException.wrongType("GeometryCollection");
            default -> throw MalformedShapeException.wrongType("WKB " + type);
        }
    }

    /** Reads byte order and type. @return the type without its dimensions */
    private int header() throws MalformedShapeException {
        require(5);
        byte order = bytes.get();
        if (order != 0 && order != 1) {
            throw damaged();
        }
        bytes.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int code = bytes.getInt();
        if ((code & EWKB_SRID) != 0) {
            require(4);
            bytes.getInt();
        }
        int plain = code & 0x0FFF_FFFF;
        int iso = plain / 1000;
        if (iso > 3) {
            throw damaged();
        }
        boolean z = (code & EWKB_Z) != 0 || iso == 1 || iso == 3;
        boolean m = (code & EWKB_M) != 0 || iso >= 2;
        ordinates = 2 + (z ? 1 : 0) + (m ? 1 : 0);
        if (ordinates > 2) {
            shapes.repaired(Repair.Z_DROPPED);
        }
        return plain % 1000;
    }

    private void requirePart(int type) throws MalformedShapeException {
        if (header() != type) {
            throw damaged();
        }
    }

    private Point point() throws MalformedShapeException {
        double[] xy = coordinates(1);
        // An empty point is written as NaN NaN (OGC 12-128r18, clause 2.1.3).
        return Double.isNaN(xy[0]) && Double.isNaN(xy[1]) ? null : shapes.point(xy[0], xy[1]);
    }

    private Polygon polygon() throws MalformedShapeException {
        int rings = count(4);
        if (rings == 0) {
            return null;
        }
        LinearRing shell = shapes.ring(coordinates(count(8 * ordinates)));
        LinearRing[] holes = new LinearRing[rings - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = shapes.ring(coordinates(count(8 * ordinates)));
        }
        return ShapeBuilder.FACTORY.createPolygon(shell, holes);
    }

    private MultiPolygon multiSurface() throws MalformedShapeException {
        Polygon[] surfaces = new Polygon[count(9)];
        for (int i = 0; i < surfaces.length; i++) {
            int type = header();
            if (type != 3 && type != CURVE_POLYGON) {
                throw damaged();
            }
            surfaces[i] = type == 3 ? polygon() : curvePolygon();
            if (surfaces[i] == null) {
                throw MalformedShapeException.invalid("Một phần rỗng.", "A part is empty.");
            }
        }
        return surfaces.length == 0 ? null : ShapeBuilder.FACTORY.createMultiPolygon(surfaces);
    }

    private Polygon curvePolygon() throws MalformedShapeException {
        int rings = count(9);
        if (rings == 0) {
            return null;
        }
        LinearRing shell = shapes.ring(curve(header()));
        LinearRing[] holes = new LinearRing[rings - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = shapes.ring(curve(header()));
        }
        return ShapeBuilder.FACTORY.createPolygon(shell, holes);
    }

    /** A line of segments and arcs, its arcs turned into segments; no coordinates where it is empty. */
    private double[] curve(int type) throws MalformedShapeException {
        switch (type) {
            case 2 -> {
                return coordinates(count(8 * ordinates));
            }
            case CIRCULAR_STRING -> {
                int points = count(8 * ordinates);
                return points == 0 ? new double[0] : arcs.linear(coordinates(points));
            }
            case COMPOUND_CURVE -> {
                return compoundCurve();
            }
            default -> throw damaged();
        }
    }

    private double[] compoundCurve() throws MalformedShapeException {
        int pieces = count(9);
        GrowingCoordinates line = new GrowingCoordinates(0);
        for (int piece = 0; piece < pieces; piece++) {
            int type = header();
            if (type == COMPOUND_CURVE) {
                throw damaged();
            }
            double[] xy = curve(type);
            if (xy.length == 0 || !(line.isEmpty() || line.endsAt(xy[0], xy[1]))) {
                throw MalformedShapeException.invalid(
                        "Các đoạn của đường cong ghép không nối tiếp nhau.",
                        "The pieces of a compound curve do not begin where the one before ends.");
            }
            for (int i = line.isEmpty() ? 0 : 2; i < xy.length; i += 2) {
                line.add(xy[i], xy[i + 1]);
            }
        }
        return line.xy();
    }

    private double[] coordinates(int points) throws MalformedShapeException {
        require(8L * ordinates * points);
        double[] xy = new double[2 * points];
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = bytes.getDouble();
            xy[i + 1] = bytes.getDouble();
            for (int extra = 2; extra < ordinates; extra++) {
                bytes.getDouble();
            }
        }
        return xy;
    }

    /** A count of things that each take at least so many bytes. */
    private int count(int leastBytesEach) throws MalformedShapeException {
        require(4);
        int count = bytes.getInt();
        if (count < 0) {
            throw damaged();
        }
        require((long) count * leastBytesEach);
        return count;
    }

    private void require(long count) throws MalformedShapeException {
        if (bytes.remaining() < count) {
            throw damaged();
        }
    }

    private static MalformedShapeException damaged() {
        return MalformedShapeException.invalid("Chuỗi WKB bị hỏng hoặc cụt.", "The WKB is damaged or cut off.");
    }
}
