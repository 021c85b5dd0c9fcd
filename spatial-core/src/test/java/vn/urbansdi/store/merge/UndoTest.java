package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.StoreException;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;
import vn.urbansdi.testing.TestRows;

/** A run that is taken back leaves no trace but in the history, and hides nothing that came after it. */
class UndoTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);

    private static final String CONTENT = "SELECT concat_ws('|', light_id, lamp_type, power_w, encode(ST_AsEWKB(geom),"
            + " 'hex')) FROM layer.street_light";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final RunUndo undo = new RunUndo(DATABASE.dataSource(), CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + "DELETE FROM sdi.source; DELETE FROM sdi.said_before; DELETE FROM sdi.source_before");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void undone_in_reverse_order_every_state_comes_back(long seed) {
        Random random = new Random(seed);
        Deque<Long> runs = new ArrayDeque<>();
        Deque<List<String>> states = new ArrayDeque<>();
        for (int step = 0; step < 10; step++) {
            states.push(state());
            runs.push(deliver(random, "s" + random.nextInt(3), 10 + 40 * random.nextInt(2)));
        }
        long written = Long.parseLong(DATABASE.queryOne("SELECT count(*) FROM history.street_light"));
        assertThat(written).as("the sequence is worth something").isGreaterThan(10);
        while (!runs.isEmpty()) {
            UndoOutcome outcome = undo.undo(runs.pop(), "tester", notice -> {});
            assertThat(outcome.left()).isEmpty();
            assertThat(state()).as("seed %d, %d runs left", seed, runs.size()).isEqualTo(states.pop());
        }
        assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void a_delivery_that_was_taken_back_can_be_imported_again(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 6; step++) {
            deliver(random, "s" + random.nextInt(3), 50);
        }
        long again = random.nextLong();
        String source = "s" + random.nextInt(3);
        long run = deliver(new Random(again), source, 50);
        List<String> after = content();
        undo.undo(run, "tester", notice -> {});
        deliver(new Random(again), source, 50);
        assertThat(content()).as("seed %d", seed).isEqualTo(after);
    }

    @Test
    void what_a_person_changed_since_stays_and_is_told() {
        load("a", 50, List.of(light("l1", 10), light("l2", 20)));
        long run = load("a", 50, List.of(light("l1", 11), light("l2", 21), light("l3", 31)));
        DATABASE.execute("UPDATE layer.street_light SET power_w = 99 WHERE light_id = 'l2'");
        UndoOutcome outcome = undo.undo(run, "tester", notice -> {});
        assertThat(outcome.restored()).isEqualTo(1);
        assertThat(outcome.removed()).isEqualTo(1);
        assertThat(outcome.left())
                .extracting(UndoOutcome.Left::reason)
                .containsExactly(UndoOutcome.Reason.CHANGED_SINCE);
        assertThat(outcome.left().get(0).feature())
                .isEqualTo("street_light."
                        + DATABASE.queryOne("SELECT fid FROM layer.street_light WHERE light_id = 'l2'"));
        assertThat(DATABASE.query("SELECT light_id || power_w FROM layer.street_light ORDER BY 1"))
                .containsExactly("l110", "l299");
    }

    @Test
    void a_feature_that_another_source_has_confirmed_since_stays() {
        long run = load("a", 50, List.of(light("l1", 10), light("l2", 20)));
        load("b", 50, List.of(light("l1", 10)));
        UndoOutcome outcome = undo.undo(run, "tester", notice -> {});
        assertThat(outcome.removed()).isEqualTo(1);
        assertThat(outcome.left()).hasSize(1);
        assertThat(DATABASE.query("SELECT light_id FROM layer.street_light")).containsExactly("l1");
    }

    @Test
    void what_was_left_to_a_later_run_goes_once_that_one_is_taken_back_too() {
        long first = load("a", 50, List.of(light("l1", 10), light("l2", 20), light("l3", 30)));
        long second = load("a", 50, List.of(light("l1", 11), light("l4", 40)));
        long third = load("b", 50, List.of(light("l3", 30)));
        UndoOutcome early = undo.undo(first, "tester", notice -> {});
        assertThat(early.removed()).isEqualTo(1);
        assertThat(early.left()).hasSize(2);
        undo.undo(third, "tester", notice -> {});
        undo.undo(second, "tester", notice -> {});
        assertThat(DATABASE.query("SELECT light_id || power_w FROM layer.street_light ORDER BY 1"))
                .containsExactly("l110", "l330");
        UndoOutcome again = undo.undo(first, "tester", notice -> {});
        assertThat(again.removed()).isEqualTo(2);
        assertThat(again.left()).isEmpty();
        assertThat(DATABASE.query("SELECT fid FROM layer.street_light")).isEmpty();
        assertThat(DATABASE.query("SELECT fid FROM sdi.said")).isEmpty();
        assertThat(undo.undo(first, "tester", notice -> {}).nothingToDo()).isTrue();
    }

    @Test
    void it_is_kept_as_a_run_and_in_the_history() {
        long run = load("a", 50, List.of(light("l1", 10)));
        UndoOutcome outcome = undo.undo(run, "tester", notice -> {});
        assertThat(DATABASE.queryOne("SELECT state || ' ' || undone_by FROM sdi.run WHERE id = " + run))
                .isEqualTo("undone " + outcome.undoRun());
        assertThat(DATABASE.queryOne(
                        "SELECT concat_ws(' ', state, undoes, deleted, started_by) FROM sdi.run WHERE id = "
                                + outcome.undoRun()))
                .isEqualTo("committed " + run + " 1 tester");
        assertThat(DATABASE.queryOne(
                        "SELECT concat_ws(' ', light_id, operation, superseded_run) FROM history.street_light"))
                .isEqualTo("l1 DELETE " + outcome.undoRun());
        assertThat(undo.undo(run, "tester", notice -> {}).nothingToDo()).isTrue();
        assertThatThrownBy(() -> undo.undo(outcome.undoRun(), "tester", notice -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("an undo itself");
        assertThatThrownBy(() -> undo.undo(987_654_321, "tester", notice -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no run 987654321");
    }

    @Test
    void a_run_that_wrote_nothing_cannot_be_taken_back() {
        long discarded;
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50))) {
            discarded = run.runId();
        }
        assertThatThrownBy(() -> undo.undo(discarded, "tester", notice -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("wrote nothing");
    }

    private static long deliver(Random random, String source, int priority) {
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            keys.add("k" + random.nextInt(10));
        }
        List<StagedRow> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(light(key, random.nextInt(4))));
        return load(source, priority, rows);
    }

    private static StagedRow light(String key, int power) {
        return new StagedRow(
                power,
                "file",
                null,
                new Object[] {key, "LED", (long) power, null, null, null, null},
                TestRows.point(power, 0));
    }

    private static RunHeader header(String source, int priority) {
        return new RunHeader(source, priority, List.of("file"), "tester");
    }

    private static long load(String source, int priority, List<StagedRow> rows) {
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header(source, priority))) {
            rows.forEach(run::stage);
            run.merge(MergeRules.everything(LIGHT));
            run.commit(new RunReport(rows.size(), 0, "{}"));
            return run.runId();
        }
    }

    /** Everything but the version, which goes on, and who and when, which belong to it. */
    private static List<String> state() {
        return DATABASE.query(
                CONTENT + " UNION ALL SELECT concat_ws('|', 'p', fid, source, source_file, source_row, run_id,"
                        + " edited) FROM layer.street_light UNION ALL SELECT concat_ws('|', 's', source, fid, run_id, attributes,"
                        + " ST_AsText(geom)) FROM sdi.said UNION ALL SELECT concat_ws('|', 'o', source, priority, attributes)"
                        + " FROM sdi.source ORDER BY 1");
    }

    private static List<String> content() {
        return DATABASE.query(CONTENT + " ORDER BY 1");
    }
}
