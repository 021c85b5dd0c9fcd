package vn.urbansdi.feature;

import java.util.OptionalLong;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;

/** One change of the features of one layer, whichever protocol brought it. */
public sealed interface Edit {

    Layer layer();

    /**
     * A new feature.
     *
     * @param values what it says; an attribute that is not named is empty
     */
    record Insert(Layer layer, NewValues values) implements Edit {}

    /**
     * Some properties of the features that a filter picks.
     *
     * @param expectedVersion the edit fails where a feature has another version by now; empty: whatever there is
     */
    record Update(Layer layer, Filter which, NewValues values, OptionalLong expectedVersion) implements Edit {}

    /**
     * Everything that the public may see of the features that a filter picks: an attribute that is not named becomes empty.
     * What its author could not see stays as it is.
     *
     * @param expectedVersion as {@link Update}
     */
    record Replace(Layer layer, Filter which, NewValues values, OptionalLong expectedVersion) implements Edit {}

    /**
     * The end of the features that a filter picks.
     *
     * @param expectedVersion as {@link Update}
     */
    record Delete(Layer layer, Filter which, OptionalLong expectedVersion) implements Edit {}
}
