package vn.urbansdi.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/** Extents as JTS knows them, and back. */
final class Rectangles {

    /** Rectangles are cut to the layer's CRS's area of use and so much around it: beyond that projections fail. */
    private static final double AREA_OF_USE_MARGIN_DEGREES = 3;

    private static final Map<CrsPair, Optional<Extent>> USABLE = new ConcurrentHashMap<>();

    private Rectangles() {}

    private record CrsPair(int from, int to) {}

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

    /** The rectangle of {@code srid} whose coordinates can become coordinates of {@code target}; empty if unknown. */
    static Optional<Extent> usable(int srid, int target) {
        return USABLE.computeIfAbsent(new CrsPair(srid, target), Rectangles::computeUsable);
    }

    private static Optional<Extent> computeUsable(CrsPair crs) {
        Extent wide = CrsRegistry.standard().require(crs.to).areaOfUse().buffer(AREA_OF_USE_MARGIN_DEGREES);
        Extent legal = new Extent(
                4326,
                Math.max(wide.minX(), -180),
                Math.max(wide.minY(), -85),
                Math.min(wide.maxX(), 180),
                Math.min(wide.maxY(), 85));
        try {
            return Optional.of(CoordinateTransform.between(4326, crs.from).transform(legal));
        } catch (OutsideCrsException e) {
            return Optional.empty();
        }
    }
}
