package vn.urbansdi.wfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** The feature types of the service, and the names by which clients ask for them. */
@Component
final class FeatureTypes {

    private final String prefix;
    private final String namespace;
    private final Map<String, FeatureType> byLocalName = new LinkedHashMap<>();

    FeatureTypes(Catalog catalog) {
        this.prefix = catalog.deployment().prefix();
        this.namespace = catalog.deployment().namespace();
        for (Layer layer : catalog.layers()) {
            if (layer.publish().wfs().isPresent()) {
                String localName = localName(layer.id());
                byLocalName.put(localName, new FeatureType(layer, prefix, namespace, localName));
            }
        }
    }

    List<FeatureType> all() {
        return List.copyOf(byLocalName.values());
    }

    String prefix() {
        return prefix;
    }

    String namespace() {
        return namespace;
    }

    /**
     * The type of that name, with or without a prefix.
     *
     * @param namespaceOf the namespace that the request binds to a prefix; null where it binds none
     * @param locator     the parameter that holds the name
     * @throws OwsException InvalidParameterValue if there is no such type
     */
    FeatureType require(String name, UnaryOperator<String> namespaceOf, String locator) {
        String written = name.startsWith("schema-element(") && name.endsWith(")")
                ? name.substring("schema-element(".length(), name.length() - 1)
                : name;
        return find(written.strip(), namespaceOf)
                .orElseThrow(() -> OwsException.invalidParameterValue(
                        locator,
                        "Không có lớp đối tượng " + KvpRequest.shown(name),
                        "There is no feature type " + KvpRequest.shown(name)));
    }

    /** The type as which a layer is published. */
    Optional<FeatureType> find(Layer layer) {
        return byLocalName.values().stream()
                .filter(type -> type.layer().equals(layer))
                .findFirst();
    }

    /** The type as which a layer of the service is published. */
    FeatureType of(Layer layer) {
        return find(layer).orElseThrow(() -> new IllegalArgumentException("not published: " + layer.id()));
    }

    /** The type to which a feature id belongs. */
    Optional<FeatureType> ofResourceId(String resourceId) {
        return byLocalName.values().stream()
                .filter(type -> type.fid(resourceId).isPresent())
                .findFirst();
    }

    private Optional<FeatureType> find(String name, UnaryOperator<String> namespaceOf) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return Optional.ofNullable(byLocalName.get(name));
        }
        String bound = namespaceOf.apply(name.substring(0, colon));
        boolean ours = bound == null ? name.startsWith(prefix + ":") : bound.equals(namespace);
        return ours ? Optional.ofNullable(byLocalName.get(name.substring(colon + 1))) : Optional.empty();
    }

    private String localName(String id) {
        return (id.startsWith(prefix + ":") ? id.substring(prefix.length() + 1) : id).replace(':', '_');
    }
}
