package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.clients.Chromium;
import vn.urbansdi.clients.Programs;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** PDF as Poppler with Cairo, and SVG as Chromium shows it, against the PNG of the same request. */
class WmsDrawingTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    /** Pixels of other programs to one of the map, along each axis, so that their smoothing of edges does not count. */
    private static final int FINER = 4;

    private static final double DPI = 25.4 / 0.28;
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    /** A hatch of an angle, over dashes with round ends, with a text set aside: what the styles of the catalog do not draw. */
    private static final String SLD = "<StyledLayerDescriptor version='1.1.0' xmlns='http://www.opengis.net/sld'"
            + " xmlns:se='http://www.opengis.net/se' xmlns:ogc='http://www.opengis.net/ogc'><NamedLayer>"
            + "<se:Name>planning_zone</se:Name><UserStyle><se:FeatureTypeStyle><se:Rule><se:PolygonSymbolizer>"
            + "<se:Fill><se:GraphicFill><se:Graphic><se:Mark><se:WellKnownName>shape://slash</se:WellKnownName>"
            + "<se:Stroke><se:SvgParameter name='stroke'>#7b2d8b</se:SvgParameter><se:SvgParameter name='stroke-width'>2"
            + "</se:SvgParameter></se:Stroke></se:Mark><se:Size>12</se:Size></se:Graphic></se:GraphicFill></se:Fill>"
            + "</se:PolygonSymbolizer><se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke'>#114477"
            + "</se:SvgParameter><se:SvgParameter name='stroke-width'>5</se:SvgParameter><se:SvgParameter"
            + " name='stroke-linecap'>round</se:SvgParameter><se:SvgParameter name='stroke-dasharray'>14 10"
            + "</se:SvgParameter><se:SvgParameter name='stroke-opacity'>0.6</se:SvgParameter></se:Stroke>"
            + "</se:LineSymbolizer></se:Rule></se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";

    private static final String CIRCLES = "<StyledLayerDescriptor version='1.1.0' xmlns='http://www.opengis.net/sld'"
            + " xmlns:se='http://www.opengis.net/se'><NamedLayer><se:Name>street_light</se:Name><UserStyle>"
            + "<se:FeatureTypeStyle><se:Rule><se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>circle"
            + "</se:WellKnownName><se:Fill/><se:Stroke/></se:Mark><se:Size>9</se:Size></se:Graphic></se:PointSymbolizer>"
            + "</se:Rule></se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @RegisterExtension
    @Order(3)
    static final Chromium BROWSER = new Chromium();

    @TempDir
    static Path directory;

    @BeforeAll
    static void town() {
        DrawnTown.build(DATABASE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_pdf_looks_like_the_picture(boolean hatched) throws IOException {
        String[] request = request(hatched);
        Path file = pdf(request);
        assertAlike(SERVER.get(request).picture(), shown(file, DPI * FINER));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_svg_looks_like_the_picture(boolean hatched) throws IOException {
        String[] request = request(hatched);
        String query = WmsServer.query(WmsDocumentsTest.with(request, "FORMAT", "image/svg+xml"));
        BufferedImage shown = ImageIO.read(
                new ByteArrayInputStream(BROWSER.screenshot(SERVER.address() + "?" + query, WIDTH, HEIGHT)));
        assertAlike(SERVER.get(request).picture(), shown);
    }

    private static String[] request(boolean hatched) {
        return hatched
                ? DrawnTown.map("LAYERS", "planning_zone", "SLD_BODY", SLD, "BGCOLOR", "0xFFF8E0")
                : DrawnTown.map();
    }

    /** Little differs, nothing much, and any other place would be far worse. */
    private static void assertAlike(BufferedImage truth, BufferedImage shown) {
        double[] here = difference(truth, shown, 0, 0);
        assertThat(here[0]).as("the mean of a channel").isLessThan(1.2);
        assertThat(here[1]).as("the share of channels far off").isLessThan(0.002);
        for (int[] aside : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            assertThat(difference(truth, shown, aside[0], aside[1])[0])
                    .as("a pixel to %d, %d", aside[0], aside[1])
                    .isGreaterThan(3 * here[0]);
        }
    }

    private static double[] difference(BufferedImage truth, BufferedImage shown, int right, int down) {
        int scale = shown.getWidth() / truth.getWidth();
        assertThat(shown.getWidth()).isEqualTo(scale * truth.getWidth());
        assertThat(shown.getHeight()).isEqualTo(scale * truth.getHeight());
        long sum = 0;
        int far = 0;
        for (int y = 1; y < truth.getHeight() - 1; y++) {
            for (int x = 1; x < truth.getWidth() - 1; x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int off = Math.abs((truth.getRGB(x, y) >> shift & 0xFF)
                            - mean(shown, (x + right) * scale, (y + down) * scale, scale, shift));
                    sum += off;
                    far += off > 64 ? 1 : 0;
                }
            }
        }
        double channels = 3.0 * (truth.getWidth() - 2) * (truth.getHeight() - 2);
        return new double[] {sum / channels, far / channels};
    }

    private static int mean(BufferedImage shown, int left, int top, int side, int shift) {
        int sum = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                sum += shown.getRGB(x, y) >> shift & 0xFF;
            }
        }
        return Math.round((float) sum / side / side);
    }

    @Test
    void the_letters_of_a_pdf_are_text_in_the_font_of_the_map() throws IOException {
        Path file = pdf(DrawnTown.map());
        String text = Programs.poppler("pdftotext", "-layout", file.toString(), "-");
        assertThat(text)
                .contains("Đường Trần Hưng Đạo", "Phố Nguyễn Văn Cừ", "Đường Lê Thánh Tông", "Ngõ Hữu Nghị", "142");
        assertThat(Programs.poppler("pdffonts", file.toString()))
                .containsPattern("BeVietnamPro-Regular +CID TrueType +Identity-H +yes +no +yes");
        assertThat(Programs.poppler("pdfimages", "-list", file.toString()).lines())
                .as("two lines of head, and no picture")
                .hasSize(2);
    }

    @Test
    void the_letters_of_an_svg_are_outlines_with_their_words() {
        String svg = SERVER.get(DrawnTown.map("FORMAT", "image/svg+xml")).text();
        assertThat(svg).contains("aria-label=\"Đường Trần Hưng Đạo\"").doesNotContain("<image", "<text", "NaN");
    }

    @ParameterizedTest
    @CsvSource({"'', 635, 476.25, 800, 600", "300, 192, 144, 67.733mm, 50.800mm", "600, 96, 72, 33.867mm, 25.400mm"})
    void a_drawing_is_as_large_as_the_density_says(
            String dpi, double widthPt, double heightPt, String svgWidth, String svgHeight) throws IOException {
        String[] request = DrawnTown.map("FORMAT_OPTIONS", dpi.isEmpty() ? null : "antialias:on;dpi:" + dpi);
        String info = Programs.poppler("pdfinfo", pdf(request).toString());
        String[] size = info.lines()
                .filter(line -> line.startsWith("Page size:"))
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
        assertThat(Double.parseDouble(size[2])).isCloseTo(widthPt, within(0.1));
        assertThat(Double.parseDouble(size[4])).isCloseTo(heightPt, within(0.1));
        assertThat(SERVER.get(WmsDocumentsTest.with(request, "FORMAT", "image/svg+xml"))
                        .text())
                .contains("width=\"" + svgWidth + "\" height=\"" + svgHeight + "\" viewBox=\"0 0 800 600\"");
    }

    @Test
    void a_transparent_drawing_covers_nothing_else() throws IOException {
        String[] clear = DrawnTown.map("LAYERS", "pump_station", "TRANSPARENT", "TRUE");
        BufferedImage truth = SERVER.get(clear).picture();
        Path png = Files.createTempFile(directory, "clear", "");
        Programs.poppler(
                "pdftocairo",
                "-png",
                "-transp",
                "-singlefile",
                "-r",
                "" + DPI,
                "-scale-to-x",
                "800",
                "-scale-to-y",
                "600",
                pdf(clear).toString(),
                png.toString());
        BufferedImage shown = ImageIO.read(Path.of(png + ".png").toFile());
        int marks = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int wanted = truth.getRGB(x, y) >>> 24;
                if (wanted == 0 || wanted == 255) {
                    assertThat(shown.getRGB(x, y) >>> 24).as("%d, %d", x, y).isBetween(wanted - 40, wanted + 40);
                    marks += wanted == 255 ? 1 : 0;
                }
            }
        }
        assertThat(marks).as("a case that proves something").isGreaterThan(300);
        assertThat(SERVER.get(WmsDocumentsTest.with(clear, "FORMAT", "image/svg+xml"))
                        .text())
                .doesNotContain("<rect");
        assertThat(SERVER.get(WmsDocumentsTest.with(
                                clear, "FORMAT", "image/svg xml", "TRANSPARENT", "FALSE", "BGCOLOR", "0x336699"))
                        .text())
                .contains("<rect width=\"100%\" height=\"100%\" fill=\"#336699\"/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/svg+xml"})
    void what_is_too_much_for_a_drawing_is_refused(String format) {
        DATABASE.execute(
                "INSERT INTO layer.street_light (light_id, geom) SELECT 'd' || i, ST_SetSRID(ST_MakePoint("
                        + "431000 + i % 300, 2317000 + i / 300), 5899) FROM generate_series(1, 60000) i ON CONFLICT DO NOTHING");
        String[] request =
                DrawnTown.map("BBOX", "431000,2317000,431300,2317200", "LAYERS", "street_light", "SLD_BODY", CIRCLES);
        assertThat(SERVER.get(request).picture().getWidth()).isEqualTo(WIDTH);
        WmsServer.Answer refused = SERVER.get(WmsDocumentsTest.with(request, "FORMAT", format));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("quá nhiều nét", "too much in this drawing", "locator=\"FORMAT\"");
    }

    @ParameterizedTest
    @CsvSource({"INIMAGE, true", "BLANK, false", "application/vnd.ogc.se_inimage, true"})
    void exceptions_are_drawn_too(String exceptions, boolean told) throws IOException {
        String[] wrong = DrawnTown.map("LAYERS", "nowhere", "EXCEPTIONS", exceptions);
        String text = Programs.poppler("pdftotext", pdf(wrong).toString(), "-");
        String svg = SERVER.get(WmsDocumentsTest.with(wrong, "FORMAT", "image/svg+xml"))
                .text();
        if (told) {
            assertThat(text).contains("Không có lớp nowhere");
            assertThat(svg).contains("aria-label=\"Không có lớp nowhere");
        } else {
            assertThat(text.strip()).isEmpty();
            assertThat(svg).doesNotContain("<path").endsWith("</svg>\n");
        }
    }

    private static Path pdf(String[] request) throws IOException {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(request, "FORMAT", "application/pdf"));
        assertThat(answer.contentType())
                .as(() -> new String(answer.bytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo("application/pdf");
        return Files.write(Files.createTempFile(directory, "map", ".pdf"), answer.bytes());
    }

    private static BufferedImage shown(Path pdf, double dpi) throws IOException {
        String png = pdf + "-shown";
        Programs.poppler(
                "pdftocairo",
                "-png",
                "-singlefile",
                "-r",
                "" + dpi,
                "-scale-to-x",
                "" + WIDTH * FINER,
                "-scale-to-y",
                "" + HEIGHT * FINER,
                pdf.toString(),
                png);
        return ImageIO.read(Path.of(png + ".png").toFile());
    }
}
