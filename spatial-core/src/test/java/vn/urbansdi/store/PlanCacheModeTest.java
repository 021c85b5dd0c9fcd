package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.store.PlanCacheMode.FORCE_CUSTOM_PLAN;
import static vn.urbansdi.store.PlanCacheMode.FORCE_GENERIC_PLAN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.testing.TestLayers;

class PlanCacheModeTest {

    private static final Layer PARCEL = TestLayers.parcel();
    private static final FeatureQuery ALL = FeatureQuery.everything(PARCEL);
    private static final Extent BOX = new Extent(5899, 428000, 2315000, 429000, 2316000);

    @Test
    void a_rectangle_is_planned_once() {
        assertThat(PlanCacheMode.of(ALL.withExtent(BOX))).isEqualTo(FORCE_GENERIC_PLAN);
    }

    @Test
    void the_whole_layer_and_a_former_state_are_planned_anew() {
        assertThat(PlanCacheMode.of(ALL)).isEqualTo(FORCE_CUSTOM_PLAN);
        assertThat(PlanCacheMode.of(ALL.withExtent(BOX).withAsOf(Optional.of(Instant.EPOCH))))
                .isEqualTo(FORCE_CUSTOM_PLAN);
    }

    @Test
    void a_page_of_a_rectangle_is_planned_anew_where_it_is_sorted_by_values() {
        FeatureQuery boxed = ALL.withExtent(BOX);
        assertThat(PlanCacheMode.of(boxed.withPage(0, 100))).isEqualTo(FORCE_GENERIC_PLAN);
        assertThat(PlanCacheMode.of(
                        boxed.withSort(List.of(new SortKey("parcel_no", true))).withPage(0, 100)))
                .isEqualTo(FORCE_CUSTOM_PLAN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BBOX(geom, 428000, 2315000, 429000, 2316000)                                           | FORCE_GENERIC_PLAN
            BBOX(geom, 428000, 2315000, 429000, 2316000) AND ward_code = '06600'                   | FORCE_CUSTOM_PLAN
            INTERSECTS(geom, POLYGON((428000 2315000, 429000 2315000, 429000 2316000, 428000 2315000))) | FORCE_CUSTOM_PLAN
            ward_code = '06600'                                                                    | FORCE_CUSTOM_PLAN
            """)
    void a_filter_is_planned_once_where_it_asks_for_rectangles_alone(String ecql, PlanCacheMode mode) {
        FeatureQuery query = ALL.withFilter(EcqlParser.parse(ecql, PARCEL));

        assertThat(PlanCacheMode.of(query)).isEqualTo(mode);
        assertThat(PlanCacheMode.of(query.withExtent(BOX))).isEqualTo(mode);
    }
}
