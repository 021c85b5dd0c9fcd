package vn.urbansdi.store;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.urbansdi.geo.Extent;

/** Extents as JTS knows them, and back. */
final class Rectangles {

    private Rectangles() {}

    static Envelope envelope(Extent extent) {
        return new Envelope(extent.minX(), extent.maxX(), extent.minY(), extent.maxY());
    }

    static Geometry geometry(Extent extent) {
        Geometry geometry = new GeometryFactory().toGeometry(envelope(extent));
        geometry.setSRID(extent.srid());
        return geometry;
    }

    /** The rectangle around a geometry whose SRID is set. */
    static Extent extent(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        return new Extent(geometry.getSRID(), box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }
}
