package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;

/** Everything that the product knows about a place and its datasets, read once at start. */
public record Catalog(Deployment deployment, List<Layer> layers, List<CodeList> codeLists) {

    public Catalog {
        layers = List.copyOf(layers);
        codeLists = List.copyOf(codeLists);
    }

    /** The layer of that id; the deployment's namespace prefix may stand before it ({@code sdi:ward}). */
    public Optional<Layer> layer(String name) {
        String prefix = deployment.prefix() + ":";
        String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return layers.stream()
                .filter(l -> l.id().equals(name) || l.id().equals(bare))
                .findFirst();
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
