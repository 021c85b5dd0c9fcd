package vn.urbansdi.wms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Theme;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.StyleCompiler;

/** The names that may stand in {@code LAYERS}: layers, with or without the deployment's prefix, and themes as groups. */
@Component
final class WmsLayers {

    /** Every layer has one style; an empty name means it too. */
    static final String STYLE = "default";

    static final int MAX_NAMES = 100;

    private final Catalog catalog;
    private final Map<String, CompiledStyle> styles = new HashMap<>();
    private final Map<Theme, List<Layer>> byTheme = new LinkedHashMap<>();

    /** @throws vn.urbansdi.style.StyleException if a layer's style cannot be drawn */
    WmsLayers(Catalog catalog) {
        this.catalog = catalog;
        List<Layer> published =
                catalog.layers().stream().filter(l -> l.publish().wms()).toList();
        for (Layer layer : published) {
            styles.put(layer.id(), StyleCompiler.compile(layer, catalog));
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
    Map<Theme, List<Layer>> byTheme() {
        return byTheme;
    }

    CompiledStyle style(Layer layer) {
        return styles.get(layer.id());
    }

    /** Whether the theme can be asked for by its name: not where a layer has the same one. */
    boolean isGroup(Theme theme) {
        return layer(theme.id()).isEmpty();
    }

    /**
     * The layers to draw, first one lowest.
     *
     * @param names as in {@code LAYERS}
     * @param styleNames as in {@code STYLES}; none at all means the default for each
     * @param filters    of as many names
     * @throws OwsException LayerNotDefined or StyleNotDefined, or if there are too many
     */
    List<StyledLayer> resolve(List<String> names, List<String> styleNames, MapFilters filters) {
        if (names.size() > MAX_NAMES) {
            throw WmsProblems.invalid(
                    "LAYERS", "LAYERS có hơn " + MAX_NAMES + " lớp", "LAYERS names more than " + MAX_NAMES + " layers");
        }
        if (!styleNames.isEmpty() && styleNames.size() != names.size()) {
            throw WmsProblems.invalid(
                    "STYLES",
                    "STYLES phải có đúng một kiểu vẽ cho mỗi lớp của LAYERS",
                    "STYLES must name one style for each of LAYERS");
        }
        for (String style : styleNames) {
            if (!style.isEmpty() && !style.equals(STYLE)) {
                throw WmsProblems.styleNotDefined(style);
            }
        }
        List<StyledLayer> resolved = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (Layer layer : members(names.get(i))) {
                resolved.add(new StyledLayer(layer, style(layer), filters.of(i, layer)));
            }
        }
        return resolved;
    }

    /** The layer of that name, or the layers of that theme. */
    List<Layer> members(String name) {
        Optional<Layer> layer = layer(name);
        if (layer.isPresent()) {
            return List.of(layer.get());
        }
        return byTheme.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(() -> WmsProblems.layerNotDefined(name));
    }

    private Optional<Layer> layer(String name) {
        return catalog.layer(name).filter(layer -> styles.containsKey(layer.id()));
    }
}
