package vn.urbansdi.store.edit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.AttributeRule;
import vn.urbansdi.feature.NewValues;
import vn.urbansdi.feature.ValueFault;

/** What the catalog asks of values that a person gives. */
final class ValueRules {

    private final Catalog catalog;
    private final Map<String, Map<String, AttributeRule>> byLayer = new ConcurrentHashMap<>();

    ValueRules(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Checks what an edit says.
     *
     * @param whole whether it says everything, so that what it does not name is empty
     * @throws InvalidEdit if it breaks a rule
     */
    void check(Layer layer, NewValues values, boolean whole) {
        Map<String, AttributeRule> rules = byLayer.computeIfAbsent(layer.id(), id -> rules(layer));
        values.attributes().forEach((attribute, value) -> {
            if (!attribute.isPublic() || !layer.attributes().contains(attribute)) {
                throw new IllegalArgumentException("not an attribute that may be written: " + attribute.name());
            }
            if (value != null && !attribute.type().javaType().isInstance(value)) {
                throw new IllegalArgumentException(attribute.name() + " is no " + value.getClass());
            }
            require(rules.get(attribute.name()).check(value));
        });
        if (whole) {
            layer.publicAttributes().stream()
                    .filter(attribute -> !values.attributes().containsKey(attribute))
                    .forEach(attribute -> require(rules.get(attribute.name()).check(null)));
        }
    }

    private Map<String, AttributeRule> rules(Layer layer) {
        return layer.attributes().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Attribute::name, attribute -> new AttributeRule(layer, attribute, catalog)));
    }

    private static void require(ValueFault fault) {
        if (fault != null) {
            throw new InvalidEdit(fault.what().vi(), fault.what().en());
        }
    }
}
