package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.testing.TestRows.point;
import static vn.urbansdi.testing.TestRows.row;
import static vn.urbansdi.testing.TestRows.square;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.merge.MergeOutcome.Reason;
import vn.urbansdi.store.merge.MergeOutcome.Reject;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Rows that mean a feature by its number and are drawn somewhere else. */
class ElsewhereTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Layer PARCEL = TestLayers.parcel();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT, PARCEL);
    private static final String WARD = "06685";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.street_light; DELETE FROM layer.land_parcel; DELETE FROM history.street_light;"
                        + "DELETE FROM history.land_parcel; DELETE FROM sdi.said; DELETE FROM sdi.source");
        load(PARCEL, parcels(0, 0, 0));
    }

    /** Three lots side by side, each moved east by so many metres. */
    private static List<StagedRow> parcels(double first, double second, double third) {
        return List.of(
                parcel(1, "1", 430_000 + first), parcel(2, "2", 430_010 + second), parcel(3, "3", 430_020 + third));
    }

    private static StagedRow parcel(long row, String number, double x) {
        return row(PARCEL, row, square(x, 2_317_000, 10), null, WARD, "7", number);
    }

    @Test
    void a_lot_that_no_longer_overlaps_what_it_was_is_told_with_both_places() {
        MergeOutcome outcome = load(PARCEL, parcels(0, 1, 5_000));
        assertThat(outcome.updated()).isEqualTo(2);
        assertThat(outcome.moved().features()).isEqualTo(1);
        Moved.Place place = outcome.moved().examples().get(0);
        assertThat(place.sourceRow()).isEqualTo(3);
        assertThat(place.fromX()).isEqualTo(430_025);
        assertThat(place.toX()).isEqualTo(435_025);
        assertThat(place.distance()).isEqualTo(4_990);
        assertThat(place.liesOn()).isZero();
        assertThat(load(PARCEL, parcels(0, 1, 5_000)).moved()).as("told once").isEqualTo(Moved.NOTHING);
    }

    @Test
    void neighbours_with_exchanged_numbers_are_rejected_and_stay_where_they_are() {
        List<String> before = shapes();
        MergeOutcome outcome = load(PARCEL, parcels(10, -10, 0));
        assertThat(outcome.updated()).isZero();
        assertThat(outcome.unchanged()).isEqualTo(1);
        assertThat(outcome.rejects())
                .extracting(Reject::sourceRow, Reject::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, Reason.SWAPPED),
                        org.assertj.core.groups.Tuple.tuple(2L, Reason.SWAPPED));
        assertThat(outcome.rejects().get(0).message().en()).contains("row 2", "swapped: accept");
        assertThat(shapes()).isEqualTo(before);
    }

    @Test
    void they_are_taken_where_the_delivery_says_that_they_are_right() {
        MergeOutcome outcome = load(PARCEL, MergeRules.everything(PARCEL).acceptingSwapped(), parcels(10, -10, 0));
        assertThat(outcome.updated()).isEqualTo(2);
        assertThat(outcome.rejects()).isEmpty();
        assertThat(outcome.moved().features()).isEqualTo(2);
    }

    @Test
    void a_number_that_is_drawn_at_anothers_place_is_told_with_that_other() {
        MergeOutcome outcome = load(PARCEL, List.of(parcel(1, "1", 430_020)));
        assertThat(outcome.updated()).isEqualTo(1);
        assertThat(outcome.moved().examples().get(0).liesOn())
                .isEqualTo(
                        Long.parseLong(DATABASE.queryOne("SELECT fid FROM layer.land_parcel WHERE parcel_no = '3'")));
    }

    @Test
    void a_full_delivery_does_not_retire_what_was_rejected_so() {
        MergeOutcome outcome = load(
                PARCEL,
                MergeRules.everything(PARCEL).with(new Retirement(1, java.util.Optional.empty())),
                parcels(10, -10, 0));
        assertThat(outcome.retired().features()).isZero();
        assertThat(shapes()).hasSize(3);
    }

    @Test
    void lights_that_a_better_survey_moves_are_not_told_and_exchanged_ones_are_rejected() {
        load(LIGHT, lights(430_000, 430_040, 430_080, 430_120));
        MergeOutcome outcome = load(LIGHT, lights(430_040, 430_000, 430_092, 431_000));
        assertThat(outcome.rejects()).extracting(Reject::sourceRow).containsExactly(1L, 2L);
        assertThat(outcome.updated()).isEqualTo(2);
        assertThat(outcome.moved().examples())
                .extracting(Moved.Place::sourceRow)
                .containsExactly(4L);
    }

    private static List<StagedRow> lights(double... eastings) {
        List<StagedRow> rows = new ArrayList<>();
        for (int i = 0; i < eastings.length; i++) {
            rows.add(row(LIGHT, i + 1, point(eastings[i], 2_317_000), "l" + i, "LED"));
        }
        return rows;
    }

    private static List<String> shapes() {
        return DATABASE.query("SELECT parcel_no || ST_AsText(geom) FROM layer.land_parcel ORDER BY 1");
    }

    private static MergeOutcome load(Layer layer, List<StagedRow> rows) {
        return load(layer, MergeRules.everything(layer), rows);
    }

    private static MergeOutcome load(Layer layer, MergeRules rules, List<StagedRow> rows) {
        RunHeader header = new RunHeader("land", 50, List.of("file"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), layer, CATALOG, header)) {
            rows.forEach(run::stage);
            MergeOutcome outcome = run.merge(rules);
            run.commit(new RunReport(rows.size(), 0, "{}"));
            return outcome;
        }
    }
}
