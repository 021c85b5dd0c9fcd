package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    @Test
    void wms_is_drawn_as_the_map_is() throws IOException {
        List<MapView> views = List.of(MapView.ofProvince());
        List<Drawing> drawings = new ArrayList<>();
        for (MapView view : views) {
            drawings.add(new Drawing(
                    view,
                    "wms",
                    "contextualWMSLegend=0&dpiMode=7&format=image/png&layers=land_parcel&layers=street_light&styles=&styles=&version=1.3.0"
                            + "&crs=" + view.crs() + "&url=" + encoded(APP.url() + "/wms")));
        }
        List<BufferedImage> pictures = draw(drawings);
        for (int i = 0; i < views.size(); i++) {
            // The density is what QGIS tells of its screen.
            judge(views.get(i), pictures.get(i), "LAYERS=land_parcel,street_light&DPI=96");
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
        List<BufferedImage> pictures = draw(drawings);
        for (int i = 0; i < drawings.size(); i++) {
            judge(drawings.get(i).view, pictures.get(i), "LAYERS=land_parcel");
        }
    }

    @Test
    void vector_tiles_lie_where_the_features_lie() throws IOException {
        MapView view = MapView.ofMercator(LEVEL);
        BufferedImage picture = draw(List.of(new Drawing(view, "tiles", vectorTiles("land_parcel"))))
                .get(0);
        assertThat(view.misplaced(picture, SCENE.parcel(view.srid()), QgisMapsTest::isRed))
                .as("misplaced pixels")
                .isZero();
    }

    private static void judge(MapView view, BufferedImage picture, String map) {
        BufferedImage expected = view.map(APP.url(), map);
        assertThat(view.misplaced(expected, SCENE.parcel(view.srid()), colour -> (colour & 0xFF00) < 0xF800))
                .as("misplaced pixels of GetMap, the lamp's among them")
                .isLessThan(200);
        assertThat(MapView.difference(picture, expected, ROUNDING))
                .as("%s differs from GetMap %s", view, map)
                .isEmpty();
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

    private static List<BufferedImage> draw(List<Drawing> drawings) throws IOException {
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
        List<BufferedImage> pictures = new ArrayList<>();
        for (int i = 0; i < drawings.size(); i++) {
            assertThat(report.get(i).get("errors")).as("%s", drawings.get(i)).isEmpty();
            // Dashes along the roads and a font that is not installed are more than QGIS takes from a style.
            assertThat(report.get(i).get("warnings").valueStream().map(JsonNode::asString))
                    .as("%s", drawings.get(i))
                    .allMatch(warning -> warning.matches(
                            ".*(: Skipping unsupported expression|: Referenced font .* is not available on system)"));
            assertThat(report.get(i).get("crs").asString())
                    .isEqualTo(drawings.get(i).view.crs());
            pictures.add(ImageIO.read(directory.resolve(i + ".png").toFile()));
        }
        return pictures;
    }

    /** @param style a file, or null for polygons in red */
    private record Drawing(MapView view, String provider, String source, Path style) {

        Drawing(MapView view, String provider, String source) {
            this(view, provider, source, null);
        }
    }
}
