package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.testing.TestRows.point;
import static vn.urbansdi.testing.TestRows.row;
import static vn.urbansdi.testing.TestRows.square;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.merge.MergeOutcome.Conflict;
import vn.urbansdi.store.merge.MergeOutcome.Reason;
import vn.urbansdi.store.merge.MergeOutcome.Reject;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Deliveries into layers, on PostGIS. */
class LayerImportTest {

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
    }

    @Test
    void every_value_arrives_as_it_was_given() {
        List<BigDecimal> numbers = List.of(
                new BigDecimal("0"),
                new BigDecimal("-0.00000001"),
                new BigDecimal("123456789.123456789"),
                new BigDecimal("10000"),
                new BigDecimal("99990000.50"),
                new BigDecimal("1E+20"),
                new BigDecimal("-12345678901234567890.0123"),
                new BigDecimal("0.1"));
        String text = "Đường Hạ Long — \uD83D\uDEA6 \"'\\\t\n";
        List<StagedRow> rows = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            rows.add(row(
                    LIGHT,
                    i + 1,
                    point(430000.125 + i, 2317000),
                    "v" + i,
                    text,
                    Long.MIN_VALUE + i,
                    numbers.get(i),
                    i % 2 == 0,
                    LocalDate.of(1969, 12, 31).plusDays(i),
                    Instant.parse("1999-12-31T23:59:59.999999Z").plusSeconds(i)));
        }
        assertThat(load(LIGHT, "a", 50, rows).inserted()).isEqualTo(rows.size());
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(DATABASE.queryOne("SELECT concat_ws('|', power_w, pole_height_m, smart, installed_on,"
                            + " to_char(seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), ST_AsText(geom),"
                            + " source, source_file, source_row) FROM layer.street_light WHERE light_id = 'v" + i
                            + "'"))
                    .isEqualTo(String.join(
                            "|",
                            Long.toString(Long.MIN_VALUE + i),
                            numbers.get(i).toPlainString(),
                            i % 2 == 0 ? "t" : "f",
                            LocalDate.of(1969, 12, 31).plusDays(i).toString(),
                            i == 0 ? "1999-12-31T23:59:59.999999" : "2000-01-01T00:00:0" + (i - 1) + ".999999",
                            "POINT(" + (430000.125 + i) + " 2317000)",
                            "a",
                            "test.csv",
                            Integer.toString(i + 1)));
        }
        assertThat(DATABASE.query("SELECT DISTINCT lamp_type FROM layer.street_light"))
                .containsExactly(text);
    }

    @Test
    void importing_the_same_again_writes_nothing() {
        List<StagedRow> rows = lights(20, 70);
        MergeOutcome first = load(LIGHT, "a", 50, rows);
        assertThat(first.inserted()).isEqualTo(20);
        assertThat(first.changed()).isPresent();
        String before = DATABASE.queryOne(
                "SELECT string_agg(x::text || xmin::text, ';' ORDER BY fid) FROM layer.street_light x");
        MergeOutcome second = load(LIGHT, "a", 50, rows);
        assertThat(second.unchanged()).isEqualTo(20);
        assertThat(second.inserted() + second.updated()).isZero();
        assertThat(second.changed()).isEmpty();
        assertThat(DATABASE.queryOne(
                        "SELECT string_agg(x::text || xmin::text, ';' ORDER BY fid) FROM layer.street_light x"))
                .isEqualTo(before);
        assertThat(DATABASE.query("SELECT fid FROM history.street_light UNION ALL SELECT fid FROM sdi.said"))
                .isEmpty();
    }

    @Test
    void a_changed_row_is_updated_and_its_past_kept() {
        load(LIGHT, "a", 50, lights(5, 70));
        List<StagedRow> changed = lights(5, 70);
        changed.set(2, row(LIGHT, 3, point(430020, 2317000), "l2", "LED", 150L));
        MergeOutcome outcome = load(LIGHT, "a", 50, changed);
        assertThat(outcome.updated()).isEqualTo(1);
        assertThat(outcome.unchanged()).isEqualTo(4);
        assertThat(DATABASE.queryOne("SELECT power_w || ' ' || version || ' ' || changed_by FROM layer.street_light"
                        + " WHERE light_id = 'l2'"))
                .isEqualTo("150 2 tester");
        assertThat(DATABASE.query("SELECT power_w FROM history.street_light")).containsExactly("70");
        assertThat(outcome.changed())
                .hasValueSatisfying(extent -> assertThat(extent.maxX()).isEqualTo(430020));
    }

    @Test
    void what_a_person_edited_is_kept_and_reported_once() {
        load(LIGHT, "a", 50, lights(3, 70));
        DATABASE.execute("UPDATE layer.street_light SET power_w = 99 WHERE light_id = 'l1'");
        assertThat(load(LIGHT, "a", 50, lights(3, 70)).unchanged()).isEqualTo(3);
        MergeOutcome outcome = load(LIGHT, "a", 50, lights(3, 100));
        assertThat(outcome.updated()).isEqualTo(2);
        assertThat(outcome.conflicts())
                .singleElement()
                .extracting(Conflict::attribute, Conflict::kept, Conflict::delivered, Conflict::sourceRow)
                .containsExactly("power_w", "99", "100", 2L);
        MergeOutcome again = load(LIGHT, "a", 50, lights(3, 100));
        assertThat(again.conflicts()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(load(LIGHT, "a", 50, lights(3, 110)).conflicts()).hasSize(1);
        assertThat(DATABASE.query("SELECT power_w FROM layer.street_light ORDER BY light_id"))
                .containsExactly("110", "99", "110");
    }

    @Test
    void the_source_of_higher_priority_is_believed() {
        load(LIGHT, "register", 80, lights(2, 70));
        MergeOutcome lower = load(LIGHT, "survey", 20, lights(2, 90));
        assertThat(lower.outranked()).isEqualTo(2);
        assertThat(lower.updated()).isZero();
        assertThat(load(LIGHT, "register", 80, lights(2, 75)).updated()).isEqualTo(2);
        assertThat(load(LIGHT, "survey", 20, lights(2, 95)).updated()).isZero();
        assertThat(load(LIGHT, "ministry", 90, lights(2, 80)).updated()).isEqualTo(2);
        // The register repeats itself: nothing new, nothing undone.
        assertThat(load(LIGHT, "register", 80, lights(2, 75)).unchanged()).isEqualTo(2);
        assertThat(DATABASE.query("SELECT DISTINCT power_w || source FROM layer.street_light"))
                .containsExactly("80ministry");
    }

    @Test
    void attributes_that_a_delivery_does_not_carry_are_left_alone() {
        load(LIGHT, "a", 50, lights(2, 70));
        MergeRules rules = new MergeRules(java.util.Set.of("light_id", "lamp_type"), false);
        MergeOutcome outcome = load(LIGHT, "b", 60, rules, List.of(row(LIGHT, 1, null, "l0", "SODIUM")));
        assertThat(outcome.updated()).isEqualTo(1);
        assertThat(DATABASE.queryOne("SELECT lamp_type || power_w || (geom IS NOT NULL) FROM layer.street_light"
                        + " WHERE light_id = 'l0'"))
                .isEqualTo("SODIUM70true");
    }

    @Test
    void rows_without_key_or_with_a_key_twice_are_rejected_with_file_row_and_reason() {
        List<StagedRow> rows = lights(2, 70);
        rows.add(row(LIGHT, 3, point(1, 2), "l1", "LED", 1L));
        rows.add(row(LIGHT, 4, point(1, 2), null, "LED", 1L));
        rows.add(row(LIGHT, 5, point(1, 2), "nul\0", "LED", 1L));
        rows.add(row(LIGHT, 6, point(1, 2), "x".repeat(5000), "LED", 1L));
        MergeOutcome outcome = load(LIGHT, "a", 50, rows);
        assertThat(outcome.staged()).isEqualTo(6);
        assertThat(outcome.inserted()).isEqualTo(2);
        assertThat(outcome.rejects())
                .extracting(Reject::sourceRow, Reject::reason, Reject::attributes)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3L, Reason.DUPLICATE, "light_id"),
                        org.assertj.core.groups.Tuple.tuple(4L, Reason.KEY_MISSING, "light_id"),
                        org.assertj.core.groups.Tuple.tuple(5L, Reason.UNUSABLE_VALUE, "light_id"),
                        org.assertj.core.groups.Tuple.tuple(6L, Reason.UNUSABLE_VALUE, "light_id"));
        assertThat(outcome.rejects().get(2).message().en()).contains("row 2");
        assertThat(DATABASE.queryOne("SELECT power_w FROM layer.street_light WHERE light_id = 'l1'"))
                .isEqualTo("70");
    }

    @Test
    void parcels_get_identifiers_and_keep_them() {
        List<StagedRow> rows = List.of(
                row(PARCEL, 1, square(429995, 2316995, 10), null, WARD, "1", "1"),
                row(PARCEL, 2, square(431000, 2317000, 20), null, WARD, "1", "2"),
                // The same place under another number: the identifier must be another one.
                row(PARCEL, 3, square(429995, 2316995, 10), null, WARD, "1", "3"),
                row(PARCEL, 4, null, null, WARD, "1", "4"));
        MergeOutcome outcome = load(PARCEL, "land", 50, rows);
        assertThat(outcome.inserted()).isEqualTo(3);
        assertThat(outcome.rejects()).singleElement().extracting(Reject::reason).isEqualTo(Reason.NO_IDENTIFIER);
        assertThat(DATABASE.query("SELECT parcel_id FROM layer.land_parcel ORDER BY fid"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 12)
                .contains("w7sphsukub37");
        List<String> before = DATABASE.query("SELECT fid || parcel_id FROM layer.land_parcel ORDER BY parcel_no");
        MergeOutcome moved = load(
                PARCEL,
                "land",
                50,
                List.of(
                        row(PARCEL, 1, square(429995.2, 2316995, 10), null, WARD, "1", "1"),
                        row(PARCEL, 2, square(431000.2, 2317000, 20), null, WARD, "1", "2")));
        assertThat(moved.updated()).isEqualTo(2);
        assertThat(DATABASE.query("SELECT fid || parcel_id FROM layer.land_parcel ORDER BY parcel_no"))
                .isEqualTo(before);
    }

    @Test
    void numbers_that_repeat_are_told_apart_by_shape_or_reported() {
        List<StagedRow> twins = List.of(
                row(PARCEL, 1, square(430000, 2317000, 10), null, WARD, "7", "1"),
                row(PARCEL, 2, square(430100, 2317000, 10), null, WARD, "7", "1"),
                row(PARCEL, 3, square(430100, 2317000, 10), null, WARD, "7", "1"));
        MergeOutcome first = load(PARCEL, "land", 50, twins);
        assertThat(first.inserted()).isEqualTo(2);
        assertThat(first.rejects())
                .extracting(Reject::reason, Reject::attributes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Reason.DUPLICATE, "ward_code,sheet_no,parcel_no"));
        assertThat(load(PARCEL, "land", 50, twins.subList(0, 2)).unchanged()).isEqualTo(2);
        MergeOutcome oneMoved = load(
                PARCEL,
                "land",
                50,
                List.of(twins.get(0), row(PARCEL, 2, square(430101, 2317000, 10), null, WARD, "7", "1")));
        assertThat(oneMoved.updated()).isEqualTo(1);
        assertThat(oneMoved.unchanged()).isEqualTo(1);
        MergeOutcome bothMoved = load(
                PARCEL,
                "land",
                50,
                List.of(
                        row(PARCEL, 1, square(430002, 2317000, 10), null, WARD, "7", "1"),
                        row(PARCEL, 2, square(430102, 2317000, 10), null, WARD, "7", "1")));
        assertThat(bothMoved.rejects())
                .extracting(Reject::reason)
                .containsOnly(Reason.AMBIGUOUS)
                .hasSize(2);
        assertThat(bothMoved.updated()).isZero();
    }

    @Test
    void a_large_first_import_has_its_indexes_afterwards() {
        List<String> before =
                DATABASE.query("SELECT indexdef FROM pg_indexes WHERE tablename = 'street_light' ORDER BY 1");
        assertThat(load(LIGHT, "a", 50, lights(6000, 70)).inserted()).isEqualTo(6000);
        assertThat(DATABASE.query("SELECT indexdef FROM pg_indexes WHERE tablename = 'street_light' ORDER BY 1"))
                .isEqualTo(before)
                .hasSizeGreaterThan(4);
        assertThat(DATABASE.queryOne("SELECT reltuples::int FROM pg_class WHERE oid = 'layer.street_light'::regclass"))
                .isEqualTo("6000");
    }

    static List<StagedRow> lights(int count, long powerW) {
        List<StagedRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(LIGHT, i + 1, point(430000 + i, 2317000), "l" + i, "LED", powerW));
        }
        return rows;
    }

    static RunHeader header(String source, int priority) {
        return new RunHeader(source, priority, List.of("test.csv"), "tester");
    }

    static MergeOutcome load(Layer layer, String source, int priority, List<StagedRow> rows) {
        return load(layer, source, priority, MergeRules.everything(layer), rows);
    }

    private static MergeOutcome load(Layer layer, String source, int priority, MergeRules rules, List<StagedRow> rows) {
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), layer, CATALOG, header(source, priority))) {
            rows.forEach(run::stage);
            MergeOutcome outcome = run.merge(rules);
            run.commit(new RunReport(rows.size(), 0, "{\"note\": \"x\"}"));
            return outcome;
        }
    }
}
