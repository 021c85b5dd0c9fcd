package vn.urbansdi.importer.map;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.OutsideCrsException;

/** Takes geometries into a layer's CRS and type. */
final class GeometryMapping {

    private final CoordinateTransform transform;
    private final GeometryType type;

    GeometryMapping(int fromSrid, int toSrid, GeometryType type) {
        this.transform = CoordinateTransform.between(fromSrid, toSrid);
        this.type = type;
    }

    /**
     * The geometry in the layer's CRS, as the layer's type where that loses nothing: a single one becomes a multi of one, a
     * multi of one becomes a single one. Any other type stays as it is, to be rejected. The source is left as it was.
     *
     * @throws OutsideCrsException if a coordinate has no image
     */
    Geometry map(Geometry geometry) {
        Geometry cast = cast(geometry);
        return transform.isIdentity() ? cast : transform(cast);
    }

    private Geometry cast(Geometry geometry) {
        GeometryFactory factory = geometry.getFactory();
        switch (type) {
            case MULTI_POLYGON -> {
                return geometry instanceof Polygon polygon
                        ? factory.createMultiPolygon(new Polygon[] {polygon})
                        : geometry;
            }
            case MULTI_LINE_STRING -> {
                return geometry instanceof LineString line
                        ? factory.createMultiLineString(new LineString[] {line})
                        : geometry;
            }
            case MULTI_POINT -> {
                return geometry instanceof Point point ? factory.createMultiPoint(new Point[] {point}) : geometry;
            }
            default -> {
                return geometry.getNumGeometries() == 1 ? geometry.getGeometryN(0) : geometry;
            }
        }
    }

    private Geometry transform(Geometry geometry) {
        GeometryFactory factory = geometry.getFactory();
        switch (geometry.getGeometryType()) {
            case Geometry.TYPENAME_POINT -> {
                return factory.createPoint(transform(((Point) geometry).getCoordinateSequence()));
            }
            case Geometry.TYPENAME_LINESTRING -> {
                return factory.createLineString(transform(((LineString) geometry).getCoordinateSequence()));
            }
            case Geometry.TYPENAME_LINEARRING -> {
                return factory.createLinearRing(transform(((LinearRing) geometry).getCoordinateSequence()));
            }
            case Geometry.TYPENAME_POLYGON -> {
                return transform((Polygon) geometry);
            }
            case Geometry.TYPENAME_MULTIPOINT -> {
                return factory.createMultiPoint(parts(geometry, new Point[geometry.getNumGeometries()]));
            }
            case Geometry.TYPENAME_MULTILINESTRING -> {
                return factory.createMultiLineString(parts(geometry, new LineString[geometry.getNumGeometries()]));
            }
            case Geometry.TYPENAME_MULTIPOLYGON -> {
                return factory.createMultiPolygon(parts(geometry, new Polygon[geometry.getNumGeometries()]));
            }
            default -> throw new IllegalArgumentException("readers make no " + geometry.getGeometryType());
        }
    }

    private Polygon transform(Polygon polygon) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = (LinearRing) transform((Geometry) polygon.getInteriorRingN(i));
        }
        return polygon.getFactory().createPolygon((LinearRing) transform((Geometry) polygon.getExteriorRing()), holes);
    }

    private <T extends Geometry> T[] parts(Geometry collection, T[] parts) {
        for (int i = 0; i < parts.length; i++) {
            @SuppressWarnings("unchecked") // the parts of a MultiX are X, and transforming keeps the type
            T part = (T) transform(collection.getGeometryN(i));
            parts[i] = part;
        }
        return parts;
    }

    private PackedCoordinateSequence.Double transform(org.locationtech.jts.geom.CoordinateSequence sequence) {
        double[] xy =
                ((PackedCoordinateSequence.Double) sequence).getRawCoordinates().clone();
        transform.transform(xy, xy.length / 2);
        return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
}
