package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** PNG of 256 colours against the same map in true colour, pixel by pixel. */
class WmsPaletteTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @BeforeAll
    static void town() {
        DrawnTown.build(DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "FALSE"})
    void a_map_of_many_colours_keeps_their_look(String transparent) throws IOException {
        BufferedImage truth =
                SERVER.get(DrawnTown.map("TRANSPARENT", transparent)).picture();
        WmsServer.Answer answer =
                SERVER.get(DrawnTown.map("TRANSPARENT", transparent, "FORMAT", "image/png; mode=8bit"));
        assertThat(answer.contentType()).isEqualTo("image/png; mode=8bit");
        BufferedImage reduced = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
        assertThat(colours(truth)).as("a case that proves something").isGreaterThan(1000);
        assertThat(reduced.getColorModel()).isInstanceOf(IndexColorModel.class);
        assertThat(((IndexColorModel) reduced.getColorModel()).getMapSize()).isEqualTo(256);
        for (int ground : new int[] {0, 255}) {
            int most = 0;
            long sum = 0;
            for (int y = 0; y < truth.getHeight(); y++) {
                for (int x = 0; x < truth.getWidth(); x++) {
                    for (int shift = 0; shift <= 16; shift += 8) {
                        int off = Math.abs(
                                seen(truth.getRGB(x, y), shift, ground) - seen(reduced.getRGB(x, y), shift, ground));
                        most = Math.max(most, off);
                        sum += off;
                    }
                }
            }
            double mean = sum / 3.0 / truth.getWidth() / truth.getHeight();
            assertThat(most).as("the worst of a channel, on %d", ground).isLessThan(48);
            assertThat(mean).as("the mean of a channel, on %d", ground).isLessThan(1.5);
        }
        assertThat(answer.bytes().length)
                .isLessThan(
                        SERVER.get(DrawnTown.map("TRANSPARENT", transparent)).bytes().length * 2 / 3);
    }

    @Test
    void the_same_map_comes_out_the_same() {
        String[] request = DrawnTown.map("FORMAT", "image/png8");
        assertThat(SERVER.get(request).bytes()).isEqualTo(SERVER.get(request).bytes());
    }

    @ParameterizedTest
    @CsvSource({"image/png8", "image/png; mode=8bit", "image/png;mode=8bit", "IMAGE/PNG; MODE=8BIT"})
    void a_map_of_few_colours_loses_nothing(String format) throws IOException {
        // some pumps, without the rest of the town
        String[] few = DrawnTown.map("LAYERS", "pump_station", "TRANSPARENT", "TRUE", "WIDTH", "200", "HEIGHT", "150");
        BufferedImage truth = SERVER.get(few).picture();
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(few, "FORMAT", format));
        BufferedImage same = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
        assertThat(colours(truth)).isBetween(5, 256);
        assertThat(pixels(same)).isEqualTo(pixels(truth));
    }

    private static int colours(BufferedImage picture) {
        return (int) java.util.Arrays.stream(pixels(picture)).distinct().count();
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** One channel of a colour laid on a grey ground. */
    private static int seen(int argb, int shift, int ground) {
        int alpha = argb >>> 24;
        return Math.round(((argb >> shift & 0xFF) * alpha + ground * (255 - alpha)) / 255f);
    }
}
