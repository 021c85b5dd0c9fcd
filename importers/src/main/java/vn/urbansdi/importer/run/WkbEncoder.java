package vn.urbansdi.importer.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * Writes geometries as OGC well-known binary (OGC 06-103r4, 8.2), little-endian, two-dimensional, from the arrays in which
 * readers pack their coordinates. Every row passes here, so that nothing is made for a coordinate.
 */
final class WkbEncoder {

    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;
    private static final int SINGLE_TO_MULTI = 3;
    private static final int HEAD = 5;
    private static final int COUNT = 4;
    private static final int COORDINATE = 16;

    private WkbEncoder() {}

    /** @throws IllegalArgumentException for a collection of mixed types, which readers do not make */
    static byte[] encode(Geometry geometry) {
        ByteBuffer out = ByteBuffer.allocate(size(geometry)).order(ByteOrder.LITTLE_ENDIAN);
        write(geometry, out);
        return out.array();
    }

    private static int size(Geometry geometry) {
        if (geometry instanceof Point) {
            return HEAD + COORDINATE;
        }
        if (geometry instanceof LineString line) {
            return HEAD + COUNT + COORDINATE * line.getNumPoints();
        }
        int size = HEAD + COUNT;
        if (geometry instanceof Polygon polygon) {
            return size + COUNT * (1 + polygon.getNumInteriorRing()) + COORDINATE * polygon.getNumPoints();
        }
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            size += size(geometry.getGeometryN(i));
        }
        return size;
    }

    private static void write(Geometry geometry, ByteBuffer out) {
        out.put((byte) 1);
        if (geometry instanceof Point point) {
            out.putInt(POINT);
            write(point.getCoordinateSequence(), out);
        } else if (geometry instanceof LineString line) {
            out.putInt(LINE_STRING);
            writeCounted(line.getCoordinateSequence(), out);
        } else if (geometry instanceof Polygon polygon) {
            out.putInt(POLYGON).putInt(1 + polygon.getNumInteriorRing());
            writeCounted(polygon.getExteriorRing().getCoordinateSequence(), out);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writeCounted(polygon.getInteriorRingN(i).getCoordinateSequence(), out);
            }
        } else {
            out.putInt(SINGLE_TO_MULTI + partType(geometry)).putInt(geometry.getNumGeometries());
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                write(geometry.getGeometryN(i), out);
            }
        }
    }

    private static int partType(Geometry collection) {
        return switch (collection.getGeometryType()) {
            case Geometry.TYPENAME_MULTIPOINT -> POINT;
            case Geometry.TYPENAME_MULTILINESTRING -> LINE_STRING;
            case Geometry.TYPENAME_MULTIPOLYGON -> POLYGON;
            default -> throw new IllegalArgumentException("readers make no " + collection.getGeometryType());
        };
    }

    private static void writeCounted(CoordinateSequence points, ByteBuffer out) {
        out.putInt(points.size());
        write(points, out);
    }

    private static void write(CoordinateSequence points, ByteBuffer out) {
        if (points instanceof PackedCoordinateSequence.Double packed && packed.getDimension() == 2) {
            double[] xy = packed.getRawCoordinates();
            out.asDoubleBuffer().put(xy);
            out.position(out.position() + 8 * xy.length);
        } else {
            for (int i = 0; i < points.size(); i++) {
                out.putDouble(points.getX(i)).putDouble(points.getY(i));
            }
        }
    }
}
