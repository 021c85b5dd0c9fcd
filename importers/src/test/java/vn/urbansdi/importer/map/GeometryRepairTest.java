package vn.urbansdi.importer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.Repair;

/** Each rule by itself, on small geometries in metres. */
class GeometryRepairTest {

    private static RepairOutcome repair(String wkt, RepairRules rules) {
        try {
            return new GeometryRepair(GeometryType.MULTI_POLYGON, 5899, rules).repair(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static RepairOutcome.Repaired repaired(String wkt) {
        RepairOutcome outcome = repair(wkt, RepairRules.DEFAULT);
        assertThat(outcome).isInstanceOf(RepairOutcome.Repaired.class);
        RepairOutcome.Repaired repaired = (RepairOutcome.Repaired) outcome;
        assertThat(repaired.geometry().isValid()).isTrue();
        assertThat(repaired.geometry().getGeometryType()).isEqualTo("MultiPolygon");
        assertThat(Math.abs(repaired.areaAfterM2() - repaired.areaBeforeM2()))
                .isLessThanOrEqualTo(repaired.areaChangeM2() + 1e-6);
        return repaired;
    }

    private static String refused(String wkt, RepairRules rules) {
        RepairOutcome outcome = repair(wkt, rules);
        assertThat(outcome).isInstanceOf(RepairOutcome.Refused.class);
        return ((RepairOutcome.Refused) outcome).why().en();
    }

    private static RepairRules only(RepairRule... rules) {
        EnumSet<RepairRule> allowed = EnumSet.noneOf(RepairRule.class);
        allowed.addAll(Set.of(rules));
        return new RepairRules(allowed, RepairRules.DEFAULT_AT_MOST_PERCENT);
    }

    @Test
    void a_bow_tie_is_refused_with_how_much_it_would_change() {
        // Two lobes of 25 m² each, one of them declared -1 times.
        assertThat(refused("MULTIPOLYGON (((0 0, 10 10, 10 0, 0 10, 0 0)))", RepairRules.DEFAULT))
                .contains("25.0000 m² (100.0000 %), 2.071 m wide")
                .contains("repair_at_most: 0.1");
    }

    @Test
    void a_crossing_of_two_millimetres_at_a_corner_is_resolved() {
        // Two points near the corner at 10 10 stand in the wrong order.
        RepairOutcome.Repaired repaired = repaired("MULTIPOLYGON (((0 0, 10 0, 9.998 10, 10 9.997, 0 10, 0 0)))");
        assertThat(repaired.repairs()).containsExactly(Repair.CROSSINGS_RESOLVED);
        assertThat(repaired.areaChangeM2()).isBetween(1e-7, 1e-5);
        assertThat(repaired.areaAfterM2()).isCloseTo(100, within(0.03));
        assertThat(repaired.geometry().getNumGeometries()).isEqualTo(1);
        assertThat(repaired.at().x).isCloseTo(10, within(0.01));
    }

    @Test
    void a_spike_is_cut_off_and_the_rest_stays_as_it_is() throws ParseException {
        RepairOutcome.Repaired repaired = repaired("MULTIPOLYGON (((0 0, 10 0, 10 5, 15 5, 10 5, 10 10, 0 10, 0 0)))");
        assertThat(repaired.repairs()).containsExactly(Repair.SPIKES_REMOVED);
        assertThat(repaired.areaChangeM2()).isZero();
        assertThat(repaired.geometry()
                        .norm()
                        .equalsExact(new WKTReader()
                                .read("MULTIPOLYGON (((0 0, 10 0, 10 5, 10 10, 0 10, 0 0)))")
                                .norm()))
                .isTrue();
    }

    @Test
    void a_spike_of_several_vertices_and_one_at_the_ring_s_beginning() {
        assertThat(repaired("MULTIPOLYGON (((0 0, 10 0, 10 5, 12 6, 15 5, 18 7, 15 5, 12 6, 10 5, 10 10, 0 10, 0 0)))")
                        .geometry()
                        .getNumPoints())
                .isEqualTo(6);
        assertThat(repaired("MULTIPOLYGON (((-5 -5, 0 0, 10 0, 10 10, 0 10, 0 0, -5 -5)))")
                        .geometry()
                        .getNumPoints())
                .isEqualTo(5);
    }

    @Test
    void a_spike_whose_way_back_crosses_its_way_out_counts_what_lies_between() {
        RepairOutcome.Repaired repaired =
                repaired("MULTIPOLYGON (((0 0, 10 0, 10 5, 15 4.9996, 10 4.9998, 10 10, 0 10, 0 0)))");
        assertThat(repaired.repairs()).containsExactly(Repair.SPIKES_REMOVED);
        assertThat(repaired.areaChangeM2()).isBetween(1e-5, 1e-3);
    }

    @Test
    void rings_that_only_touch_change_nothing() {
        // A hole that was drawn into the outer ring.
        RepairOutcome.Repaired hole = repaired("MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0, 2 5, 5 5, 5 2, 0 0)))");
        assertThat(hole.areaChangeM2()).isZero();
        assertThat(hole.areaAfterM2()).isEqualTo(100 - 15);
        // Two parts in one ring.
        RepairOutcome.Repaired two = repaired("MULTIPOLYGON (((0 0, 5 0, 5 5, 10 5, 10 10, 5 10, 5 5, 0 5, 0 0)))");
        assertThat(two.areaChangeM2()).isZero();
        assertThat(two.geometry().getNumGeometries()).isEqualTo(2);
        assertThat(two.areaAfterM2()).isEqualTo(50);
    }

    @Test
    void a_part_that_runs_the_other_way_round_becomes_the_hole_of_what_is_around_it() {
        RepairOutcome.Repaired repaired = repaired(
                "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((2 2, 2 8, 8 8, 8 2, 2 2)), ((4 4, 6 4, 6 6, 4 6, 4 4)))");
        assertThat(repaired.repairs()).containsExactlyInAnyOrder(Repair.SHELLS_NESTED);
        assertThat(repaired.areaBeforeM2()).isEqualTo(100 - 36 + 4);
        assertThat(repaired.areaAfterM2()).isEqualTo(100 - 36 + 4);
        assertThat(repaired.areaChangeM2()).isZero();
    }

    @Test
    void a_part_inside_another_that_runs_the_same_way_is_declared_twice() {
        assertThat(refused(
                        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((2 2, 8 2, 8 8, 2 8, 2 2)))",
                        RepairRules.DEFAULT))
                .contains("36.0000 m²");
        RepairOutcome.Repaired tiny =
                repaired("MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((2 2, 2.08 2, 2.08 2.08, 2 2.08, 2 2)))");
        assertThat(tiny.areaChangeM2()).isCloseTo(0.0064, within(1e-9));
        assertThat(tiny.areaAfterM2()).isEqualTo(100);
    }

    @Test
    void a_hole_that_reaches_over_its_shell_is_cut_there() {
        RepairOutcome.Repaired repaired =
                repaired("MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0), (4 5, 6 5, 6 10.002, 4 10.002, 4 5)))");
        assertThat(repaired.areaChangeM2()).isCloseTo(0.004, within(1e-9));
        assertThat(repaired.areaAfterM2()).isCloseTo(90, within(1e-9));
        assertThat(refused(
                        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0), (20 20, 21 20, 21 21, 20 21, 20 20)))",
                        RepairRules.DEFAULT))
                .contains("1.0000 m²");
    }

    @Test
    void nothing_is_lost() {
        // The second part has no area.
        assertThat(refused(
                        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((20 20, 25 20, 22 20, 20 20)))",
                        RepairRules.DEFAULT))
                .contains("encloses no ground");
        assertThat(refused(
                        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((20 20, 25 20, 22 20, 20 20)))",
                        only(RepairRule.SELF_INTERSECTION)))
                .contains("lose a ring");
    }

    @Test
    void only_what_the_delivery_allows_is_done() {
        String spike = "MULTIPOLYGON (((0 0, 10 0, 10 5, 15 5, 10 5, 10 10, 0 10, 0 0)))";
        assertThat(refused(spike, only())).contains("repair: self_intersection");
        String nested = "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((2 2, 2 8, 8 8, 8 2, 2 2)))";
        assertThat(refused(nested, only(RepairRule.SELF_INTERSECTION))).contains("repair: nested_shells");
        assertThat(refused(spike, only(RepairRule.NESTED_SHELLS))).contains("repair: self_intersection");
    }

    @Test
    void what_readers_repair_needs_its_rule_and_what_has_no_rule_needs_none() {
        RepairRules spikes = only(RepairRule.SPIKES);
        assertThat(spikes.refusal(Set.of(Repair.RINGS_NESTED))
                        .orElseThrow()
                        .message()
                        .en())
                .contains("directions of the rings", "repair: orient", "QGIS");
        assertThat(spikes.refusal(Set.of(Repair.RING_CLOSED))
                        .orElseThrow()
                        .message()
                        .vi())
                .contains("Vòng còn hở", "repair: close");
        assertThat(spikes.refusal(Set.of(Repair.Z_DROPPED, Repair.CURVE_LINEARISED)))
                .isEmpty();
        assertThat(RepairRules.DEFAULT.refusal(Set.of(Repair.RINGS_NESTED, Repair.RING_CLOSED)))
                .isEmpty();
    }

    @Test
    void a_boundary_moves_no_farther_in_a_large_feature_than_in_a_small_one() {
        // 3 m² are 0.0003 % of a square kilometre, but metres wide.
        String crossing = "MULTIPOLYGON (((0 0, 1000 0, 997 1000, 1000 998, 0 1000, 0 0)))";
        assertThat(refused(crossing, RepairRules.DEFAULT))
                .contains("m wide at most; allowed are 99")
                .contains("0.050 m");
        assertThat(repair(crossing, new RepairRules(RepairRules.DEFAULT.allowed(), 5)))
                .isInstanceOf(RepairOutcome.Repaired.class);
        // A strip of 4 cm over a kilometre is more than 1 m², and narrow.
        RepairOutcome.Repaired strip = repaired(
                "MULTIPOLYGON (((0 0, 1000 0, 1000 1000, 0 1000, 0 0)), ((999.96 0, 2000 0, 2000 1000, 999.96 1000, 999.96 0)))");
        assertThat(strip.areaChangeM2()).isCloseTo(40, within(1e-6));
        assertThat(strip.geometry().getNumGeometries()).isEqualTo(1);
    }

    @Test
    void a_layer_of_single_areas_takes_no_repair_that_falls_apart() throws ParseException {
        Geometry two = new WKTReader().read("POLYGON ((0 0, 5 0, 5 5, 10 5, 10 10, 5 10, 5 5, 0 5, 0 0))");
        assertThat(new GeometryRepair(GeometryType.POLYGON, 5899, RepairRules.DEFAULT).repair(two))
                .isEqualTo(new RepairOutcome.Refused(new Title(
                        "Sửa thì đối tượng rời thành 2 phần, mà lớp chỉ nhận một.",
                        "Repaired, it would fall into 2 parts, and the layer takes one.")));
        Geometry spike = new WKTReader().read("POLYGON ((0 0, 10 0, 10 5, 15 5, 10 5, 10 10, 0 10, 0 0))");
        RepairOutcome.Repaired repaired = (RepairOutcome.Repaired)
                new GeometryRepair(GeometryType.POLYGON, 5899, RepairRules.DEFAULT).repair(spike);
        assertThat(repaired.geometry().getGeometryType()).isEqualTo("Polygon");
    }

    @Test
    void where_areas_have_no_square_metres_nothing_is_repaired() throws ParseException {
        Geometry spike = new WKTReader().read("POLYGON ((0 0, 10 0, 10 5, 15 5, 10 5, 10 10, 0 10, 0 0))");
        assertThat(new GeometryRepair(GeometryType.POLYGON, 4326, RepairRules.DEFAULT).repair(spike))
                .isInstanceOf(RepairOutcome.Refused.class);
        assertThat(new GeometryRepair(GeometryType.LINE_STRING, 5899, RepairRules.DEFAULT)
                        .repair(new WKTReader().read("LINESTRING (0 0, 0 0)")))
                .isInstanceOf(RepairOutcome.Refused.class);
    }

    @Test
    void a_ring_that_crosses_itself_a_million_times_is_refused_soon() {
        StringBuilder comb = new StringBuilder("MULTIPOLYGON (((0 0");
        for (int i = 0; i < 2_000; i++) {
            comb.append(", ").append(i % 2 == 0 ? 1000 : 0).append(' ').append(i);
        }
        for (int i = 0; i < 2_000; i++) {
            comb.append(", ").append(i / 2.0).append(' ').append(i % 2 == 0 ? 2000 : -1);
        }
        long start = System.nanoTime();
        assertThat(refused(comb + ", 0 0)))", RepairRules.DEFAULT)).contains("too tangled");
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
    }
}
