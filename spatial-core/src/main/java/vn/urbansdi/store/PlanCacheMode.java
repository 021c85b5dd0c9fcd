package vn.urbansdi.store;

import java.util.Locale;
import org.geotools.api.filter.And;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.TileQuery;

/**
 * Whether PostgreSQL plans a statement anew for its values, or once for all (its setting {@code plan_cache_mode}).
 *
 * <p>What only asks where features lie is served by the spatial index whatever the rectangle; even where it holds the whole
 * layer that takes no longer than reading the table. Planning such a statement anew would take as long as finding some hundred
 * features. What asks for values of attributes depends on how common they are; and a page that is sorted by such
 * values, on how much was found.
 */
enum PlanCacheMode {
    FORCE_CUSTOM_PLAN,
    FORCE_GENERIC_PLAN;

    static PlanCacheMode of(FeatureQuery query) {
        boolean placed = query.extent().isPresent() || !(query.filter().ast() instanceof IncludeFilter);
        return placed
                        && query.asOf().isEmpty()
                        && query.sort().isEmpty()
                        && asksForPlace(query.filter().ast())
                ? FORCE_GENERIC_PLAN
                : FORCE_CUSTOM_PLAN;
    }

    static PlanCacheMode of(TileQuery query) {
        boolean placed = query.asOf().isEmpty() && asksForPlace(query.filter().ast());
        return placed && TileReader.readsAll(query) ? FORCE_GENERIC_PLAN : FORCE_CUSTOM_PLAN;
    }

    private static boolean asksForPlace(Filter filter) {
        if (filter instanceof And and) {
            return and.getChildren().stream().allMatch(PlanCacheMode::asksForPlace);
        }
        if (filter instanceof Or or) {
            return or.getChildren().stream().allMatch(PlanCacheMode::asksForPlace);
        }
        return filter instanceof IncludeFilter
                || (filter instanceof BinarySpatialOperator operator && SpatialSql.meetsRectangle(operator));
    }

    /** What is set in a transaction. */
    String settings() {
        String mode = "SET LOCAL plan_cache_mode = " + name().toLowerCase(Locale.ROOT);
        // whoever does not know how many rows a rectangle finds takes them for few, and asks the index for each by
        // itself
        return this == FORCE_GENERIC_PLAN ? mode + "; SET LOCAL enable_indexscan = off" : mode;
    }
}
