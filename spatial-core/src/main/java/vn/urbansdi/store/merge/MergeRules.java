package vn.urbansdi.store.merge;

import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;

/**
 * How the staged rows meet what is there.
 *
 * @param attributes the attributes that this delivery carries; a null in one of them says "empty", while all others are
 *                   left alone in features that are already there
 * @param geometry   whether the delivery carries geometries
 */
public record MergeRules(Set<String> attributes, boolean geometry) {

    public MergeRules {
        attributes = Set.copyOf(attributes);
    }

    /** The delivery carries everything that the layer has. */
    public static MergeRules everything(Layer layer) {
        return new MergeRules(layer.attributes().stream().map(Attribute::name).collect(Collectors.toSet()), true);
    }
}
