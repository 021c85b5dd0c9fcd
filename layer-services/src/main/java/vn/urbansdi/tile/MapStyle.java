package vn.urbansdi.tile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.style.MapLibreStyle;
import vn.urbansdi.style.StyleCompiler;

/**
 * All layers that have vector tiles as one style for MapLibre (style specification, version 8), drawn as WMS draws them,
 * above the catalog's base map where it declares one. What is seen when the map opens is one source, so that a screen takes one request for each of its tiles; every other
 * layer is a source of its own, which nobody loads before somebody switches it on.
 */
@Component
final class MapStyle {

    private static final int VERSION = 8;

    /** At which a province fills a screen. */
    private static final int FIRST_ZOOM = 8;

    /** The source of what is seen at first. No layer can have the name. */
    private static final String SHOWN = "/shown";

    private static final String WHITE = "#ffffff";

    private final Catalog catalog;
    private final Optional<LayerGroup> baseMap;
    private final Map<String, List<Layer>> sources = new LinkedHashMap<>();
    private final List<Map<String, Object>> drawn = new ArrayList<>();

    /** @throws vn.urbansdi.style.StyleException if a layer's style cannot be drawn */
    MapStyle(Catalog catalog) {
        this.catalog = catalog;
        this.baseMap = catalog.declaredGroups().stream()
                .filter(group -> group.backgroundRgb().isPresent())
                .map(group -> group.only(layer -> layer.publish().tiles().isPresent()))
                .findFirst();
        List<Layer> layers = catalog.layers().stream()
                .filter(layer -> layer.publish().tiles().isPresent())
                .sorted(Comparator.comparingInt(layer -> layer.style().order()))
                .toList();
        layers.forEach(layer -> sources.computeIfAbsent(source(layer), unused -> new ArrayList<>())
                .add(layer));
        List<MapLibreStyle> beneath = baseMap.stream()
                .flatMap(group -> group.members().stream().map(member -> style(group, member)))
                .toList();
        List<MapLibreStyle> above = layers.stream().map(this::style).toList();
        for (List<MapLibreStyle> styles : List.of(beneath, above)) {
            styles.forEach(style -> drawn.addAll(style.symbols()));
        }
        for (List<MapLibreStyle> styles : List.of(beneath, above)) {
            styles.forEach(style -> drawn.addAll(style.labels()));
        }
    }

    private MapLibreStyle style(Layer layer) {
        return new MapLibreStyle(
                layer.id(), layer, isShown(layer), source(layer), StyleCompiler.compile(layer, catalog));
    }

    private MapLibreStyle style(LayerGroup group, LayerGroup.Member member) {
        Layer layer = member.layer();
        return new MapLibreStyle(
                group.id() + "/" + layer.id(),
                layer,
                true,
                source(layer),
                StyleCompiler.compileAll(layer, catalog).get(member.style()));
    }

    private String source(Layer layer) {
        boolean beneath =
                baseMap.filter(group -> group.layers().contains(layer)).isPresent();
        return beneath || isShown(layer) ? SHOWN : layer.id();
    }

    /** Whether the layer is seen when a map opens. */
    private static boolean isShown(Layer layer) {
        return layer.publish().map().map(Publish.MapPanel::visible).orElse(true);
    }

    /** @param root address of the tiles, without a slash at the end: {@code https://host/tiles} */
    Map<String, Object> document(String root, String language) {
        Map<String, Object> addresses = new LinkedHashMap<>();
        sources.forEach((source, layers) ->
                addresses.put(source, Map.of("type", "vector", "url", TileJsonController.address(root, layers))));
        List<Object> all = new ArrayList<>();
        String background = baseMap.map(
                        group -> String.format("#%06X", group.backgroundRgb().orElseThrow()))
                .orElse(WHITE);
        all.add(Map.of("id", "background", "type", "background", "paint", Map.of("background-color", background)));
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
