package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.testing.TestRows.point;
import static vn.urbansdi.testing.TestRows.row;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Whose value stands: blanks, withdrawn values, and priorities that change. */
class WhoseValueTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + "DELETE FROM sdi.source; DELETE FROM sdi.said_before; DELETE FROM sdi.source_before");
    }

    @Test
    void a_blank_of_a_higher_source_does_not_keep_out_the_only_value_there_is() {
        load("register", 80, null);
        assertThat(load("survey", 20, 90L).updated()).isEqualTo(1);
        assertThat(power()).isEqualTo("90");
    }

    @Test
    void a_blank_of_a_higher_source_does_not_erase_the_only_value_there_is() {
        load("survey", 20, 90L);
        MergeOutcome outcome = load("register", 80, null);
        assertThat(outcome.updated()).isZero();
        assertThat(outcome.blank()).isEqualTo(1);
        assertThat(power()).isEqualTo("90");
        assertThat(load("register", 80, 70L).updated()).isEqualTo(1);
        assertThat(power()).isEqualTo("70");
    }

    @Test
    void what_a_source_leaves_blank_after_having_said_it_is_withdrawn_and_the_next_ones_value_stands() {
        load("register", 80, 70L);
        load("survey", 20, 90L);
        load("citizens", 10, 95L);
        assertThat(power()).isEqualTo("70");
        MergeOutcome outcome = load("register", 80, null);
        assertThat(outcome.yielded()).isEqualTo(1);
        assertThat(power()).isEqualTo("90");
        assertThat(load("register", 80, null).written()).isZero();
        assertThat(load("survey", 20, 90L).written()).isZero();
        load("survey", 20, null);
        assertThat(power()).isEqualTo("95");
        load("citizens", 10, null);
        assertThat(power()).isNull();
    }

    @Test
    void a_persons_value_is_not_withdrawn() {
        load("register", 80, 70L);
        load("survey", 20, 90L);
        DATABASE.execute("UPDATE layer.street_light SET power_w = 71");
        MergeOutcome outcome = load("register", 80, null);
        assertThat(outcome.conflicts()).isEmpty();
        assertThat(power()).isEqualTo("71");
        // Nor where the source has come to say the same.
        load("register", 80, 71L);
        load("register", 80, null);
        assertThat(power()).isEqualTo("71");
    }

    @Test
    void blanks_erase_where_the_delivery_says_so_and_rank_like_any_value() {
        load("survey", 50, 90L);
        load("archive", 20, null, Blanks.ERASE);
        assertThat(power()).isEqualTo("90");
        load("register", 80, null, Blanks.ERASE);
        assertThat(power()).isNull();
        assertThat(load("survey", 50, 91L).outranked()).isEqualTo(1);
        assertThat(power()).isNull();
        assertThat(load("ministry", 90, 92L).updated()).isEqualTo(1);
        assertThat(power()).isEqualTo("92");
    }

    @Test
    void a_raised_priority_brings_in_what_the_source_said_before() {
        load("register", 80, 70L);
        load("survey", 20, 90L);
        assertThat(power()).isEqualTo("70");
        assertThat(load("survey", 90, 90L).updated()).isEqualTo(1);
        assertThat(power()).isEqualTo("90");
        assertThat(load("survey", 90, 90L).written()).isZero();
        assertThat(load("register", 80, 70L).written()).isZero();
    }

    @Test
    void a_raised_priority_does_not_bring_in_what_a_person_has_replaced() {
        load("survey", 20, 90L);
        DATABASE.execute("UPDATE layer.street_light SET power_w = 71");
        assertThat(load("survey", 90, 90L).written()).isZero();
        assertThat(power()).isEqualTo("71");
    }

    @Test
    void a_lowered_priority_gives_way_to_who_is_believed_more_by_now() {
        load("register", 80, 70L);
        load("survey", 50, 90L);
        MergeOutcome outcome = load("register", 10, 70L);
        assertThat(outcome.yielded()).isEqualTo(1);
        assertThat(power()).isEqualTo("90");
        assertThat(load("register", 10, 70L).written()).isZero();
        assertThat(load("survey", 50, 90L).written()).isZero();
    }

    @Test
    void each_of_these_is_taken_back_to_the_byte() {
        load("register", 80, 70L);
        load("survey", 20, 90L);
        List<String> before = state();
        load("register", 80, null);
        undoLast();
        assertThat(state()).isEqualTo(before);
        load("survey", 90, 90L);
        undoLast();
        assertThat(state()).isEqualTo(before);
        load("register", 10, 70L);
        undoLast();
        assertThat(state()).isEqualTo(before);
        load("ministry", 90, null, Blanks.ERASE);
        undoLast();
        assertThat(state()).isEqualTo(before);
        // And what the sources said is as it was, so that the same comes of the next delivery.
        load("register", 80, null);
        assertThat(power()).isEqualTo("90");
    }

    private static void undoLast() {
        long run = Long.parseLong(DATABASE.queryOne("SELECT max(id) FROM sdi.run WHERE undoes IS NULL"));
        assertThat(new RunUndo(DATABASE.dataSource(), CATALOG)
                        .undo(run, "tester", notice -> {})
                        .left())
                .isEmpty();
    }

    private static List<String> state() {
        List<String> state =
                DATABASE.query("SELECT concat_ws('|', fid, light_id, power_w, lamp_type, source, source_row,"
                        + " run_id, edited, encode(ST_AsEWKB(geom), 'hex')) FROM layer.street_light");
        state.addAll(DATABASE.query("SELECT s::text FROM sdi.said s ORDER BY source"));
        state.addAll(DATABASE.query("SELECT s::text FROM sdi.source s ORDER BY source"));
        return state;
    }

    private static String power() {
        return DATABASE.queryOne("SELECT power_w FROM layer.street_light");
    }

    private static MergeOutcome load(String source, int priority, Long power) {
        return load(source, priority, power, Blanks.SAY_NOTHING);
    }

    private static MergeOutcome load(String source, int priority, Long power, Blanks blanks) {
        RunHeader header = new RunHeader(source, priority, List.of("file"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header)) {
            run.stage(row(LIGHT, 1, point(430_000, 2_317_000), "l1", "LED", power));
            MergeOutcome outcome = run.merge(MergeRules.everything(LIGHT).with(blanks));
            run.commit(new RunReport(1, 0, "{}"));
            return outcome;
        }
    }
}
