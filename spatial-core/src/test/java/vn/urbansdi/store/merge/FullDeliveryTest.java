package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;
import vn.urbansdi.testing.TestRows;

/** What a delivery of everything no longer contains is retired, but nothing that may still be meant, or is others'. */
class FullDeliveryTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final Retirement HALF = new Retirement(0.5, Optional.empty());

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + "DELETE FROM sdi.source");
    }

    @Test
    void what_it_no_longer_contains_is_retired_and_kept_in_the_history() {
        load("a", null, lights(1, 6));
        MergeOutcome outcome = load("a", HALF, lights(1, 4));
        assertThat(outcome.retired()).isEqualTo(new Retired(2, 0, 0, 0, 0));
        assertThat(outcome.unchanged()).isEqualTo(4);
        assertThat(outcome.changed()).isPresent();
        assertThat(keys()).containsExactly("l1", "l2", "l3", "l4");
        assertThat(DATABASE.query("SELECT light_id || operation FROM history.street_light ORDER BY 1"))
                .containsExactly("l5DELETE", "l6DELETE");
        assertThat(load("a", HALF, lights(1, 4)).written()).isZero();
    }

    @Test
    void an_addition_retires_nothing() {
        load("a", null, lights(1, 6));
        assertThat(load("a", null, lights(1, 2)).retired()).isEqualTo(Retired.NOTHING);
        assertThat(keys()).hasSize(6);
    }

    @Test
    void beyond_the_limit_nothing_of_it_is_written() {
        load("a", null, lights(1, 6));
        List<StagedRow> few = new ArrayList<>(lights(1, 2));
        few.add(light("new", 1));
        assertThatThrownBy(() -> load("a", HALF, few))
                .isInstanceOf(TooMuchRetiredException.class)
                .hasMessageContaining("retire 4 of the source's 7 features");
        assertThat(keys()).hasSize(6).doesNotContain("new");
    }

    @Test
    void what_a_person_has_edited_stays_and_is_a_conflict() {
        load("a", null, lights(1, 4));
        DATABASE.execute("UPDATE layer.street_light SET power_w = 99 WHERE light_id = 'l4'");
        MergeOutcome outcome = load("a", HALF, lights(1, 3));
        assertThat(outcome.retired()).isEqualTo(new Retired(0, 0, 1, 0, 0));
        assertThat(outcome.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.attribute()).isEqualTo(MergeOutcome.Conflict.FEATURE);
            assertThat(conflict.kept()).isEqualTo("l4");
        });
        assertThat(keys()).contains("l4");
        assertThat(load("a", HALF, lights(1, 3)).conflicts()).as("told once").isEmpty();
    }

    @Test
    void what_another_source_delivers_or_a_person_drew_stays() {
        load("a", null, lights(1, 4));
        load("b", null, lights(4, 5));
        DATABASE.execute(
                "INSERT INTO layer.street_light (light_id, geom) VALUES ('mine', ST_SetSRID(ST_MakePoint(1, 1),"
                        + " 5899))");
        MergeOutcome outcome = load("a", HALF, lights(1, 3));
        assertThat(outcome.retired()).isEqualTo(new Retired(0, 1, 0, 0, 0));
        assertThat(keys()).containsExactly("l1", "l2", "l3", "l4", "l5", "mine");
        assertThat(load("b", new Retirement(1, Optional.empty()), lights(5, 5)).retired())
                .as("nobody but b delivers it any longer")
                .isEqualTo(new Retired(1, 0, 0, 0, 0));
    }

    @Test
    void a_city_s_delivery_speaks_of_its_city_only() {
        load("a", null, List.of(in("ha_long", "l1"), in("ha_long", "l2"), in("cam_pha", "l3")));
        Retirement inHaLong = new Retirement(0.5, Optional.of("ha_long"));
        assertThat(load("a", inHaLong, List.of(in("ha_long", "l1"))).retired().features())
                .isEqualTo(1);
        assertThat(keys()).containsExactly("l1", "l3");
    }

    @Test
    void a_rejected_row_keeps_the_feature_that_it_may_mean() {
        load("a", null, lights(1, 4));
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a"))) {
            lights(1, 2).forEach(run::stage);
            run.mention(light("l3", 7));
            MergeOutcome outcome = run.merge(MergeRules.everything(LIGHT).with(HALF));
            assertThat(outcome.staged()).isEqualTo(2);
            assertThat(outcome.rejects()).isEmpty();
            assertThat(outcome.retired()).isEqualTo(new Retired(1, 0, 0, 1, 0));
            run.commit(new RunReport(3, 1, "{}"));
        }
        assertThat(keys()).containsExactly("l1", "l2", "l3");
    }

    @Test
    void a_rejected_row_without_a_key_keeps_what_lies_at_its_place() {
        load("a", null, lights(1, 4));
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a"))) {
            lights(1, 2).forEach(run::stage);
            run.mention(new StagedRow(3, "file", null, new Object[7], TestRows.point(430_004, 0)));
            assertThat(run.merge(MergeRules.everything(LIGHT).with(HALF)).retired())
                    .isEqualTo(new Retired(1, 0, 0, 1, 0));
            run.commit(new RunReport(3, 1, "{}"));
        }
        assertThat(keys()).containsExactly("l1", "l2", "l3");
    }

    @Test
    void as_long_as_a_row_tells_neither_who_nor_where_nothing_is_retired() {
        load("a", null, lights(1, 4));
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a"))) {
            lights(1, 2).forEach(run::stage);
            run.mention(new StagedRow(3, "file", null, new Object[7], null));
            assertThat(run.merge(MergeRules.everything(LIGHT).with(HALF)).retired())
                    .isEqualTo(new Retired(0, 0, 0, 0, 1));
            run.commit(new RunReport(3, 1, "{}"));
        }
        assertThat(keys()).hasSize(4);
    }

    @Test
    void what_was_retired_comes_back_with_an_undo_under_its_old_number() {
        load("a", null, lights(1, 6));
        List<String> before =
                DATABASE.query("SELECT fid || light_id || power_w || run_id FROM layer.street_light ORDER BY 1");
        load("a", HALF, lights(1, 4));
        long run = Long.parseLong(DATABASE.queryOne("SELECT max(id) FROM sdi.run"));
        UndoOutcome outcome = new RunUndo(DATABASE.dataSource(), CATALOG).undo(run, "tester", notice -> {});
        assertThat(outcome.broughtBack()).isEqualTo(2);
        assertThat(DATABASE.query("SELECT fid || light_id || power_w || run_id FROM layer.street_light ORDER BY 1"))
                .isEqualTo(before);
        assertThat(DATABASE.queryOne("SELECT min(version) FROM layer.street_light WHERE light_id = 'l5'"))
                .isEqualTo("2");
    }

    @Test
    void what_came_back_by_another_way_is_not_brought_back_twice() {
        load("a", null, lights(1, 6));
        load("a", HALF, lights(1, 4));
        long run = Long.parseLong(DATABASE.queryOne("SELECT max(id) FROM sdi.run"));
        load("b", null, lights(5, 5));
        UndoOutcome outcome = new RunUndo(DATABASE.dataSource(), CATALOG).undo(run, "tester", notice -> {});
        assertThat(outcome.broughtBack()).isEqualTo(1);
        assertThat(outcome.left()).extracting(UndoOutcome.Left::reason).containsExactly(UndoOutcome.Reason.KEY_TAKEN);
        assertThat(keys()).hasSize(6);
    }

    private static List<String> keys() {
        return DATABASE.query("SELECT light_id FROM layer.street_light ORDER BY 1");
    }

    private static List<StagedRow> lights(int from, int to) {
        List<StagedRow> rows = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            rows.add(light("l" + i, i));
        }
        return rows;
    }

    private static StagedRow light(String key, int number) {
        return new StagedRow(number, "file", null, values(key, number), TestRows.point(430_000 + number + 1, 0));
    }

    private static StagedRow in(String city, String key) {
        return new StagedRow(1, "file", city, values(key, 1), TestRows.point(430_000, 0));
    }

    private static Object[] values(String key, int number) {
        return new Object[] {key, "LED", (long) number, null, null, null, null};
    }

    private static RunHeader header(String source) {
        return new RunHeader(source, 50, List.of("file"), "tester");
    }

    private static MergeOutcome load(String source, Retirement retirement, List<StagedRow> rows) {
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header(source))) {
            rows.forEach(run::stage);
            MergeRules rules = MergeRules.everything(LIGHT);
            MergeOutcome outcome = run.merge(retirement == null ? rules : rules.with(retirement));
            run.commit(new RunReport(rows.size(), 0, "{}"));
            return outcome;
        }
    }
}
