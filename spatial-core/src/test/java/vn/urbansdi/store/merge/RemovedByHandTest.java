package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.store.merge.LayerImportTest.header;
import static vn.urbansdi.store.merge.LayerImportTest.lights;
import static vn.urbansdi.testing.TestRows.row;
import static vn.urbansdi.testing.TestRows.square;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.merge.MergeOutcome.Conflict;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** What a person has deleted, or given another key, does not come back with the next delivery. */
class RemovedByHandTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Layer PARCEL = TestLayers.parcel();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT, PARCEL);
    private static final String LIGHTS = "SELECT light_id FROM layer.street_light ORDER BY 1";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM layer.land_parcel;"
                        + " DELETE FROM history.land_parcel; DELETE FROM sdi.said; DELETE FROM sdi.source");
    }

    @Test
    void a_deleted_feature_stays_away_and_is_told() {
        load(LIGHT, "a", lights(3, 70));
        String fid = DATABASE.queryOne("SELECT fid FROM layer.street_light WHERE light_id = 'l1'");
        DATABASE.execute("DELETE FROM layer.street_light WHERE light_id = 'l1'");
        for (String source : List.of("a", "b")) {
            MergeOutcome again = load(LIGHT, source, lights(4, 70));
            assertThat(again.inserted()).isEqualTo(source.equals("a") ? 1 : 0);
            assertThat(again.unchanged()).isEqualTo(source.equals("a") ? 3 : 4);
            assertThat(again.rejects()).isEmpty();
            assertThat(again.conflicts())
                    .containsExactly(new Conflict(Long.parseLong(fid), "test.csv", 2, Conflict.REMOVED, null, "l1"));
            assertThat(DATABASE.query(LIGHTS)).containsExactly("l0", "l2", "l3");
        }
    }

    @Test
    void a_corrected_key_is_not_doubled() {
        load(LIGHT, "a", lights(3, 70));
        DATABASE.execute("UPDATE layer.street_light SET light_id = 'right' WHERE light_id = 'l1'");
        MergeOutcome again = load(LIGHT, "a", lights(3, 70));
        assertThat(again.inserted()).isZero();
        assertThat(again.conflicts()).extracting(Conflict::attribute).containsExactly(Conflict.REMOVED);
        assertThat(DATABASE.query(LIGHTS)).containsExactly("l0", "l2", "right");
    }

    @Test
    void a_layer_that_a_person_has_emptied_is_not_filled_again() {
        load(LIGHT, "a", lights(3, 70));
        DATABASE.execute("DELETE FROM layer.street_light");
        MergeOutcome again = load(LIGHT, "a", lights(4, 70));
        assertThat(again.conflicts()).hasSize(3);
        assertThat(DATABASE.query(LIGHTS)).containsExactly("l3");
    }

    @Test
    void what_was_drawn_anew_is_matched_again() {
        load(LIGHT, "a", lights(3, 70));
        DATABASE.execute("DELETE FROM layer.street_light WHERE light_id = 'l1';"
                + " INSERT INTO layer.street_light (light_id, lamp_type) VALUES ('l1', 'HPS')");
        MergeOutcome again = load(LIGHT, "a", lights(3, 70));
        assertThat(again.inserted()).isZero();
        assertThat(again.conflicts()).extracting(Conflict::attribute).doesNotContain(Conflict.REMOVED);
    }

    @Test
    void what_a_run_has_retired_or_an_undo_taken_away_may_come_back() {
        load(LIGHT, "a", lights(3, 70));
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50))) {
            lights(2, 70).forEach(run::stage);
            run.merge(MergeRules.everything(LIGHT).with(new Retirement(1, Optional.empty())));
            run.commit(new RunReport(2, 0, "{}"));
        }
        assertThat(DATABASE.query(LIGHTS)).containsExactly("l0", "l1");
        assertThat(load(LIGHT, "a", lights(3, 70)).inserted()).isEqualTo(1);
    }

    @Test
    void a_deleted_parcel_is_known_by_sheet_and_number() {
        List<StagedRow> rows = List.of(
                row(PARCEL, 1, square(430000, 2317000, 20), null, "06685", "12", "7"),
                row(PARCEL, 2, square(430100, 2317000, 20), null, "06685", "12", "8"));
        assertThat(load(PARCEL, "land", rows).inserted()).isEqualTo(2);
        DATABASE.execute("DELETE FROM layer.land_parcel WHERE parcel_no = '7'");
        MergeOutcome again = load(PARCEL, "land", rows);
        assertThat(again.inserted()).isZero();
        assertThat(again.conflicts()).extracting(Conflict::delivered).containsExactly("06685/12/7");
    }

    private static MergeOutcome load(Layer layer, String source, List<StagedRow> rows) {
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), layer, CATALOG, header(source, 50))) {
            rows.forEach(run::stage);
            MergeOutcome outcome = run.merge(MergeRules.everything(layer));
            run.commit(new RunReport(rows.size(), 0, "{}"));
            return outcome;
        }
    }
}
