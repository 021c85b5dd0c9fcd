package vn.urbansdi.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Theme;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.StyleCompiler;

/** The layers that the catalog publishes as maps, with their styles; and the groups, under whose names they are drawn together. */
@Component
public final class DrawnLayers {

    /** The style that every layer has, and in which it is drawn when nobody says otherwise. */
    public static final String STYLE = StyleDefinition.DEFAULT;

    private final Catalog catalog;
    private final Map<String, Map<String, CompiledStyle>> styles = new HashMap<>();
    private final Map<Theme, List<Layer>> byTheme = new LinkedHashMap<>();
    private final Map<String, LayerGroup> groups = new LinkedHashMap<>();

    /** @throws vn.urbansdi.style.StyleException if a layer's style cannot be drawn */
    DrawnLayers(Catalog catalog) {
        this.catalog = catalog;
        for (Layer layer : catalog.layers()) {
            if (layer.publish().wms()) {
                styles.put(layer.id(), StyleCompiler.compileAll(layer, catalog));
            }
        }
        for (Theme theme : catalog.deployment().themes()) {
            List<Layer> members = drawn(catalog.group(theme)).layers();
            if (!members.isEmpty()) {
                byTheme.put(theme, members);
            }
        }
        catalog.groups().stream()
                .map(this::drawn)
                .filter(group -> !group.members().isEmpty() && layer(group.id()).isEmpty())
                .forEach(group -> groups.put(group.id(), group));
    }

    private LayerGroup drawn(LayerGroup group) {
        return group.only(layer -> styles.containsKey(layer.id()));
    }

    /** The layers of each theme in the order in which they are drawn; themes without layers are left out. */
    public Map<Theme, List<Layer>> byTheme() {
        return Collections.unmodifiableMap(byTheme);
    }

    /** The groups that can be asked for by their names: themes, where no layer has the same name, and what is declared. */
    public Collection<LayerGroup> groups() {
        return Collections.unmodifiableCollection(groups.values());
    }

    /** Those of them that are no themes. */
    public List<LayerGroup> declaredGroups() {
        return catalog.declaredGroups().stream()
                .flatMap(group -> Stream.ofNullable(groups.get(group.id())))
                .toList();
    }

    /** The same, as clients list them: the uppermost first, and that is the one drawn last. */
    public static List<Layer> topFirst(List<Layer> members) {
        List<Layer> topFirst = new ArrayList<>(members);
        Collections.reverse(topFirst);
        return topFirst;
    }

    /** Whether the theme can be asked for by its name: not where a layer has the same one. */
    public boolean isGroup(Theme theme) {
        return groups.containsKey(theme.id());
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

    /** A member of a map, all its features in its style. */
    public StyledLayer styled(LayerGroup.Member member) {
        return new StyledLayer(
                member.layer(), style(member.layer(), member.style()).orElseThrow(), Filter.ALL);
    }

    /**
     * The map of that name: a layer, with or without the deployment's prefix, or a group of several; empty where no map has the
     * name.
     */
    public Optional<LayerGroup> map(String name) {
        return layer(name).map(LayerGroup::of).or(() -> Optional.ofNullable(groups.get(name)));
    }

    private Optional<Layer> layer(String name) {
        return catalog.layer(name).filter(layer -> styles.containsKey(layer.id()));
    }
}
