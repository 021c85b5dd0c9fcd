package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.clients.Programs;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** GeoTIFF as GDAL understands it, against the PNG of the same request. */
class WmsGeoTiffTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final Extent TOWN =
            new Extent(5899, DrawnTown.MIN_X, DrawnTown.MIN_Y, DrawnTown.MAX_X, DrawnTown.MAX_Y);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @TempDir
    static Path directory;

    @BeforeAll
    static void town() {
        DrawnTown.build(DATABASE);
    }

    /** Every CRS of the service by both versions, and the name that puts longitude first. */
    static Stream<List<String>> systems() {
        return Stream.concat(
                Stream.of(List.of("1.3.0", "CRS:84")),
                CATALOG.deployment().crs().stream()
                        .flatMap(
                                srid -> Stream.of(List.of("1.3.0", "EPSG:" + srid), List.of("1.1.1", "EPSG:" + srid))));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void lies_where_it_was_asked_for(List<String> system) throws IOException {
        String version = system.get(0);
        CrsReference crs = CrsRegistry.standard().find(system.get(1)).orElseThrow();
        Extent box = CoordinateTransform.between(5899, crs.crs().srid()).transform(TOWN);
        boolean turned = version.equals("1.3.0") && crs.northFirst();
        String[] request = DrawnTown.map(
                "VERSION",
                version,
                "CRS",
                version.equals("1.3.0") ? system.get(1) : null,
                "SRS",
                version.equals("1.3.0") ? null : system.get(1),
                "BBOX",
                turned
                        ? box.minY() + "," + box.minX() + "," + box.maxY() + "," + box.maxX()
                        : box.minX() + "," + box.minY() + "," + box.maxX() + "," + box.maxY(),
                "WIDTH",
                "320",
                "HEIGHT",
                "240");
        Path file = tiff(request);
        JsonNode info = JsonMapper.shared().readTree(Programs.gdalinfo(file.toString()));
        assertThat(info.at("/driverShortName").asString()).isEqualTo("GTiff");
        assertThat(info.at("/coordinateSystem/wkt").asString())
                .endsWith("ID[\"EPSG\"," + crs.crs().srid() + "]]");
        assertThat(info.at("/metadata//AREA_OR_POINT").asString()).isEqualTo("Area");
        List<Double> transform =
                info.get("geoTransform").valueStream().map(JsonNode::asDouble).toList();
        List<Double> wanted = List.of(box.minX(), box.width() / 320, 0.0, box.maxY(), 0.0, -box.height() / 240);
        for (int i = 0; i < wanted.size(); i++) {
            // GDAL prints twelve digits of small numbers
            assertThat(transform.get(i)).isCloseTo(wanted.get(i), within(Math.abs(wanted.get(i)) * 1e-11));
        }
        JsonNode corner = info.at("/cornerCoordinates/lowerRight");
        // written by GDAL with millimetres, or seven digits of degrees
        double rounded = crs.crs().geographic() ? 1e-7 : 1e-3;
        assertThat(corner.get(0).asDouble()).isCloseTo(box.maxX(), within(rounded));
        assertThat(corner.get(1).asDouble()).isCloseTo(box.minY(), within(rounded));
        BufferedImage truth = SERVER.get(request).picture();
        assertThat(pixels(ImageIO.read(file.toFile()))).isEqualTo(pixels(truth));
    }

    @ParameterizedTest
    @CsvSource({"image/tiff, TRUE", "image/tiff, FALSE", "image/geotiff, TRUE"})
    void has_the_pixels_of_the_png_translucent_ones_among_them(String format, String transparent) throws IOException {
        String[] request = DrawnTown.map("TRANSPARENT", transparent, "BGCOLOR", "0x336699");
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(request, "FORMAT", format));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("image/tiff");
        Path file = Files.write(Files.createTempFile(directory, "map", ".tif"), answer.bytes());
        BufferedImage truth = SERVER.get(request).picture();
        assertThat(pixels(ImageIO.read(copy(file).toFile()))).isEqualTo(pixels(truth));
        boolean alpha = transparent.equals("TRUE");
        JsonNode bands =
                JsonMapper.shared().readTree(Programs.gdalinfo(file.toString())).at("/bands");
        assertThat(bands.valueStream()
                        .map(band -> band.get("colorInterpretation").asString()))
                .containsExactlyElementsOf(
                        alpha ? List.of("Red", "Green", "Blue", "Alpha") : List.of("Red", "Green", "Blue"));
        // the middle of a pixel by its place on the ground
        for (int[] at : new int[][] {{400, 300}, {10, 590}, {799, 0}, {123, 456}}) {
            int argb = truth.getRGB(at[0], at[1]);
            List<Integer> wanted = List.of(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24);
            assertThat(Programs.gdallocationinfo(
                            file.toString(), DrawnTown.MIN_X + (at[0] + 0.5) / 2, DrawnTown.MAX_Y - (at[1] + 0.5) / 2))
                    .containsExactlyElementsOf(wanted.subList(0, alpha ? 4 : 3));
        }
    }

    @Test
    void a_picture_is_no_larger_than_others() {
        assertThat(SERVER.get(DrawnTown.map("FORMAT", "image/tiff", "WIDTH", "5000"))
                        .text())
                .contains("InvalidParameterValue", "WIDTH");
    }

    @Test
    void an_exception_in_a_picture_shows_no_ground() throws IOException {
        for (String exceptions : List.of("INIMAGE", "BLANK")) {
            Path file = tiff(DrawnTown.map("LAYERS", "nowhere", "EXCEPTIONS", exceptions));
            JsonNode info = JsonMapper.shared().readTree(Programs.gdalinfo(file.toString()));
            assertThat(info.get("size").get(0).asInt()).isEqualTo(800);
            assertThat(info.has("geoTransform")).isFalse();
        }
    }

    private static Path tiff(String[] request) throws IOException {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(request, "FORMAT", "image/tiff"));
        assertThat(answer.contentType()).as(answer.status() + " of a map").isEqualTo("image/tiff");
        return Files.write(Files.createTempFile(directory, "map", ".tif"), answer.bytes());
    }

    /** GDAL's own PNG of it. */
    private static Path copy(Path file) {
        Path png = Path.of(file + ".png");
        Programs.gdalTranslate("-q", "-of", "PNG", file.toString(), png.toString());
        return png;
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
