package vn.urbansdi.store.merge;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;

/**
 * How the staged rows meet what is there.
 *
 * @param attributes the attributes that this delivery carries; all others are left alone in features that are already there
 * @param blanks     what a null in one of them means
 * @param geometry   whether the delivery carries geometries
 * @param acceptsSwapped whether two rows that have each other's place are taken as they are; else they are rejected
 * @param shapes     thresholds where shape decides
 * @param retirement what becomes of features that the delivery does not contain; nothing if absent
 */
public record MergeRules(
        Set<String> attributes,
        boolean geometry,
        Blanks blanks,
        boolean acceptsSwapped,
        ShapeTolerance shapes,
        Optional<Retirement> retirement) {

    public MergeRules {
        attributes = Set.copyOf(attributes);
    }

    /** Of a delivery that is no more than an addition. */
    public MergeRules(Set<String> attributes, boolean geometry) {
        this(attributes, geometry, Blanks.SAY_NOTHING, false, ShapeTolerance.DEFAULT, Optional.empty());
    }

    /** The delivery carries everything that the layer has. */
    public static MergeRules everything(Layer layer) {
        return new MergeRules(layer.attributes().stream().map(Attribute::name).collect(Collectors.toSet()), true);
    }

    public MergeRules with(Retirement retirement) {
        return new MergeRules(attributes, geometry, blanks, acceptsSwapped, shapes, Optional.of(retirement));
    }

    public MergeRules with(ShapeTolerance shapes) {
        return new MergeRules(attributes, geometry, blanks, acceptsSwapped, shapes, retirement);
    }

    public MergeRules with(Blanks blanks) {
        return new MergeRules(attributes, geometry, blanks, acceptsSwapped, shapes, retirement);
    }

    public MergeRules acceptingSwapped() {
        return new MergeRules(attributes, geometry, blanks, true, shapes, retirement);
    }
}
