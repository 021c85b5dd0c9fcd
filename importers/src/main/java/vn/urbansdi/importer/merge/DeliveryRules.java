package vn.urbansdi.importer.merge;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.store.merge.MergeRules;
import vn.urbansdi.store.merge.Retirement;

/** The rules by which one delivery is merged. */
public final class DeliveryRules {

    private static final double PERCENT = 100;

    private DeliveryRules() {}

    /**
     * A delivery speaks of the attributes for which it has a field, and of the place. Of any other attribute it says
     * nothing, and what is stored stays.
     *
     * @param city of which alone it speaks
     * @param placed whether its rows have a place
     */
    public static MergeRules of(
            Collection<Attribute> mapped, MergeOptions options, Optional<String> city, boolean placed) {
        Set<String> names = new LinkedHashSet<>();
        mapped.forEach(attribute -> names.add(attribute.name()));
        Optional<Retirement> retirement = options.full()
                ? Optional.of(new Retirement(options.retireAtMostPercent() / PERCENT, city))
                : Optional.empty();
        return new MergeRules(names, placed, options.blanks(), options.acceptsSwapped(), options.shapes(), retirement);
    }
}
