package vn.urbansdi.tile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.style.MapLibreStyle;
import vn.urbansdi.style.StyleCompiler;

/**
 * All layers that have vector tiles as one style for MapLibre (style specification, version 8), drawn as WMS draws them. The
 * layers that are seen when the map opens are one source, so that a screen takes one request for each of its tiles; every other
 * layer is a source of its own, which nobody loads before somebody switches it on.
 */
@Component
final class MapStyle {

    private static final int VERSION = 8;

    /** At which a province fills a screen. */
    private static final int FIRST_ZOOM = 8;

    /** The source of what is seen at first. No layer can have the name. */
    private static final String SHOWN = "/shown";

    private final Catalog catalog;
    private final Map<String, List<Layer>> sources = new LinkedHashMap<>();
    private final List<Map<String, Object>> drawn = new ArrayList<>();

    /** @throws vn.urbansdi.style.StyleException if a layer's style cannot be drawn */
    MapStyle(Catalog catalog) {
        this.catalog = catalog;
        List<Layer> layers = catalog.layers().stream()
                .filter(layer -> layer.publish().tiles().isPresent())
                .sorted(Comparator.comparingInt(layer -> layer.style().order()))
                .toList();
        List<MapLibreStyle> styles = layers.stream()
                .map(layer -> {
                    String source = MapLibreStyle.isShown(layer) ? SHOWN : layer.id();
                    sources.computeIfAbsent(source, unused -> new ArrayList<>()).add(layer);
                    return new MapLibreStyle(layer, source, StyleCompiler.compile(layer, catalog));
                })
                .toList();
        styles.forEach(style -> drawn.addAll(style.symbols()));
        styles.forEach(style -> drawn.addAll(style.labels()));
    }

    /** @param root address of the tiles, without a slash at the end: {@code https://host/tiles} */
    Map<String, Object> document(String root, String language) {
        Map<String, Object> addresses = new LinkedHashMap<>();
        sources.forEach((source, layers) ->
                addresses.put(source, Map.of("type", "vector", "url", TileJsonController.address(root, layers))));
        List<Object> all = new ArrayList<>();
        all.add(Map.of("id", "background", "type", "background", "paint", Map.of("background-color", "#ffffff")));
        all.addAll(drawn);
        Extent area = catalog.deployment().extent();
        Map<String, Object> style = new LinkedHashMap<>();
        style.put("version", VERSION);
        style.put("name", catalog.deployment().title().in(language));
        style.put("center", List.of((area.minX() + area.maxX()) / 2, (area.minY() + area.maxY()) / 2));
        style.put("zoom", FIRST_ZOOM);
        style.put("glyphs", root + "/fonts/{fontstack}/{range}.pbf");
        style.put("sources", addresses);
        style.put("layers", all);
        return style;
    }
}
