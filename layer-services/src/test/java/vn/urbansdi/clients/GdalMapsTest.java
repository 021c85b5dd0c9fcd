package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** GDAL reads maps of WMTS and WMS, pixel for pixel those of GetMap, and vector tiles. */
class GdalMapsTest {

    private static final int LEVEL = 17;

    /** Of a channel: tiles are cut from a larger picture, whose pixels begin at another number. */
    private static final int ROUNDING = 1;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    private static final MapScene SCENE = new MapScene(DATABASE);

    @TempDir
    static Path directory;

    @BeforeAll
    static void insert() {
        SCENE.insert();
    }

    private static String wmts(String set) {
        return "WMTS:" + APP.url() + "/wmts?SERVICE=WMTS&REQUEST=GetCapabilities,layer=land_parcel,tilematrixset="
                + set;
    }

    @Test
    void wmts_has_the_levels_and_the_crs_of_each_set() {
        JsonNode province = JsonMapper.shared().readTree(Programs.gdalinfo(wmts("VN2000QuangNinhQuad,tilematrix=13")));
        assertThat(province.at("/coordinateSystem/wkt").asString()).endsWith("ID[\"EPSG\",5899]]");
        assertThat(province.at("/geoTransform/1").asDouble()).isEqualTo(1);
        JsonNode mercator =
                JsonMapper.shared().readTree(Programs.gdalinfo(wmts("WebMercatorQuad,tilematrix=" + LEVEL)));
        assertThat(mercator.at("/coordinateSystem/wkt").asString()).endsWith("ID[\"EPSG\",3857]]");
        assertThat(mercator.at("/geoTransform/1").asDouble())
                .isCloseTo(MapView.ofMercator(LEVEL).pixel(), within(1e-9));
    }

    static List<Source> wmtsOfEachSet() {
        return List.of(
                new Source(MapView.ofProvince(), "VN2000QuangNinhQuad", 13),
                new Source(MapView.ofMercator(LEVEL), "WebMercatorQuad", LEVEL));
    }

    @ParameterizedTest
    @MethodSource("wmtsOfEachSet")
    void wmts_is_the_map_pixel_by_pixel(Source source) throws IOException {
        BufferedImage expected = source.view.map(APP.url(), "LAYERS=land_parcel&TRANSPARENT=TRUE");
        assertThat(source.view.misplaced(expected, SCENE.parcel(source.view.srid()), colour -> colour >>> 24 > 0x40))
                .as("misplaced pixels of GetMap")
                .isZero();
        BufferedImage picture = read(source.view, wmts(source.set + ",tilematrix=" + source.matrix));
        assertThat(MapView.difference(picture, expected, ROUNDING))
                .as("differs from GetMap")
                .isEmpty();
    }

    static List<MapView> everyCrs() {
        return List.of(MapView.ofProvince(), MapView.ofMercator(LEVEL), MapView.ofDegrees());
    }

    @ParameterizedTest
    @MethodSource("everyCrs")
    void wms_is_the_map_pixel_by_pixel(MapView view) throws IOException {
        BufferedImage expected = view.map(APP.url(), "LAYERS=land_parcel,street_light&TRANSPARENT=TRUE");
        // GDAL divides what it reads into blocks of 1024 pixels from the corner of the whole: the picture is one of
        // them.
        String box = String.format(
                Locale.ROOT,
                "<UpperLeftX>%s</UpperLeftX><UpperLeftY>%s</UpperLeftY><LowerRightX>%s</LowerRightX><LowerRightY>%s</LowerRightY>",
                view.minX(),
                view.maxY(),
                view.maxX(),
                view.minY());
        String source = "<GDAL_WMS><Service name=\"WMS\"><Version>1.3.0</Version><ServerUrl>" + APP.url()
                + "/wms</ServerUrl><CRS>"
                + view.crs() + "</CRS><ImageFormat>image/png</ImageFormat><Transparent>TRUE</Transparent>"
                + "<BBoxOrder>" + (view.srid() == 4326 ? "yxYX" : "xyXY")
                + "</BBoxOrder><Layers>land_parcel,street_light</Layers></Service><DataWindow>" + box + "<SizeX>"
                + view.widthPx() + "</SizeX><SizeY>" + view.heightPx() + "</SizeY></DataWindow><Projection>"
                + view.crs()
                + "</Projection><BandsCount>4</BandsCount><BlockSizeX>" + view.widthPx() + "</BlockSizeX><BlockSizeY>"
                + view.heightPx() + "</BlockSizeY></GDAL_WMS>";
        assertThat(MapView.difference(read(view, source), expected, ROUNDING))
                .as("differs from GetMap")
                .isEmpty();
    }

    @Test
    void a_vector_tile_is_read_with_its_attributes_where_it_lies() throws ParseException {
        Geometry parcel = SCENE.parcel(3857);
        double side = 256 * MapView.ofMercator(LEVEL).pixel();
        double edge = side * (1 << LEVEL) / 2;
        long column = (long) ((parcel.getCentroid().getX() + edge) / side);
        long row = (long) ((edge - parcel.getCentroid().getY()) / side);
        String tile =
                "MVT:" + APP.url() + "/tiles/land_parcel,street_light/" + LEVEL + "/" + column + "/" + row + ".mvt";
        assertThat(Programs.ogrinfo("-ro", "-so", "-al", tile))
                .contains("Layer name: land_parcel", "ID[\"EPSG\",3857]]", "parcel_no: String")
                .doesNotContain("owner_name");
        String text = Programs.ogr2ogr(
                "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=TAB", "/vsistdout/", tile, "land_parcel");
        assertThat(text).contains("Đường <30/4>", "ữợẫ, Hồng Gai").doesNotContain(MapScene.SECRET);
        Geometry found = new WKTReader()
                .read(Pattern.compile("(MULTI)?POLYGON[ (][^A-Z\"\t]+")
                        .matcher(text)
                        .results()
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(text))
                        .group());
        Geometry window = found.getFactory()
                .toGeometry(new Envelope(
                        column * side - edge, (column + 1) * side - edge, edge - (row + 1) * side, edge - row * side));
        double away = DiscreteHausdorffDistance.distance(found.intersection(window), parcel.intersection(window), 0.1);
        assertThat(away).as("metres").isLessThan(side / 4096 * 1.5);
    }

    private static BufferedImage read(MapView view, String source) throws IOException {
        Path file = directory.resolve("picture.png");
        Programs.gdalTranslate(
                "-q",
                "-of",
                "PNG",
                "-projwin",
                Double.toString(view.minX()),
                Double.toString(view.maxY()),
                Double.toString(view.maxX()),
                Double.toString(view.minY()),
                "-outsize",
                Integer.toString(view.widthPx()),
                Integer.toString(view.heightPx()),
                source,
                file.toString());
        return ImageIO.read(file.toFile());
    }

    private record Source(MapView view, String set, int matrix) {}
}
