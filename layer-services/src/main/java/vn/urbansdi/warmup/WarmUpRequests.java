package vn.urbansdi.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;

/** What people ask for most, of a layer and around a place. */
final class WarmUpRequests {

    private static final int WEB_MERCATOR = 3857;
    private static final int WGS_84 = 4326;
    private static final double WORLD_M = 2 * 20_037_508.342789244;
    private static final int MAP_ZOOM = 17;
    private static final int TILE_ZOOM = 15;
    /** Sides of what is asked for as features: about what a screen of a town shows. */
    private static final double SIDE_M = 600;

    private WarmUpRequests() {}

    static List<String> of(Layer layer, Place place) {
        List<String> paths = new ArrayList<>();
        String id = layer.id();
        if (layer.publish().wms()) {
            Extent map = around(place, WORLD_M / (1 << MAP_ZOOM));
            paths.add(map("GetMap", id, map) + "&FORMAT=image/png&TRANSPARENT=TRUE");
            paths.add(map("GetFeatureInfo", id, map) + "&QUERY_LAYERS=" + id
                    + "&INFO_FORMAT=application/geo%2Bjson&I=128&J=128");
        }
        Extent box = CoordinateTransform.between(WEB_MERCATOR, WGS_84).transform(around(place, SIDE_M));
        if (layer.publish().wfs().isPresent()) {
            String features = "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&COUNT=1000&TYPENAMES=" + id + "&BBOX="
                    + numbers(box.minY(), box.minX(), box.maxY(), box.maxX()) + ",urn:ogc:def:crs:EPSG::4326";
            paths.add(features);
            paths.add(features + "&OUTPUTFORMAT=application/geo%2Bjson");
        }
        if (layer.publish().features()) {
            paths.add("/ogc/collections/" + id + "/items?f=json&limit=100&bbox="
                    + numbers(box.minX(), box.minY(), box.maxX(), box.maxY()));
        }
        layer.publish().tiles().ifPresent(tiles -> {
            int zoom = Math.max(tiles.minZoom(), Math.min(tiles.maxZoom(), TILE_ZOOM));
            double side = WORLD_M / (1 << zoom);
            paths.add("/tiles/" + id + "/" + zoom + "/" + (long) ((place.x() + WORLD_M / 2) / side) + "/"
                    + (long) ((WORLD_M / 2 - place.y()) / side) + ".mvt");
        });
        return paths;
    }

    private static String map(String operation, String layer, Extent extent) {
        return "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=" + operation + "&STYLES=&CRS=EPSG:3857&WIDTH=256&HEIGHT=256"
                + "&LAYERS=" + layer + "&BBOX="
                + numbers(extent.minX(), extent.minY(), extent.maxX(), extent.maxY());
    }

    private static Extent around(Place place, double side) {
        return new Extent(
                WEB_MERCATOR, place.x() - side / 2, place.y() - side / 2, place.x() + side / 2, place.y() + side / 2);
    }

    private static String numbers(double a, double b, double c, double d) {
        return String.format(Locale.ROOT, "%.7f,%.7f,%.7f,%.7f", a, b, c, d);
    }
}
