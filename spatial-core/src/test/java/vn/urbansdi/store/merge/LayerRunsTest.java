package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.urbansdi.store.merge.LayerImportTest.header;
import static vn.urbansdi.store.merge.LayerImportTest.lights;
import static vn.urbansdi.testing.TestRows.point;
import static vn.urbansdi.testing.TestRows.row;
import static vn.urbansdi.testing.TestRows.square;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.StoreException;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Runs as a whole: all or nothing, one writer a layer, and what is left of one that died. */
class LayerRunsTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Layer PARCEL = TestLayers.parcel();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT, PARCEL);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said");
    }

    @Test
    void nothing_is_there_before_the_commit_or_without_it() {
        long run;
        try (LayerImport open = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50))) {
            run = open.runId();
            lights(10, 70).forEach(open::stage);
            assertThat(open.merge(MergeRules.everything(LIGHT)).inserted()).isEqualTo(10);
            assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).isEmpty();
        }
        assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).isEmpty();
        assertThat(DATABASE.queryOne("SELECT state FROM sdi.run WHERE id = " + run))
                .isEqualTo("discarded");
        try (LayerImport open = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50))) {
            open.stage(lights(1, 70).get(0));
        }
        assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).isEmpty();
    }

    @Test
    void a_run_that_dies_leaves_the_layer_as_it_was_and_is_noticed() {
        LayerImport dying = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50));
        lights(10, 70).forEach(dying::stage);
        dying.merge(MergeRules.everything(LIGHT));
        DATABASE.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> dying.commit(new RunReport(10, 0, "{}")));
        dying.close();
        assertThat(stateOf(dying.runId())).isEqualTo(RunHistory.State.DIED);
        List<Title> notices = new ArrayList<>();
        try (LayerImport next =
                LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50), notices::add)) {
            assertThat(next.runId()).isGreaterThan(dying.runId());
            assertThat(stateOf(next.runId())).isEqualTo(RunHistory.State.RUNNING);
            assertThat(stateOf(dying.runId())).isEqualTo(RunHistory.State.DIED);
        }
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.en()).contains("Run " + dying.runId() + " died"));
        assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).isEmpty();
        assertThat(DATABASE.queryOne("SELECT state FROM sdi.run WHERE id = " + dying.runId()))
                .isEqualTo("died");
    }

    private static RunHistory.State stateOf(long run) {
        return new RunHistory(DATABASE.dataSource())
                .newest(Optional.empty(), 100).stream()
                        .filter(each -> each.id() == run)
                        .findFirst()
                        .orElseThrow()
                        .state();
    }

    @Test
    void the_second_writer_of_a_layer_waits_and_says_so() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<MergeOutcome> second;
        try (LayerImport first = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50))) {
            lights(10, 70).forEach(first::stage);
            first.merge(MergeRules.everything(LIGHT));
            second = CompletableFuture.supplyAsync(() -> {
                try (LayerImport other = LayerImport.begin(
                        DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50), notice -> waiting.countDown())) {
                    lights(10, 75).forEach(other::stage);
                    MergeOutcome outcome = other.merge(MergeRules.everything(LIGHT));
                    other.commit(new RunReport(10, 0, "{}"));
                    return outcome;
                }
            });
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            // Another layer has its own queue.
            try (LayerImport parcels = LayerImport.begin(DATABASE.dataSource(), PARCEL, CATALOG, header("land", 50))) {
                assertThat(parcels.merge(MergeRules.everything(PARCEL)).staged())
                        .isZero();
            }
            first.commit(new RunReport(10, 0, "{}"));
        }
        assertThat(second.get(10, TimeUnit.SECONDS).updated()).isEqualTo(10);
    }

    @Test
    void a_value_of_another_type_is_refused_and_the_run_goes_on() {
        try (LayerImport open = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> open.stage(row(LIGHT, 1, point(1, 2), "l0", "LED", "seventy")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> open.stage(row(LIGHT, 1, square(1, 2, 3), "l0", "LED", 70L)));
            open.stage(row(LIGHT, 1, point(1, 2), "l0", "LED", 70L));
            assertThat(open.merge(MergeRules.everything(LIGHT)).inserted()).isEqualTo(1);
        }
    }

    @Test
    void a_layer_without_a_table_is_an_error_that_says_so() {
        Layer missing = TestLayers.layer("missing", vn.urbansdi.catalog.GeometryType.POINT, 5899)
                .attribute(TestLayers.required("id", vn.urbansdi.catalog.AttributeType.TEXT))
                .key("id")
                .build();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> {
            try (LayerImport open =
                    LayerImport.begin(DATABASE.dataSource(), missing, TestLayers.catalog(missing), header("a", 50))) {
                open.merge(MergeRules.everything(missing));
            }
        });
    }
}
