package vn.urbansdi.store.merge;

import java.util.Optional;
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
 * @param shapes     thresholds where shape decides
 * @param retirement what becomes of features that the delivery does not contain; nothing if absent
 * @param additions  whether a row that finds no feature becomes a new one; else it is rejected
 */
public record MergeRules(
        Set<String> attributes,
        boolean geometry,
        ShapeTolerance shapes,
        Optional<Retirement> retirement,
        boolean additions) {

    public MergeRules {
        attributes = Set.copyOf(attributes);
    }

    public MergeRules(
            Set<String> attributes, boolean geometry, ShapeTolerance shapes, Optional<Retirement> retirement) {
        this(attributes, geometry, shapes, retirement, true);
    }

    /** Of a delivery that is no more than an addition. */
    public MergeRules(Set<String> attributes, boolean geometry) {
        this(attributes, geometry, ShapeTolerance.DEFAULT, Optional.empty());
    }

    /** The delivery carries everything that the layer has. */
    public static MergeRules everything(Layer layer) {
        return new MergeRules(layer.attributes().stream().map(Attribute::name).collect(Collectors.toSet()), true);
    }

    public MergeRules with(Retirement retirement) {
        return new MergeRules(attributes, geometry, shapes, Optional.of(retirement), additions);
    }

    public MergeRules with(ShapeTolerance shapes) {
        return new MergeRules(attributes, geometry, shapes, retirement, additions);
    }

    /** The same, of a delivery that only says more of features that are there. */
    public MergeRules withoutAdditions() {
        return new MergeRules(attributes, geometry, shapes, retirement, false);
    }
}
