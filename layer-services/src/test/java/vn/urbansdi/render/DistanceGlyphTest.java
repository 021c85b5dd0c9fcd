package vn.urbansdi.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceGlyphTest {

    /** Against the distance to every cell of the other kind, one by one. */
    @Test
    void distances_are_exact() {
        Random random = new Random(24);
        for (int run = 0; run < 20; run++) {
            int width = 3 + random.nextInt(20);
            int height = 3 + random.nextInt(20);
            boolean[] inside = new boolean[width * height];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = random.nextInt(4) == 0;
            }
            inside[0] = true;
            inside[1] = false;
            double[] distances = DistanceField.of(inside, width, height);
            for (int i = 0; i < inside.length; i++) {
                double nearest = Double.MAX_VALUE;
                for (int j = 0; j < inside.length; j++) {
                    if (inside[i] != inside[j]) {
                        nearest = Math.min(nearest, Math.hypot(i % width - j % width, i / width - j / width));
                    }
                }
                assertThat(Math.abs(distances[i])).isCloseTo(nearest - 0.5, within(1e-6));
                assertThat(distances[i] < 0).isEqualTo(inside[i]);
            }
        }
    }

    /** Half way up its scale of 255 the field says "inside" where the letter is, as the renderer takes it (192). */
    @Test
    void a_letter_is_where_its_outline_is() {
        DistanceGlyph bar = DistanceGlyph.of('I', false).orElseThrow();
        int width = bar.widthPx() + 2 * DistanceGlyph.BORDER_PX;
        int height = bar.heightPx() + 2 * DistanceGlyph.BORDER_PX;
        assertThat(bar.distances()).hasSize(width * height);
        assertThat(bar.distances()[height / 2 * width + width / 2] & 0xFF).isGreaterThan(192);
        assertThat(bar.distances()[0] & 0xFF).isLessThan(150);
        assertThat(bar.heightPx()).isBetween(15, 20);
        assertThat(bar.topPx()).isBetween(-12, -6);
        assertThat(bar.advancePx()).isGreaterThan(bar.widthPx());
        DistanceGlyph hat = DistanceGlyph.of('Ệ', false).orElseThrow();
        assertThat(hat.topPx()).isGreaterThan(bar.topPx());
        assertThat(hat.topPx() - hat.heightPx()).isLessThan(bar.topPx() - bar.heightPx());
    }

    @Test
    void a_blank_moves_the_pen_and_what_the_font_lacks_is_absent() {
        DistanceGlyph blank = DistanceGlyph.of(' ', false).orElseThrow();
        assertThat(blank.distances()).isEmpty();
        assertThat(blank.advancePx()).isPositive();
        assertThat(DistanceGlyph.of(0x4E00, false)).isEmpty();
    }
}
