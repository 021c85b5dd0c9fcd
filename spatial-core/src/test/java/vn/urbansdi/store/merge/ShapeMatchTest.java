package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Where no attribute decides, shape does: a resurveyed parcel keeps its identifier, and nothing is guessed. */
class ShapeMatchTest {

    private static final Layer PARCEL = TestLayers.layer("parcel", GeometryType.MULTI_POLYGON, 5899)
            .attribute(TestLayers.assigned("parcel_id"))
            .attribute(TestLayers.queryable("sheet_no", AttributeType.TEXT))
            .attribute(TestLayers.queryable("parcel_no", AttributeType.TEXT))
            .key("parcel_id")
            .match("parcel_id")
            .match("sheet_no", "parcel_no")
            .match("overlap")
            .build();
    private static final Layer PUMP = points("pump", 5899);
    private static final Layer WELL = points("well", 4326);
    private static final Catalog CATALOG = TestLayers.catalog(PARCEL, PUMP, WELL);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.parcel; DELETE FROM history.parcel; DELETE FROM layer.pump; DELETE FROM history.pump; DELETE FROM layer.well; DELETE FROM history.well; DELETE FROM sdi.said");
    }

    @Test
    void a_renumbered_parcel_keeps_its_identifier() {
        parcels(square("1", "10", 0, 0, 20), square("1", "11", 20, 0, 20));
        List<String> before = identifiers();
        MergeOutcome outcome = parcels(square("7", "3", 0.2, 0.1, 20), square("7", "4", 20.2, 0.1, 20));
        assertThat(outcome.updated()).isEqualTo(2);
        assertThat(outcome.inserted()).isZero();
        assertThat(identifiers()).isEqualTo(before);
        assertThat(DATABASE.query("SELECT sheet_no || '/' || parcel_no FROM layer.parcel ORDER BY 1"))
                .containsExactly("7/3", "7/4");
    }

    @Test
    void the_parts_of_a_divided_parcel_are_new_unless_one_is_most_of_it() {
        parcels(square("1", "10", 0, 0, 20));
        MergeOutcome halves = parcels(rectangle("2", "1", 0, 0, 10, 20), rectangle("2", "2", 10, 0, 20, 20));
        assertThat(halves.inserted()).isEqualTo(2);
        empty();
        parcels(square("1", "10", 0, 0, 20));
        String identifier = identifiers().get(0);
        MergeOutcome most = parcels(rectangle("2", "1", 0, 0, 15, 20), rectangle("2", "2", 15, 0, 20, 20));
        assertThat(most.updated()).isEqualTo(1);
        assertThat(most.inserted()).isEqualTo(1);
        assertThat(DATABASE.queryOne("SELECT parcel_no FROM layer.parcel WHERE parcel_id = '" + identifier + "'"))
                .isEqualTo("1");
    }

    @Test
    void a_number_that_several_have_is_decided_by_shape() {
        parcels(square("1", "10", 0, 0, 20), square("1", "10", 100, 0, 20));
        MergeOutcome outcome = parcels(square("1", "10", 0.5, 0, 20), square("1", "10", 100.5, 0, 20));
        assertThat(outcome.rejects()).isEmpty();
        assertThat(outcome.updated()).isEqualTo(2);
    }

    @Test
    void a_number_that_several_have_never_finds_a_parcel_of_another_number() {
        parcels(square("1", "10", 0, 0, 20), square("1", "10", 100, 0, 20), square("1", "11", 200, 0, 20));
        MergeOutcome outcome = parcels(square("1", "10", 200, 0, 20));
        assertThat(outcome.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(MergeOutcome.Reason.AMBIGUOUS));
        assertThat(outcome.written()).isZero();
    }

    @Test
    void rows_and_features_that_fit_several_ways_are_told_not_guessed() {
        parcels(square("1", "10", 0, 0, 20));
        // Both cover more than half of the old one, and of each other.
        MergeOutcome outcome = parcels(square("2", "1", 1, 0, 20), square("2", "2", -1, 0, 20));
        assertThat(outcome.rejects())
                .hasSize(2)
                .allSatisfy(reject -> assertThat(reject.reason()).isEqualTo(MergeOutcome.Reason.AMBIGUOUS));
        assertThat(outcome.written()).isZero();
    }

    @Test
    void the_threshold_is_the_delivery_s() {
        parcels(square("1", "10", 0, 0, 20));
        Row moved = square("2", "1", 4, 0, 20); // shares 320 of 480 m²
        MergeRules strict = MergeRules.everything(PARCEL).with(new ShapeTolerance(0.7, 1));
        assertThat(load(PARCEL, strict, moved).inserted()).isEqualTo(1);
        empty();
        parcels(square("1", "10", 0, 0, 20));
        MergeRules lax = MergeRules.everything(PARCEL).with(new ShapeTolerance(0.66, 1));
        assertThat(load(PARCEL, lax, moved).updated()).isEqualTo(1);
    }

    @Test
    void points_are_found_by_distance_in_metres_in_whatever_crs() {
        MergeRules rules = new MergeRules(Set.of("name"), true).with(new ShapeTolerance(0.5, 2));
        load(PUMP, rules, point("p", 430_000, 2_317_000));
        assertThat(load(PUMP, rules, point("q", 430_001.9, 2_317_000)).updated())
                .isEqualTo(1);
        assertThat(load(PUMP, rules, point("r", 430_004.0, 2_317_000)).inserted())
                .isEqualTo(1);
        load(WELL, rules, point("p", 107.0, 20.95));
        // 1.9 m and 2.1 m to the east: 104,057 m to the degree at this latitude.
        assertThat(load(WELL, rules, point("q", 107.0 + 1.9 / 104_057, 20.95)).updated())
                .isEqualTo(1);
        assertThat(load(WELL, rules, point("r", 107.0 + 4.1 / 104_057, 20.95)).inserted())
                .isEqualTo(1);
    }

    private record Row(List<String> values, String wkt) {}

    private static Layer points(String id, int srid) {
        return TestLayers.layer(id, GeometryType.POINT, srid)
                .attribute(TestLayers.assigned("id"))
                .attribute(TestLayers.optional("name", AttributeType.TEXT))
                .key("id")
                .match("id")
                .match("distance")
                .build();
    }

    private static Row square(String sheet, String number, double x, double y, double side) {
        return rectangle(sheet, number, x, y, x + side, y + side);
    }

    private static Row rectangle(String sheet, String number, double x1, double y1, double x2, double y2) {
        double x = 430_000;
        double y = 2_317_000;
        return new Row(
                Arrays.asList(null, sheet, number),
                String.format(
                        Locale.ROOT,
                        "MULTIPOLYGON(((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s)))",
                        x + x1,
                        y + y1,
                        x + x2,
                        y + y2));
    }

    private static Row point(String name, double x, double y) {
        return new Row(Arrays.asList(null, name), "POINT(" + x + " " + y + ")");
    }

    private static List<String> identifiers() {
        return DATABASE.query("SELECT parcel_id FROM layer.parcel ORDER BY fid");
    }

    private static MergeOutcome parcels(Row... rows) {
        return load(PARCEL, MergeRules.everything(PARCEL), rows);
    }

    private static MergeOutcome load(Layer layer, MergeRules rules, Row... rows) {
        RunHeader header = new RunHeader("survey", 50, List.of("file"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), layer, CATALOG, header)) {
            long number = 0;
            for (Row row : rows) {
                byte[] wkb = new WKBWriter().write(new WKTReader().read(row.wkt()));
                run.stage(new StagedRow(++number, "file", null, row.values().toArray(), wkb));
            }
            MergeOutcome outcome = run.merge(rules);
            run.commit(new RunReport(rows.length, 0, "{}"));
            return outcome;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
