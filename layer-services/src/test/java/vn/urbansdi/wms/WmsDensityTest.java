package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.style.StyleCompiler;
import vn.urbansdi.testing.TestDatabase;

/** The same map in more pixels, and in another format. */
class WmsDensityTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    /** Twice the standard's pixel of 0.28 mm. */
    private static final String TWICE = "181.428571";

    private static final String[] MAP = WmsDocumentsTest.with(
            WmsDocumentsTest.MAP_1_3_0,
            "LAYERS",
            "lighting_cabinet",
            "CRS",
            "EPSG:5899",
            "BBOX",
            "429950,2316950,430050,2317050",
            "WIDTH",
            "100",
            "HEIGHT",
            "100");

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @BeforeAll
    static void aCabinet() {
        DATABASE.execute("INSERT INTO layer.lighting_cabinet (cabinet_id, geom)"
                + " VALUES ('G', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
    }

    @ParameterizedTest
    @CsvSource({
        "FORMAT_OPTIONS, dpi:181.428571",
        "FORMAT_OPTIONS, antialias:on;dpi:181.428571",
        "DPI, 181.428571",
        "MAP_RESOLUTION, 181.428571"
    })
    void symbols_grow_with_the_pixels(String name, String value) {
        int usual = painted(MAP);
        String[] fine = WmsDocumentsTest.with(MAP, "WIDTH", "200", "HEIGHT", "200");
        assertThat(painted(fine))
                .as("without a word of density, as large in pixels")
                .isCloseTo(usual, within(3));
        assertThat(painted(WmsDocumentsTest.with(fine, name, value)))
                .as("with it, as large on the screen: four times the pixels")
                .isCloseTo(4 * usual, within(usual));
    }

    @Test
    void the_scale_is_that_of_the_map_not_of_its_pixels() {
        // One below and one above the bound at which the layer begins to be drawn, in pixels of 0.28 mm.
        double bound = StyleCompiler.compile(CATALOG.layer("lighting_cabinet").orElseThrow(), CATALOG)
                .rules()
                .get(0)
                .scales()
                .maxDenominator();
        double metres = 100 * 0.00028 * bound;
        String[] beyond = WmsDocumentsTest.with(MAP, "BBOX", box(metres * 1.05));
        assertThat(painted(beyond)).isZero();
        assertThat(painted(WmsDocumentsTest.with(MAP, "BBOX", box(metres * 0.95))))
                .isPositive();
        assertThat(painted(WmsDocumentsTest.with(beyond, "WIDTH", "200", "HEIGHT", "200")))
                .isPositive();
        assertThat(painted(WmsDocumentsTest.with(beyond, "WIDTH", "200", "HEIGHT", "200", "DPI", TWICE)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "DPI, 29",
        "DPI, 601",
        "DPI, fine",
        "MAP_RESOLUTION, -90",
        "FORMAT_OPTIONS, dpi:1e9",
        "FORMAT_OPTIONS, dpi:"
    })
    void what_is_no_density_is_refused(String name, String value) {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(MAP, name, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("code=\"InvalidParameterValue\"", "locator=\"" + name + "\"");
    }

    @Test
    void a_map_comes_as_jpeg_too_on_its_background() throws IOException {
        String[] request =
                WmsDocumentsTest.with(MAP, "FORMAT", "image/jpeg", "TRANSPARENT", "TRUE", "BGCOLOR", "0x336699");
        WmsServer.Answer answer = SERVER.get(request);
        assertThat(answer.contentType()).isEqualTo("image/jpeg");
        BufferedImage jpeg = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
        assertThat(jpeg.getWidth()).isEqualTo(100);
        Color ground = new Color(jpeg.getRGB(5, 5));
        assertThat(ground.getBlue()).isCloseTo(0x99, within(4));
        assertThat(ground.getRed()).isCloseTo(0x33, within(4));
        Color mark = new Color(jpeg.getRGB(50, 50));
        assertThat(Math.abs(mark.getBlue() - ground.getBlue())).isGreaterThan(40);
        WmsServer.Answer problem =
                SERVER.get(WmsDocumentsTest.with(request, "LAYERS", "nowhere", "EXCEPTIONS", "INIMAGE"));
        assertThat(problem.contentType()).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(problem.bytes())).getHeight())
                .isEqualTo(100);
    }

    private static String box(double metres) {
        return (430000 - metres / 2) + "," + (2317000 - metres / 2) + "," + (430000 + metres / 2) + ","
                + (2317000 + metres / 2);
    }

    private static int painted(String[] request) {
        BufferedImage picture = SERVER.get(request).picture();
        int painted = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                painted += (picture.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 0 : 1;
            }
        }
        return painted;
    }
}
