package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.testing.TestDatabase;

class UntilChangedTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final Layer LIGHT = CATALOG.layer("street_light").orElseThrow();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Test
    void an_answer_holds_as_long_as_the_last_commit_is_the_same() {
        UntilChanged<Integer> numbers = new UntilChanged<>();
        AtomicInteger readings = new AtomicInteger();
        assertThat(numbers.get(LIGHT, () -> 7, readings::incrementAndGet)).isEqualTo(1);
        assertThat(numbers.get(LIGHT, () -> 7, readings::incrementAndGet)).isEqualTo(1);
        assertThat(numbers.get(LIGHT, () -> 9, readings::incrementAndGet)).isEqualTo(2);
        Layer other = CATALOG.layer("ward").orElseThrow();
        assertThat(numbers.get(other, () -> 9, readings::incrementAndGet)).isEqualTo(3);
        assertThat(numbers.get(LIGHT, () -> 9, readings::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void number_and_place_of_features_follow_every_change_at_once() {
        PostgisFeatureSource source = new PostgisFeatureSource(DATABASE.dataSource(), CATALOG);
        FeatureQuery all = FeatureQuery.everything(LIGHT);
        assertThat(source.count(all)).isZero();
        assertThat(source.extent(LIGHT)).isEmpty();
        DATABASE.execute("INSERT INTO layer.street_light (light_id, geom) SELECT 'L' || i,"
                + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 3) i");
        assertThat(source.count(all)).isEqualTo(3);
        assertThat(source.extent(LIGHT).orElseThrow().maxX()).isEqualTo(430003);
        DATABASE.execute("UPDATE layer.street_light SET geom = ST_Translate(geom, 100, 0) WHERE light_id = 'L3'");
        assertThat(source.extent(LIGHT).orElseThrow().maxX()).isEqualTo(430103);
        DATABASE.execute("BEGIN; DELETE FROM layer.street_light; ROLLBACK");
        assertThat(source.count(all)).isEqualTo(3);
        DATABASE.execute("DELETE FROM layer.street_light WHERE light_id = 'L3'");
        assertThat(source.count(all)).isEqualTo(2);
        assertThat(source.extent(LIGHT).orElseThrow().maxX()).isEqualTo(430002);
    }
}
