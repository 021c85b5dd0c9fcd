package vn.urbansdi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WebMercatorQuadTest {

    @Test
    void a_tile_holds_the_place_that_the_usual_formula_puts_in_it() {
        // Hồng Gai, by the arithmetic of the tile scheme's own description: x = 2^z (lon + 180) / 360, …
        double lon = 107.07879625;
        double lat = 20.944878577;
        int x = (int) Math.floor((1 << 16) * (lon + 180) / 360);
        double latRad = Math.toRadians(lat);
        int y = (int) Math.floor((1 << 16) * (1 - Math.log(Math.tan(latRad) + 1 / Math.cos(latRad)) / Math.PI) / 2);
        assertThat(WebMercatorQuad.tile(16, x, y).contains(11919957.0733, 2385307.1595))
                .isTrue();
    }

    @Test
    void the_four_tiles_of_a_level_make_the_tile_above() {
        Extent parent = WebMercatorQuad.tile(9, 408, 224);
        Extent children = WebMercatorQuad.tile(10, 816, 448).union(WebMercatorQuad.tile(10, 817, 449));
        assertThat(children.buffer(1e-6).contains(parent.minX(), parent.minY())).isTrue();
        assertThat(children.buffer(1e-6).contains(parent.maxX(), parent.maxY())).isTrue();
        assertThat(children.width()).isCloseTo(parent.width(), within(1e-6));
        assertThat(children.height()).isCloseTo(parent.height(), within(1e-6));
    }

    @Test
    void zoom_and_scale_denominator_are_each_others_inverse() {
        assertThat(WebMercatorQuad.scaleDenominator(14)).isCloseTo(34123.673, within(0.001));
        assertThat(WebMercatorQuad.zoom(WebMercatorQuad.scaleDenominator(13.5))).isCloseTo(13.5, within(1e-9));
        assertThat(WebMercatorQuad.resolution(0)).isCloseTo(156543.033928041, within(1e-6));
    }
}
