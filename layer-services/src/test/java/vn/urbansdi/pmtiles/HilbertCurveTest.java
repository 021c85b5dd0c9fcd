package vn.urbansdi.pmtiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HilbertCurveTest {

    /** The example of the specification (PMTiles 3, 4.1), and the last tile of a level before the first of the next. */
    @Test
    void identifiers_are_those_of_the_specification() {
        assertThat(HilbertCurve.firstId(0) + HilbertCurve.place(0, 0, 0)).isEqualTo(0);
        assertThat(HilbertCurve.firstId(1) + HilbertCurve.place(1, 0, 0)).isEqualTo(1);
        assertThat(HilbertCurve.firstId(1) + HilbertCurve.place(1, 0, 1)).isEqualTo(2);
        assertThat(HilbertCurve.firstId(1) + HilbertCurve.place(1, 1, 1)).isEqualTo(3);
        assertThat(HilbertCurve.firstId(1) + HilbertCurve.place(1, 1, 0)).isEqualTo(4);
        assertThat(HilbertCurve.firstId(2) + HilbertCurve.place(2, 0, 0)).isEqualTo(5);
        assertThat(HilbertCurve.firstId(12) + HilbertCurve.place(12, 3423, 1763))
                .isEqualTo(19_078_479);
    }

    @Test
    void steps_lead_to_neighbours_and_tiles_below_follow_one_another() {
        for (int zoom = 1; zoom <= 6; zoom++) {
            int[] before = HilbertCurve.tile(zoom, 0);
            for (long place = 0; place < 1L << (2 * zoom); place++) {
                int[] tile = HilbertCurve.tile(zoom, place);
                assertThat(HilbertCurve.place(zoom, tile[0], tile[1])).isEqualTo(place);
                assertThat(Math.abs(tile[0] - before[0]) + Math.abs(tile[1] - before[1]))
                        .isEqualTo(place == 0 ? 0 : 1);
                assertThat(HilbertCurve.place(zoom - 1, tile[0] / 2, tile[1] / 2))
                        .isEqualTo(place / 4);
                before = tile;
            }
        }
    }
}
