package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.urbansdi.store.merge.LayerImportTest.header;
import static vn.urbansdi.store.merge.LayerImportTest.lights;
import static vn.urbansdi.testing.TestRows.point;
import static vn.urbansdi.testing.TestRows.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.StoreException;
import vn.urbansdi.store.merge.MergeOutcome.Reason;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** The first import of a layer, which goes straight into its table. */
class EmptyLayerTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final String INDEXES =
            "SELECT indexname FROM pg_indexes WHERE schemaname = 'layer' AND tablename = 'street_light' ORDER BY 1";
    private static final List<String> ALL_INDEXES = List.of(
            "street_light_changed_tx_fid_idx",
            "street_light_geom_gist",
            "street_light_lamp_type_idx",
            "street_light_light_id_key",
            "street_light_operators_own",
            "street_light_pkey");

    /** An operator's own, the key of the rows, and that to which every row only adds an end. */
    private static final List<String> KEPT_INDEXES =
            List.of("street_light_changed_tx_fid_idx", "street_light_operators_own", "street_light_pkey");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + " CREATE INDEX IF NOT EXISTS street_light_operators_own ON layer.street_light (power_w)");
    }

    @Test
    void whoever_reads_the_layer_meanwhile_does_not_wait() {
        try (LayerImport open = begin("a")) {
            lights(10, 70).forEach(open::stage);
            assertThat(DATABASE.query(INDEXES)).isEqualTo(KEPT_INDEXES);
            assertThat(readAtOnce()).isEmpty();
            open.merge(MergeRules.everything(LIGHT));
            assertThat(readAtOnce()).isEmpty();
            open.commit(new RunReport(10, 0, "{}"));
        }
        assertThat(readAtOnce()).hasSize(10);
        assertThat(DATABASE.query(INDEXES)).isEqualTo(ALL_INDEXES);
    }

    @Test
    void the_index_of_an_attribute_that_no_row_has_stays_too_and_is_right_should_one_have_it() {
        RunHeader header = new RunHeader("a", 50, List.of("file"), "tester", true, Set.of("lamp_type"));
        try (LayerImport open = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header)) {
            lights(10, 70).forEach(open::stage);
            assertThat(DATABASE.query(INDEXES))
                    .containsAll(KEPT_INDEXES)
                    .hasSize(KEPT_INDEXES.size() + 1)
                    .anyMatch(name -> name.contains("lamp_type"));
            open.merge(MergeRules.everything(LIGHT));
            open.commit(new RunReport(10, 0, "{}"));
        }
        assertThat(DATABASE.query(INDEXES)).isEqualTo(ALL_INDEXES);
        assertThat(DATABASE.query("WITH s AS (SELECT set_config('enable_seqscan', 'off', false))"
                        + " SELECT count(*) FROM layer.street_light, s WHERE lamp_type = 'LED'"))
                .containsExactly("10");
    }

    private static List<String> readAtOnce() {
        return DATABASE.query("WITH patience AS (SELECT set_config('lock_timeout', '1s', false)) SELECT light_id FROM"
                + " layer.street_light, patience");
    }

    @Test
    void every_row_but_the_first_of_a_key_is_rejected_and_leaves_no_history() {
        List<StagedRow> rows = new ArrayList<>(lights(10, 70));
        rows.add(row(LIGHT, 11, point(430000, 2317000), "l3", "LED", 99L));
        rows.add(row(LIGHT, 12, point(430001, 2317000), null, "LED", 99L));
        rows.add(row(LIGHT, 13, point(430002, 2317000), "l3", "LED", 98L));
        MergeOutcome outcome = load(LIGHT, "a", 50, rows);
        assertThat(outcome.inserted()).isEqualTo(10);
        assertThat(outcome.staged()).isEqualTo(13);
        assertThat(outcome.rejects())
                .extracting(MergeOutcome.Reject::sourceRow, MergeOutcome.Reject::reason)
                .containsExactly(
                        tuple(11L, Reason.DUPLICATE), tuple(12L, Reason.KEY_MISSING), tuple(13L, Reason.DUPLICATE));
        assertThat(outcome.rejects().get(0).message().en()).contains("row 4");
        assertThat(DATABASE.queryOne("SELECT power_w FROM layer.street_light WHERE light_id = 'l3'"))
                .isEqualTo("70");
        assertThat(DATABASE.query("SELECT fid FROM history.street_light")).isEmpty();
        assertThat(DATABASE.query(INDEXES)).isEqualTo(ALL_INDEXES);
        DATABASE.execute("DELETE FROM layer.street_light WHERE light_id = 'l3'");
        assertThat(DATABASE.query("SELECT light_id FROM history.street_light")).containsExactly("l3");
    }

    /** What is told from the rows as they pass is what the table would say. */
    @Test
    void the_extent_and_the_repeated_geometries_are_those_of_the_table() {
        List<StagedRow> rows = new ArrayList<>(lights(10, 70));
        rows.add(row(LIGHT, 11, point(429000.25, 2316000.5), "far", "LED", 99L));
        rows.add(row(LIGHT, 12, point(429000.25, 2316000.5), "same place", "LED", 99L));
        rows.add(row(LIGHT, 13, null, "nowhere", "LED", 99L));
        MergeOutcome outcome = load(LIGHT, "a", 50, rows);
        assertThat(outcome.inserted()).isEqualTo(13);
        assertThat(outcome.changed()).isPresent();
        assertThat(DATABASE.queryOne("SELECT concat_ws(' ', ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)) FROM"
                        + " (SELECT ST_Extent(geom) AS b FROM layer.street_light) boxes"))
                .isEqualTo(outcome.changed()
                        .map(e -> DATABASE.queryOne("SELECT concat_ws(' ', " + e.minX() + "::float8, " + e.minY()
                                + "::float8, " + e.maxX() + "::float8, " + e.maxY() + "::float8)"))
                        .orElseThrow());
        assertThat(DATABASE.queryOne(
                        "SELECT geometry_duplicates - (SELECT count(geom) - count(DISTINCT geom) FROM layer.street_light)"
                                + " FROM sdi.quality ORDER BY run_id DESC LIMIT 1"))
                .isEqualTo("0");
        assertThat(DATABASE.queryOne("SELECT geometry_duplicates > 0 FROM sdi.quality ORDER BY run_id DESC LIMIT 1"))
                .isEqualTo("t");
    }

    @Test
    void numbers_go_on_after_it_and_hand_made_features_are_stamped_again() {
        load(LIGHT, "a", 50, lights(10, 70));
        DATABASE.execute("INSERT INTO layer.street_light (light_id, version) VALUES ('by hand', 7)");
        assertThat(DATABASE.queryOne("SELECT count(DISTINCT fid) = 11 AND max(fid) - min(fid) = 10 AND max(fid) ="
                        + " max(fid) FILTER (WHERE light_id = 'by hand') FROM layer.street_light"))
                .isEqualTo("t");
        assertThat(DATABASE.queryOne(
                        "SELECT version || ' ' || edited::text FROM layer.street_light WHERE light_id = 'by hand'"))
                .isEqualTo("1 {*}");
    }

    @Test
    void a_run_that_is_given_up_leaves_the_layer_as_it_was() {
        try (LayerImport open = begin("a")) {
            lights(10, 70).forEach(open::stage);
        }
        assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).isEmpty();
        assertThat(DATABASE.query(INDEXES)).isEqualTo(ALL_INDEXES);
    }

    @Test
    void the_next_run_makes_the_indexes_that_one_which_died_has_set_aside() {
        LayerImport dying = begin("a");
        lights(10, 70).forEach(dying::stage);
        DATABASE.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        dying.close();
        assertThat(DATABASE.query(INDEXES)).isEqualTo(KEPT_INDEXES);
        DATABASE.execute("INSERT INTO layer.street_light (light_id) VALUES ('by hand')");
        load(LIGHT, "a", 50, lights(10, 70));
        assertThat(DATABASE.query(INDEXES)).isEqualTo(ALL_INDEXES);
        assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).hasSize(11);
    }

    @Test
    void keys_entered_twice_while_the_indexes_are_away_are_named_until_they_are_mended() {
        LayerImport dying = begin("a");
        DATABASE.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        dying.close();
        DATABASE.execute("INSERT INTO layer.street_light (light_id) VALUES ('A1'), ('A1'), ('B')");
        String fids = DATABASE.queryOne(
                "SELECT string_agg(fid::text, ', ' ORDER BY fid) FROM layer.street_light WHERE light_id = 'A1'");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> begin("a")).isInstanceOfSatisfying(StoreException.class, failure -> {
                assertThat(failure.title().vi()).contains("light_id", "\"A1\" (fid " + fids + ")", "chạy lại");
                assertThat(failure.title().en()).contains("several features have one key light_id", "run this again");
                assertThat(failure.title().en()).doesNotContain("\"B\"");
            });
        }
        DATABASE.execute("DELETE FROM layer.street_light WHERE fid = (SELECT min(fid) FROM layer.street_light)");
        load(LIGHT, "a", 50, lights(10, 70));
        assertThat(DATABASE.query(INDEXES)).isEqualTo(ALL_INDEXES);
    }

    @Test
    void a_second_delivery_is_merged_with_the_first() {
        load(LIGHT, "a", 50, lights(10, 70));
        MergeOutcome second = load(LIGHT, "a", 50, lights(12, 70));
        assertThat(second.inserted()).isEqualTo(2);
        assertThat(second.unchanged()).isEqualTo(10);
    }

    private static LayerImport begin(String source) {
        return LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header(source, 50));
    }

    private static MergeOutcome load(Layer layer, String source, int priority, List<StagedRow> rows) {
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), layer, CATALOG, header(source, priority))) {
            rows.forEach(run::stage);
            MergeOutcome outcome = run.merge(MergeRules.everything(layer));
            run.commit(new RunReport(rows.size(), 0, "{}"));
            return outcome;
        }
    }
}
