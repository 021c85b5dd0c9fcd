package vn.urbansdi.render;

import java.util.Optional;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.render.MapPicture.StyledLayer;

/** What to ask a source for, so that a picture can be painted. */
final class MapQueries {

    private static final int WGS_84 = 4326;

    /**
     * The projection of a zone stays exact well to the east and west of it, and all along its meridian: people do ask for one
     * province in the zone of another, and Vietnam's zones of the south end 11° south of its north.
     */
    private static final double ZONE_MARGIN_DEGREES = 6;

    private static final double POLEWARD_DEGREES = 80;

    private MapQueries() {}

    /**
     * The features of a layer that may be seen in a picture. A picture may show any part of the plane; it is cut to where
     * both the layer's CRS and the picture's can be used, since nothing can be transformed outside.
     *
     * @param reachPx how far a symbol reaches beyond its geometry
     * @return empty where the picture lies outside that area altogether
     */
    static Optional<FeatureQuery> query(MapView view, double reachPx, StyledLayer styled) {
        CrsRegistry registry = CrsRegistry.standard();
        Crs stored = registry.require(styled.layer().geometry().srid());
        Crs shown = registry.require(view.extent().srid());
        return intersection(drawable(stored), drawable(shown))
                .map(area -> CoordinateTransform.between(WGS_84, shown.srid()).transform(area))
                .flatMap(area -> intersection(area, view.extentWithMargin(reachPx)))
                .map(extent -> FeatureQuery.everything(styled.layer())
                        .withProperties(styled.style().properties())
                        .withFilter(styled.filter())
                        .withSrid(shown.srid())
                        .withExtent(extent)
                        .withResolution(view.resolution())
                        .withAsOf(styled.asOf()));
    }

    private static Extent drawable(Crs crs) {
        Extent area = crs.areaOfUse();
        boolean zone = area.width() < 180;
        return zone
                ? new Extent(
                        area.srid(),
                        area.minX() - ZONE_MARGIN_DEGREES,
                        -POLEWARD_DEGREES,
                        area.maxX() + ZONE_MARGIN_DEGREES,
                        POLEWARD_DEGREES)
                : area;
    }

    private static Optional<Extent> intersection(Extent a, Extent b) {
        return a.intersects(b)
                ? Optional.of(new Extent(
                        a.srid(),
                        Math.max(a.minX(), b.minX()),
                        Math.max(a.minY(), b.minY()),
                        Math.min(a.maxX(), b.maxX()),
                        Math.min(a.maxY(), b.maxY())))
                : Optional.empty();
    }
}
