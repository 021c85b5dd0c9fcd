package vn.urbansdi.importer.merge;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.store.merge.MergeRules;

/** The rules by which one delivery is merged. */
public final class DeliveryRules {

    private DeliveryRules() {}

    /**
     * A delivery speaks of the attributes for which it has a field, and of the place. Of any other attribute it says
     * nothing, and what is stored stays.
     */
    public static MergeRules of(Collection<Attribute> mapped) {
        Set<String> names = new LinkedHashSet<>();
        mapped.forEach(attribute -> names.add(attribute.name()));
        return new MergeRules(names, true);
    }
}
