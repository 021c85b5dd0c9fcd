package vn.urbansdi.importer.doctor.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CoverageCheckTest {

    private static Geometry box(double minX, double minY, double maxX, double maxY) {
        return geometry(String.format(
                java.util.Locale.ROOT,
                "POLYGON ((%1$f %2$f, %3$f %2$f, %3$f %4$f, %1$f %4$f, %1$f %2$f))",
                430_000 + minX,
                2_317_000 + minY,
                430_000 + maxX,
                2_317_000 + maxY));
    }

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Coverage check(Geometry... shapes) {
        CoverageCheck check = new CoverageCheck(1_000, 100_000);
        for (int i = 0; i < shapes.length; i++) {
            check.add(i + 1, shapes[i]);
        }
        return check.check(share -> {});
    }

    @Test
    void an_overlap_of_known_area() {
        // 2 m × 30 m, and 0.2 m × 10 m: a boundary that is 20 cm off
        Coverage found = check(box(0, 0, 20, 30), box(18, 0, 40, 30), box(0, 30, 10, 50), box(9.8, 40, 30, 60));
        assertThat(found.overlaps().count()).isEqualTo(2);
        assertThat(found.overlaps().areaM2()).isCloseTo(62, within(1e-6));
        Coverage.Place worst = found.overlaps().worst().get(0);
        assertThat(worst.areaM2()).isCloseTo(60, within(1e-6));
        assertThat(worst.rows()).isEqualTo(List.of(1L, 2L));
        assertThat(worst.x()).isBetween(430_018.0, 430_020.0);
        assertThat(worst.y()).isBetween(2_317_000.0, 2_317_030.0);
        assertThat(found.overlaps().worst().get(1).rows()).isEqualTo(List.of(3L, 4L));
        assertThat(found.gaps().count()).isZero();
    }

    @Test
    void neighbours_that_only_touch_are_neither() {
        Coverage found = check(
                box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 10, 20), box(10, 10, 20, 20), box(5, 20, 15, 30));
        assertThat(found.overlaps().count()).isZero();
        assertThat(found.gaps().count()).isZero();
    }

    @Test
    void a_gap_that_is_enclosed_and_whether_it_is_a_sliver() {
        // a frame of four around 0.5 m × 40 m, and one around 20 m × 20 m
        Coverage found = check(
                box(0, 0, 50, 5),
                box(0, 45, 50, 50),
                box(0, 5, 24.5, 45),
                box(25, 5, 50, 45),
                box(100, 0, 140, 10),
                box(100, 30, 140, 40),
                box(100, 10, 110, 30),
                box(130, 10, 140, 30));
        assertThat(found.gaps().count()).isEqualTo(2);
        assertThat(found.gaps().areaM2()).isCloseTo(20 + 400, within(1e-6));
        assertThat(found.slivers().count()).isEqualTo(1);
        assertThat(found.slivers().areaM2()).isCloseTo(20, within(1e-6));
        assertThat(found.slivers().worst().get(0).x()).isBetween(430_024.5, 430_025.0);
        assertThat(found.overlaps().count()).isZero();
    }

    @Test
    void what_lies_on_an_island_in_a_gap_is_no_part_of_it() {
        Coverage found = check(
                box(0, 0, 100, 10),
                box(0, 90, 100, 100),
                box(0, 10, 10, 90),
                box(90, 10, 100, 90),
                box(40, 40, 60, 60));
        assertThat(found.gaps().count()).isEqualTo(1);
        assertThat(found.gaps().areaM2()).isCloseTo(80 * 80 - 20 * 20, within(1e-6));
    }

    @Test
    void rounding_is_no_overlap() {
        assertThat(check(box(0, 0, 20, 30), box(19.9985, 0, 40, 30)).overlaps().count())
                .isZero();
        assertThat(check(box(0, 0, 20, 30), box(19.99, 0, 40, 30)).overlaps().count())
                .isEqualTo(1);
    }

    @Test
    void a_multipolygon_is_one_row() {
        Coverage found = check(
                geometry("MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((20 0, 30 0, 30 10, 20 10, 20 0)))"),
                geometry("POLYGON ((5 2, 25 2, 25 4, 5 4, 5 2))"));
        assertThat(found.overlaps().count()).isEqualTo(1);
        assertThat(found.overlaps().areaM2()).isCloseTo(10 + 10, within(1e-9));
    }

    @Test
    void beyond_the_bound_nothing_is_claimed() {
        CoverageCheck check = new CoverageCheck(1_000, 1_000_000);
        Geometry one = box(0, 0, 1, 1);
        for (int i = 0; i <= 1_000; i++) {
            check.add(i + 1, one);
        }
        Coverage found = check.check(share -> {});
        assertThat(found.done()).isFalse();
        assertThat(found.tooMany()).isTrue();
        assertThat(found.note().en()).contains("not looked for", "1000 rows");
    }
}
