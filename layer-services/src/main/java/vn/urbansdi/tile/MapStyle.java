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

/** All layers that have vector tiles as one style for MapLibre (style specification, version 8), drawn as WMS draws them. */
@Component
final class MapStyle {

    private static final int VERSION = 8;

    /** At which a province fills a screen. */
    private static final int FIRST_ZOOM = 8;

    private final Catalog catalog;
    private final List<Layer> layers;
    private final List<Map<String, Object>> drawn = new ArrayList<>();

    /** @throws vn.urbansdi.style.StyleException if a layer's style cannot be drawn */
    MapStyle(Catalog catalog) {
        this.catalog = catalog;
        this.layers = catalog.layers().stream()
                .filter(layer -> layer.publish().tiles().isPresent())
                .sorted(Comparator.comparingInt(layer -> layer.style().order()))
                .toList();
        List<MapLibreStyle> styles = layers.stream()
                .map(layer -> new MapLibreStyle(layer, StyleCompiler.compile(layer, catalog)))
                .toList();
        styles.forEach(style -> drawn.addAll(style.symbols()));
        styles.forEach(style -> drawn.addAll(style.labels()));
    }

    /** @param root address of the tiles, without a slash at the end: {@code https://host/tiles} */
    Map<String, Object> document(String root, String language) {
        Map<String, Object> sources = new LinkedHashMap<>();
        for (Layer layer : layers) {
            sources.put(layer.id(), Map.of("type", "vector", "url", TileJsonController.address(root, layer)));
        }
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
        style.put("sources", sources);
        style.put("layers", all);
        return style;
    }
}
