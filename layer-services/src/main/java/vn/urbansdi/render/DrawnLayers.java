package vn.urbansdi.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Theme;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.StyleCompiler;

/** The layers that the catalog publishes as maps, with their styles; and the themes, under whose names they are drawn together. */
@Component
public final class DrawnLayers {

    /** The style that every layer has, and in which it is drawn when nobody says otherwise. */
    public static final String STYLE = StyleDefinition.DEFAULT;

    private final Catalog catalog;
    private final Map<String, Map<String, CompiledStyle>> styles = new HashMap<>();
    private final Map<Theme, List<Layer>> byTheme = new LinkedHashMap<>();

    /** @throws vn.urbansdi.style.StyleException if a layer's style cannot be drawn */
    DrawnLayers(Catalog catalog) {
        this.catalog = catalog;
        List<Layer> published =
                catalog.layers().stream().filter(l -> l.publish().wms()).toList();
        for (Layer layer : published) {
            styles.put(layer.id(), StyleCompiler.compileAll(layer, catalog));
        }
        for (Theme theme : catalog.deployment().themes()) {
            List<Layer> members = published.stream()
                    .filter(layer -> layer.theme().equals(theme.id()))
                    .sorted(Comparator.comparingInt(layer -> layer.style().order()))
                    .toList();
            if (!members.isEmpty()) {
                byTheme.put(theme, members);
            }
        }
    }

    /** The layers of each theme in the order in which they are drawn; themes without layers are left out. */
    public Map<Theme, List<Layer>> byTheme() {
        return Collections.unmodifiableMap(byTheme);
    }

    /** The same, as clients list them: the uppermost first, and that is the one drawn last. */
    public static List<Layer> topFirst(List<Layer> members) {
        List<Layer> topFirst = new ArrayList<>(members);
        Collections.reverse(topFirst);
        return topFirst;
    }

    /** Whether the theme can be asked for by its name: not where a layer has the same one. */
    public boolean isGroup(Theme theme) {
        return layer(theme.id()).isEmpty();
    }

    public CompiledStyle style(Layer layer) {
        return styles.get(layer.id()).get(STYLE);
    }

    /** The layer's style of that name; empty where it has none. */
    public Optional<CompiledStyle> style(Layer layer, String name) {
        return Optional.ofNullable(styles.get(layer.id()).get(name));
    }

    /** The names and titles of the layer's styles, the default one first. */
    public static Map<String, Title> styleTitles(Layer layer) {
        Map<String, Title> titles = new LinkedHashMap<>();
        titles.put(STYLE, layer.title());
        layer.styles().forEach(named -> titles.put(named.name(), named.title()));
        return titles;
    }

    /** A layer of which maps are drawn, all its features in its own style. */
    public StyledLayer styled(Layer layer) {
        return new StyledLayer(layer, style(layer), Filter.ALL);
    }

    /**
     * The layer of that name, with or without the deployment's prefix, or the layers of that theme, first one lowest; empty
     * where no map has the name.
     */
    public List<Layer> members(String name) {
        return layer(name)
                .map(List::of)
                .orElseGet(() -> byTheme.entrySet().stream()
                        .filter(entry -> entry.getKey().id().equals(name))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(List.of()));
    }

    private Optional<Layer> layer(String name) {
        return catalog.layer(name).filter(layer -> styles.containsKey(layer.id()));
    }
}
