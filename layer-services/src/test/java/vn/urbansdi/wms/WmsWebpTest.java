package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** Maps as WebP: the pixels of the PNG in fewer bytes. */
class WmsWebpTest {

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
    void a_map_has_every_pixel_of_the_png(String transparent) throws IOException {
        WmsServer.Answer truth = SERVER.get(DrawnTown.map("TRANSPARENT", transparent));
        WmsServer.Answer answer = SERVER.get(DrawnTown.map("TRANSPARENT", transparent, "FORMAT", "image/webp"));
        assertThat(answer.contentType()).isEqualTo("image/webp");
        assertThat(answer.bytes().length).isLessThan(truth.bytes().length * 9 / 10);
        BufferedImage png = truth.picture();
        BufferedImage webp = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
        assertThat(webp.getWidth()).isEqualTo(png.getWidth());
        assertThat(webp.getHeight()).isEqualTo(png.getHeight());
        for (int y = 0; y < png.getHeight(); y++) {
            for (int x = 0; x < png.getWidth(); x++) {
                assertThat(shown(webp, x, y)).as("%d %d", x, y).isEqualTo(shown(png, x, y));
            }
        }
    }

    /** What is all transparent has no colour. */
    private static int shown(BufferedImage image, int x, int y) {
        int argb = image.getRGB(x, y);
        return argb >>> 24 == 0 ? 0 : argb;
    }
}
