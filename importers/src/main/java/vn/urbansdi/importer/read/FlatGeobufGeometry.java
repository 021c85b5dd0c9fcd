package vn.urbansdi.importer.read;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import vn.urbansdi.importer.row.Repair;

/** The geometry of one FlatGeobuf feature. */
final class FlatGeobufGeometry {

    private final FlatGeobufHeader header;
    private final ShapeBuilder shapes;
    /** Parts may point to one another's numbers; honest ones never hold more of them than the feature has bytes for. */
    private long numbersLeft;

    FlatGeobufGeometry(FlatGeobufHeader header, ShapeBuilder shapes, int featureBytes) {
        this.header = header;
        this.shapes = shapes;
        this.numbersLeft = featureBytes / 8;
    }

    /** @return null for an empty geometry */
    org.locationtech.jts.geom.Geometry read(Geometry geometry) throws MalformedShapeException {
        int type = header.geometryType() == GeometryType.Unknown ? geometry.type() : header.geometryType();
        boolean isEmpty = geometry.xyLength() == 0 && geometry.partsLength() == 0;
        if (header.hasHeight() && !isEmpty) {
            shapes.repaired(Repair.Z_DROPPED);
        }
        switch (type) {
            case GeometryType.Point -> {
                double[] xy = xy(geometry);
                return isEmpty ? null : shapes.point(xy[0], xy[1]);
            }
            case GeometryType.MultiPoint -> {
                double[] xy = xy(geometry);
                Point[] points = new Point[xy.length / 2];
                for (int i = 0; i < points.length; i++) {
                    points[i] = shapes.point(xy[2 * i], xy[2 * i + 1]);
                }
                return isEmpty ? null : ShapeBuilder.FACTORY.createMultiPoint(points);
            }
            case GeometryType.LineString -> {
                return isEmpty ? null : shapes.line(xy(geometry));
            }
            case GeometryType.MultiLineString -> {
                double[][] parts = parts(geometry);
                LineString[] lines = new LineString[parts.length];
                for (int i = 0; i < parts.length; i++) {
                    lines[i] = shapes.line(parts[i]);
                }
                return isEmpty ? null : ShapeBuilder.FACTORY.createMultiLineString(lines);
            }
            case GeometryType.Polygon -> {
                return isEmpty ? null : polygon(geometry);
            }
            case GeometryType.MultiPolygon -> {
                return isEmpty ? null : multiPolygon(geometry);
            }
            default -> {
                boolean isNamed = type > 0 && type < GeometryType.names.length;
                throw MalformedShapeException.wrongType(isNamed ? GeometryType.name(type) : "FlatGeobuf " + type);
            }
        }
    }

    private org.locationtech.jts.geom.Geometry multiPolygon(Geometry geometry) throws MalformedShapeException {
        int parts = geometry.partsLength();
        if (parts == 0) {
            return polygon(geometry);
        }
        take(parts);
        Polygon[] polygons = new Polygon[parts];
        Geometry part = new Geometry();
        for (int i = 0; i < parts; i++) {
            polygons[i] = polygon(geometry.parts(part, i));
        }
        return ShapeBuilder.FACTORY.createMultiPolygon(polygons);
    }

    private Polygon polygon(Geometry geometry) throws MalformedShapeException {
        double[][] rings = parts(geometry);
        LinearRing shell = shapes.ring(rings[0]);
        LinearRing[] holes = new LinearRing[rings.length - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = shapes.ring(rings[i + 1]);
        }
        return ShapeBuilder.FACTORY.createPolygon(shell, holes);
    }

    /** The lines or rings: one, or as many as there are ends. */
    private double[][] parts(Geometry geometry) throws MalformedShapeException {
        double[] xy = xy(geometry);
        int count = geometry.endsLength();
        if (count == 0) {
            return new double[][] {xy};
        }
        take(count / 2);
        double[][] parts = new double[count][];
        int from = 0;
        for (int i = 0; i < count; i++) {
            long end = geometry.ends(i);
            if (end < from || 2 * end > xy.length) {
                throw lying();
            }
            parts[i] = Arrays.copyOfRange(xy, 2 * from, (int) (2 * end));
            from = (int) end;
        }
        return parts;
    }

    private double[] xy(Geometry geometry) throws MalformedShapeException {
        int count = geometry.xyLength();
        if (count < 0 || count % 2 != 0) {
            throw lying();
        }
        take(count);
        double[] xy = new double[count];
        ByteBuffer bytes = geometry.xyAsByteBuffer();
        if (bytes != null) {
            bytes.asDoubleBuffer().get(xy);
        }
        return xy;
    }

    private void take(int numbers) throws MalformedShapeException {
        numbersLeft -= numbers;
        if (numbersLeft < 0) {
            throw lying();
        }
    }

    private static MalformedShapeException lying() {
        return MalformedShapeException.invalid(
                "Đối tượng FlatGeobuf khai số điểm hoặc số phần không khớp với độ dài của nó.",
                "The FlatGeobuf feature claims numbers of points or parts that do not fit its length.");
    }
}
