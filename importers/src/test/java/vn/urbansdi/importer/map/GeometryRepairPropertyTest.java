package vn.urbansdi.importer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.testing.TestDatabase;

/** Random lots, each spoilt in a way whose change is known: the repair is valid, says that change, and PostGIS agrees. */
class GeometryRepairPropertyTest {

    private static final int LOTS = 30;
    private static final double ROUNDING_M2 = 1e-6;

    /** Of PostGIS: takes parts inside parts for holes, but closes what a spike across the boundary only seems to enclose. */
    private static final String LINEWORK = "method=linework";

    /** Of PostGIS: takes spikes for nothing. */
    private static final String STRUCTURE = "method=structure keepcollapsed=false";

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private final GeometryRepair repair = new GeometryRepair(GeometryType.MULTI_POLYGON, 5899, RepairRules.DEFAULT);

    /** Counter-clockwise around a place in Hạ Long, not closed. */
    private static List<Coordinate> star(SplittableRandom random, double least, double most) {
        int corners = 5 + random.nextInt(20);
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / corners;
            double radius = least + (most - least) * random.nextDouble();
            ring.add(new Coordinate(430_000 + radius * Math.cos(angle), 2_317_000 + radius * Math.sin(angle)));
        }
        Collections.rotate(ring, random.nextInt(corners));
        return ring;
    }

    private static LinearRing ring(List<Coordinate> open, boolean turned) {
        List<Coordinate> closed = new ArrayList<>(open);
        closed.add(open.get(0));
        LinearRing ring = FACTORY.createLinearRing(closed.toArray(Coordinate[]::new));
        return turned ? ring.reverse() : ring;
    }

    private static Geometry multi(Polygon... parts) {
        return FACTORY.createMultiPolygon(parts);
    }

    private RepairOutcome.Repaired repaired(Geometry spoilt, double changeM2, String method) {
        assertThat(spoilt.isValid()).isFalse();
        RepairOutcome outcome = repair.repair(spoilt);
        assertThat(outcome.getClass()).as(spoilt::toText).isEqualTo(RepairOutcome.Repaired.class);
        RepairOutcome.Repaired repaired = (RepairOutcome.Repaired) outcome;
        assertThat(repaired.geometry().isValid()).isTrue();
        assertThat(repaired.areaChangeM2()).as(spoilt::toText).isCloseTo(changeM2, within(ROUNDING_M2));
        assertThat(Math.abs(repaired.areaAfterM2() - repaired.areaBeforeM2()))
                .isLessThanOrEqualTo(changeM2 + ROUNDING_M2);
        // Delivered again it must not look changed.
        RepairOutcome.Repaired again = (RepairOutcome.Repaired) repair.repair(spoilt.copy());
        assertThat(again.geometry().equalsExact(repaired.geometry())).isTrue();
        double postgisM2 = Double.parseDouble(DATABASE.queryOne(
                "SELECT ST_Area(ST_MakeValid('" + spoilt.toText() + "'::geometry, '" + method + "'))"));
        assertThat(repaired.areaAfterM2()).as(spoilt::toText).isCloseTo(postgisM2, within(changeM2 + ROUNDING_M2));
        assertThat(DATABASE.queryOne("SELECT ST_IsValid('" + repaired.geometry().toText() + "'::geometry)"))
                .isEqualTo("t");
        return repaired;
    }

    @ParameterizedTest
    @ValueSource(longs = {20261, 20262})
    void a_spike_goes_and_leaves_the_lot_as_it_was(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int lot = 0; lot < LOTS; lot++) {
            List<Coordinate> corners = star(random, 20, 60);
            boolean turned = random.nextBoolean();
            Geometry sound = multi(FACTORY.createPolygon(ring(corners, turned)));
            int at = random.nextInt(corners.size());
            Coordinate foot = corners.get(at);
            Coordinate tip = new Coordinate(
                    foot.x + 60 * (random.nextDouble() - 0.5), foot.y + 60 * (random.nextDouble() - 0.5));
            corners.addAll(at + 1, List.of(tip, foot));
            RepairOutcome.Repaired repaired =
                    repaired(multi(FACTORY.createPolygon(ring(corners, turned))), 0, STRUCTURE);
            assertThat(repaired.repairs()).containsExactly(Repair.SPIKES_REMOVED);
            assertThat(repaired.geometry().norm().equalsExact(sound.norm())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20263, 20264})
    void a_small_loop_counts_its_own_area(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int lot = 0; lot < LOTS; lot++) {
            List<Coordinate> corners = star(random, 20, 60);
            int at = random.nextInt(corners.size());
            Coordinate a = corners.get(at);
            Coordinate b = corners.get((at + 1) % corners.size());
            double length = a.distance(b);
            double ux = (b.x - a.x) / length;
            double uy = (b.y - a.y) / length;
            double size = 0.01 + 0.1 * random.nextDouble();
            // To the left the loop lies inside and is declared twice, to the right outside and is declared -1 times.
            double side = random.nextBoolean() ? size : -size;
            double mx = (a.x + b.x) / 2;
            double my = (a.y + b.y) / 2;
            corners.addAll(
                    at + 1,
                    List.of(
                            new Coordinate(mx + ux * size, my + uy * size),
                            new Coordinate(mx - uy * side, my + ux * side),
                            new Coordinate(mx + uy * side, my - ux * side)));
            Geometry spoilt = multi(FACTORY.createPolygon(ring(corners, random.nextBoolean())));
            RepairOutcome.Repaired repaired = repaired(spoilt, size * size / 2, LINEWORK);
            assertThat(repaired.repairs()).containsExactly(Repair.CROSSINGS_RESOLVED);
            assertThat(repaired.geometry().getNumGeometries()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20265, 20266})
    void a_part_that_runs_the_other_way_round_becomes_the_hole_it_was(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int lot = 0; lot < LOTS; lot++) {
            boolean turned = random.nextBoolean();
            LinearRing shell = ring(star(random, 30, 60), turned);
            LinearRing hole = ring(star(random, 2, 5), !turned);
            Geometry sound = multi(FACTORY.createPolygon(shell, new LinearRing[] {hole}));
            List<Polygon> parts = new ArrayList<>(List.of(FACTORY.createPolygon(shell), FACTORY.createPolygon(hole)));
            Collections.rotate(parts, random.nextInt(2));
            RepairOutcome.Repaired repaired = repaired(multi(parts.toArray(Polygon[]::new)), 0, LINEWORK);
            assertThat(repaired.repairs()).containsExactly(Repair.SHELLS_NESTED);
            assertThat(repaired.geometry().norm().equalsExact(sound.norm())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20267, 20268})
    void of_two_corners_in_the_wrong_order_no_more_than_the_limit_is_repaired(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int lot = 0; lot < LOTS; lot++) {
            List<Coordinate> corners = star(random, 40, 60);
            Collections.swap(corners, 1, 2);
            Geometry spoilt = multi(FACTORY.createPolygon(ring(corners, false)));
            RepairOutcome outcome = spoilt.isValid() ? null : repair.repair(spoilt);
            if (outcome instanceof RepairOutcome.Repaired repaired) {
                assertThat(repaired.areaChangeM2())
                        .as(spoilt::toText)
                        .isLessThanOrEqualTo(0.001 * repaired.areaAfterM2() + ROUNDING_M2);
            } else if (outcome != null) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(LOTS / 4);
    }
}
