package vn.urbansdi.importer.doctor.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class DuplicatesTest {

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void the_same_ring_from_another_corner_or_the_other_way_round() {
        Duplicates duplicates = new Duplicates(1_000);
        duplicates.addGeometry(1, geometry("POLYGON ((0 0, 4 0, 4 3, 0 3, 0 0))"));
        duplicates.addGeometry(2, geometry("POLYGON ((4 0, 4 3, 0 3, 0 0, 4 0))"));
        duplicates.addGeometry(3, geometry("POLYGON ((0 0, 0 3, 4 3, 4 0, 0 0))"));
        // the same corners in another order draw something else
        duplicates.addGeometry(4, geometry("POLYGON ((0 0, 4 3, 4 0, 0 3, 0 0))"));
        duplicates.addGeometry(5, geometry("POINT (0 0)"));
        duplicates.addGeometry(6, geometry("POINT (-0.0 0)"));
        duplicates.addGeometry(7, geometry("POINT (0 1)"));
        duplicates.addGeometry(8, geometry("POINT (1 0)"));
        assertThat(duplicates.found())
                .isEqualTo(new Duplicates.Found(
                        8,
                        3,
                        true,
                        List.of(
                                new Duplicates.Example(2, 1, ""),
                                new Duplicates.Example(3, 1, ""),
                                new Duplicates.Example(6, 5, ""))));
    }

    @Test
    void keys_of_several_parts_are_not_run_together() {
        Duplicates duplicates = new Duplicates(1_000);
        duplicates.addKey(1, List.of("1", "23"));
        duplicates.addKey(2, List.of("12", "3"));
        duplicates.addKey(3, List.of("1", "23"));
        assertThat(duplicates.found().examples()).containsExactly(new Duplicates.Example(3, 1, "1 / 23"));
    }

    @Test
    void a_million_keys_and_not_one_mistaken_for_another() {
        int most = 1_000_000;
        FirstRows rows = new FirstRows(most);
        for (long i = 1; i <= most; i++) {
            assertThat(rows.put(GeometryHash.mix(i), i)).isZero();
        }
        assertThat(rows.isFull()).isFalse();
        assertThat(rows.put(GeometryHash.mix(777_777), 5)).isEqualTo(777_777);
        assertThat(rows.put(GeometryHash.mix(most + 1L), 5)).isZero();
        assertThat(rows.isFull()).isTrue();
    }
}
