package vn.urbansdi.store;

import java.util.Optional;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.GridTransform;
import vn.urbansdi.geo.OutsideCrsException;
import vn.urbansdi.geo.PointTransform;
import vn.urbansdi.geo.WebMercatorQuad;
import vn.urbansdi.geo.WkbTransform;

/**
 * Chooses how geometries get from the layer's CRS to the one they are asked for in: exactly, or, where they are only to be
 * drawn, wrong by less than anybody can see and many times faster.
 */
final class GeometryTransform {

    /** Of a pixel, or of a tile's unit. */
    private static final double TOLERANCE = 0.01;

    /** How far beyond the edges, in sides of what is seen, geometries that cross them are expected to reach. */
    private static final double REACH = 0.25;

    /** A little beyond the end of Web Mercator, where a degree is infinitely long. */
    private static final double LAST_LATITUDE = 85.06;

    private GeometryTransform() {}

    /** Empty where nothing is to be done. */
    static Optional<WkbTransform> of(FeatureQuery query) {
        int stored = query.layer().geometry().srid();
        if (stored == query.srid()) {
            return Optional.empty();
        }
        Optional<Extent> seen = query.extent().filter(extent -> extent.srid() == query.srid());
        return Optional.of(new WkbTransform(
                seen.isPresent() && query.resolution().isPresent()
                        ? near(stored, seen.get(), query.resolution().getAsDouble())
                        : CoordinateTransform.between(stored, query.srid())));
    }

    static Optional<WkbTransform> of(TileQuery query) {
        int stored = query.layer().geometry().srid();
        return stored == query.set().srid()
                ? Optional.empty()
                : Optional.of(
                        new WkbTransform(near(stored, query.seen(), query.tile().width() / TileQuery.UNITS)));
    }

    private static PointTransform near(int stored, Extent seen, double resolution) {
        PointTransform exact = drawable(stored, seen.srid());
        try {
            return RectangleBoxes.of(seen, stored)
                    .map(RectangleBoxes::outer)
                    .map(area -> area.buffer(REACH * Math.max(area.width(), area.height())))
                    .map(area -> GridTransform.over(area, exact, TOLERANCE * resolution))
                    .orElse(exact);
        } catch (OutsideCrsException e) {
            return exact;
        }
    }

    private static PointTransform drawable(int stored, int shown) {
        CoordinateTransform exact = CoordinateTransform.between(stored, shown);
        boolean fromPoleToPole = CrsRegistry.standard().require(stored).geographic();
        if (shown != WebMercatorQuad.SRID || !fromPoleToPole) {
            return exact;
        }
        return (xy, count) -> {
            for (int i = 1; i < 2 * count; i += 2) {
                xy[i] = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, xy[i]));
            }
            exact.transform(xy, count);
        };
    }
}
