package vn.urbansdi.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the product knows about a place and its datasets, read once at start.
 *
 * @param declaredGroups those that files of the catalog list; the themes are groups besides
 */
public record Catalog(
        Deployment deployment, List<Layer> layers, List<CodeList> codeLists, List<LayerGroup> declaredGroups) {

    public Catalog {
        layers = List.copyOf(layers);
        codeLists = List.copyOf(codeLists);
        declaredGroups = List.copyOf(declaredGroups);
    }

    /** All layers that can be asked for by one name together: those of each theme, then what is declared. */
    public List<LayerGroup> groups() {
        return Stream.concat(deployment.themes().stream().map(this::group), declaredGroups.stream())
                .toList();
    }

    /** The layers of a theme, the lowest drawn first. */
    public LayerGroup group(Theme theme) {
        return LayerGroup.of(
                theme.id(),
                theme.title(),
                layers.stream()
                        .filter(layer -> layer.theme().equals(theme.id()))
                        .sorted(Comparator.comparingInt(layer -> layer.style().order()))
                        .toList());
    }

    /** The layer of that id; the deployment's namespace prefix may stand before it ({@code sdi:ward}) or be left out. */
    public Optional<Layer> layer(String name) {
        String local = withoutPrefix(name);
        return layers.stream()
                .filter(layer -> withoutPrefix(layer.id()).equals(local))
                .findFirst();
    }

    /** The layer's name within the deployment's namespace: {@code ward}, and {@code Lakes} for {@code cite:Lakes}. */
    public String localName(Layer layer) {
        return withoutPrefix(layer.id());
    }

    /** The layer's name with the deployment's namespace prefix: {@code sdi:ward}, {@code cite:Lakes}. */
    public String qualifiedName(Layer layer) {
        return deployment.prefix() + ":" + localName(layer);
    }

    private String withoutPrefix(String name) {
        String prefix = deployment.prefix() + ":";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    public Optional<CodeList> codeList(String id) {
        return codeLists.stream().filter(list -> list.id().equals(id)).findFirst();
    }

    /** The city to which a ward of that code belongs. */
    public Optional<City> cityOfWard(String wardCode) {
        return deployment.cities().stream()
                .filter(city -> city.wards().contains(wardCode))
                .findFirst();
    }
}
