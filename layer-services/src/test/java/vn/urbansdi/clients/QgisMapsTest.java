package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** QGIS draws maps of WMS, WMTS, plain raster tiles and vector tiles: the same picture as GetMap, at the same place. */
class QgisMapsTest {

    /** Of a channel: QGIS lays what is translucent on white by itself. */
    private static final int ROUNDING = 3;

    private static final int LEVEL = 17;

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
        Assumptions.assumeTrue(Programs.hasQgis(), "QGIS is not there to draw maps: apt-get install python3-qgis");
        SCENE.insert();
    }

    /**
     * QGIS asks for just the ground of the view, but for a row more where the height of the ground, divided by that of a pixel, is
     * rounded up ever so little, as it is here in EPSG:3857: rows lie up to a pixel too low then. So what it draws is compared with
     * the picture that it asked for, and the place of the parcel with where it lies.
     */
    @Test
    void wms_is_drawn_as_the_map_is() throws IOException {
        List<Drawing> drawings = new ArrayList<>();
        for (MapView view : List.of(MapView.ofProvince(), MapView.ofMercator(LEVEL), MapView.ofDegrees())) {
            drawings.add(new Drawing(
                    view,
                    "wms",
                    "contextualWMSLegend=0&dpiMode=7&format=image/png&layers=land_parcel&layers=street_light&styles=&styles=&version=1.3.0"
                            + "&crs=" + view.crs() + "&url=" + encoded(APP.url() + "/wms")));
        }
        for (Drawn drawn : draw(drawings)) {
            MapView view = drawn.view;
            String asked = drawn.asked("GetMap");
            // The density is what QGIS tells of its screen.
            assertThat(asked)
                    .contains("&CRS=" + view.crs() + "&", "&LAYERS=street_light,land_parcel&", "&DPI=96&")
                    .matches(".*&WIDTH=" + view.widthPx() + "&HEIGHT=(" + view.heightPx() + "|" + (view.heightPx() + 1)
                            + ")&.*");
            assertThat(box(asked, view.srid() == 4326))
                    .as(asked)
                    .containsExactly(
                            view.box().stream().mapToDouble(Double::doubleValue).toArray(),
                            within(view.pixel() / 1000));
            BufferedImage expected =
                    MapView.picture(URI.create(asked)).getSubimage(0, 0, view.widthPx(), view.heightPx());
            assertThat(MapView.difference(drawn.picture, expected, ROUNDING))
                    .as("%s differs from %s", view, asked)
                    .isEmpty();
            assertParcelIsThere(view, drawn.picture);
        }
    }

    @Test
    void wmts_and_plain_tiles_are_drawn_as_the_map_is() throws IOException {
        String wmts = "format=image/png&layers=land_parcel&styles=default&url="
                + encoded(APP.url() + "/wmts?SERVICE=WMTS&REQUEST=GetCapabilities");
        List<Drawing> drawings = List.of(
                new Drawing(MapView.ofProvince(), "wms", "crs=EPSG:5899&tileMatrixSet=VN2000QuangNinhQuad&" + wmts),
                new Drawing(MapView.ofMercator(LEVEL), "wms", "crs=EPSG:3857&tileMatrixSet=WebMercatorQuad&" + wmts),
                new Drawing(
                        MapView.ofMercator(LEVEL),
                        "wms",
                        "type=xyz&zmin=0&zmax=20&url="
                                + encoded(
                                        APP.url() + "/wmts/rest/land_parcel/default/WebMercatorQuad/{z}/{y}/{x}.png")));
        for (Drawn drawn : draw(drawings)) {
            BufferedImage expected = drawn.view.map(APP.url(), "LAYERS=land_parcel");
            assertThat(MapView.difference(drawn.picture, expected, ROUNDING))
                    .as("%s differs from GetMap", drawn.view)
                    .isEmpty();
            assertParcelIsThere(drawn.view, drawn.picture);
        }
    }

    @Test
    void vector_tiles_lie_where_the_features_lie() throws IOException {
        MapView view = MapView.ofMercator(LEVEL);
        Drawn drawn = draw(List.of(new Drawing(view, "tiles", vectorTiles("land_parcel"))))
                .get(0);
        assertThat(view.misplaced(drawn.picture, SCENE.parcel(view.srid()), QgisMapsTest::isRed))
                .as("misplaced pixels")
                .isZero();
    }

    /** The colours of the codes too, which a style tells as an expression. */
    @Test
    void the_style_for_maplibre_draws_vector_tiles_as_the_map_is() throws IOException {
        MapView view = MapView.ofMercator(LEVEL);
        Path style = Files.writeString(
                directory.resolve("style.json"), APP.get("/tiles/style.json").body());
        Drawn drawn = draw(List.of(new Drawing(view, "tiles", vectorTiles("land_parcel,ward"), style)))
                .get(0);
        BufferedImage map = view.map(APP.url(), "LAYERS=ward,land_parcel");
        int middle = map.getRGB(120, 260);
        assertThat(map.getRGB(20, 20)).as("colour of the ward").isNotEqualTo(middle);
        for (BufferedImage picture : List.of(map, drawn.picture)) {
            assertThat(view.misplaced(picture, SCENE.parcel(view.srid()), colour -> isClose(colour, middle)))
                    .as("misplaced pixels")
                    .isZero();
            assertThat(isClose(picture.getRGB(20, 20), map.getRGB(20, 20)))
                    .as("colour of the ward")
                    .isTrue();
        }
    }

    private static void assertParcelIsThere(MapView view, BufferedImage picture) {
        assertThat(view.misplaced(picture, SCENE.parcel(view.srid()), colour -> (colour & 0xFF00) < 0xF800))
                .as("misplaced pixels, the lamp's among them")
                .isLessThan(200);
    }

    private static boolean isClose(int colour, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((colour >> shift & 0xFF) - (other >> shift & 0xFF)) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /** West, south, east, north. */
    private static double[] box(String address, boolean northFirst) {
        Matcher found = Pattern.compile("BBOX=([^,]+),([^,]+),([^,]+),([^&]+)").matcher(address);
        assertThat(found.find()).as(address).isTrue();
        return IntStream.of(northFirst ? new int[] {2, 1, 4, 3} : new int[] {1, 2, 3, 4})
                .mapToDouble(group -> Double.parseDouble(found.group(group)))
                .toArray();
    }

    private static boolean isRed(int colour) {
        return (colour >> 16 & 0xFF) > 128 && (colour >> 8 & 0xFF) < 128;
    }

    private static String vectorTiles(String layers) {
        return "type=xyz&zmin=12&zmax=19&url=" + encoded(APP.url() + "/tiles/" + layers + "/{z}/{x}/{y}.mvt");
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    private static List<Drawn> draw(List<Drawing> drawings) throws IOException {
        List<Map<String, Object>> views = new ArrayList<>();
        for (Drawing drawing : drawings) {
            Map<String, Object> view = new TreeMap<>();
            view.put("provider", drawing.provider);
            view.put("source", drawing.source);
            view.put("crs", drawing.view.crs());
            view.put("box", drawing.view.box());
            view.put("size", List.of(drawing.view.widthPx(), drawing.view.heightPx()));
            view.put("out", directory.resolve(views.size() + ".png").toString());
            if (drawing.style != null) {
                view.put("style", drawing.style.toString());
            }
            views.add(view);
        }
        Path file = Files.writeString(
                directory.resolve("views.json"), JsonMapper.shared().writeValueAsString(views));
        JsonNode report = JsonMapper.shared().readTree(Programs.qgis("qgis_maps.py", file.toString()));
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < drawings.size(); i++) {
            assertThat(report.get(i).get("errors")).as("%s", drawings.get(i)).isEmpty();
            // Dashes along the roads and a font that is not installed are more than QGIS takes from a style.
            assertThat(report.get(i).get("warnings").valueStream().map(JsonNode::asString))
                    .as("%s", drawings.get(i))
                    .allMatch(warning -> warning.matches(
                            ".*(: Skipping unsupported expression|: Referenced font .* is not available on system)"));
            assertThat(report.get(i).get("crs").asString())
                    .isEqualTo(drawings.get(i).view.crs());
            drawn.add(new Drawn(
                    drawings.get(i).view,
                    ImageIO.read(directory.resolve(i + ".png").toFile()),
                    report.get(i)
                            .get("requests")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList()));
        }
        return drawn;
    }

    /** @param style a file, or null for polygons in red */
    private record Drawing(MapView view, String provider, String source, Path style) {

        Drawing(MapView view, String provider, String source) {
            this(view, provider, source, null);
        }
    }

    /** @param requests addresses that QGIS asked for */
    private record Drawn(MapView view, BufferedImage picture, List<String> requests) {

        /** The one request of that operation. */
        String asked(String operation) {
            List<String> asked = requests.stream()
                    .filter(address -> address.contains("REQUEST=" + operation))
                    .toList();
            assertThat(asked).as("%s of %s", operation, requests).hasSize(1);
            return asked.get(0);
        }
    }
}
