package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Point;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/**
 * OpenLayers in a browser, by its own readers of capabilities and tilesets and nothing of the web map: it finds its way by what the
 * service says of itself, asks for no tile that is not there, and shows what GetMap shows where it lies.
 */
class OpenLayersTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final int LEVEL = 17;

    /** Of a channel: the browser's canvas holds colours multiplied by their opacity. */
    private static final int ROUNDING = 3;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final MapScene SCENE = new MapScene(DATABASE);

    private static Page page;

    @BeforeAll
    static void open() {
        SCENE.insert();
        MapView view = MapView.ofProvince();
        page = CHROMIUM.withMap(APP.url(), view.widthPx(), view.heightPx());
        String index = APP.get("/").body();
        for (String library : List.of("ol", "proj4")) {
            String path = Pattern.compile("webjars/" + library + "/[^\"]+\\.js")
                    .matcher(index)
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            page.addScriptTag(new Page.AddScriptTagOptions().setUrl(APP.url() + "/" + path));
        }
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(Programs.resource("openlayers.js")));
        page.evaluate(
                "definition => client.know(definition)",
                "+proj=tmerc +lat_0=0 +lon_0=107.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=-191.90441429,"
                        + "-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs");
    }

    @AfterEach
    void every_tile_that_was_asked_for_is_there() {
        List<String> answers = List.copyOf(CHROMIUM.answers());
        CHROMIUM.answers().clear();
        assertThat(answers)
                .as("204: an empty vector tile")
                .filteredOn(
                        answer -> answer.contains("/tiles") || answer.contains("GetTile") || answer.contains("/rest/"))
                .isNotEmpty()
                .allMatch(answer -> answer.startsWith("200 ") || answer.matches("204 .*[.=]mvt"));
    }

    private static MapView view(String set) {
        return set.equals("WebMercatorQuad") ? MapView.ofMercator(LEVEL) : MapView.ofProvince();
    }

    @ParameterizedTest
    @CsvSource({
        "wmts, WebMercatorQuad",
        "wmts, VN2000QuangNinhQuad",
        "mapTiles, WebMercatorQuad",
        "mapTiles, VN2000QuangNinhQuad"
    })
    void map_tiles_are_the_map(String kind, String set) {
        MapView view = view(set);
        judgeMap(call(kind, "land_parcel", set, view(view)), view);
    }

    @Test
    void tile_json_of_maps_is_the_map() {
        MapView view = MapView.ofMercator(LEVEL);
        judgeMap(call("tileJson", "land_parcel", view(view)), view);
    }

    @ParameterizedTest
    @CsvSource({"vectorTiles, WebMercatorQuad", "vectorTiles, VN2000QuangNinhQuad", "plainVectorTiles, WebMercatorQuad"
    })
    void vector_tiles_show_features_with_their_values_where_they_lie(String kind, String set) {
        MapView view = view(set);
        Point inside = SCENE.parcel(view.srid()).getInteriorPoint();
        List<Double> place = List.of(inside.getX(), inside.getY());
        Map<?, ?> shown = kind.equals("vectorTiles")
                ? call(kind, "land_parcel", set, view(view), place)
                : call(kind, "land_parcel", view(view), place);
        assertThat(shown.get("failed")).isEqualTo(0);
        assertThat(view.misplaced(picture(shown), SCENE.parcel(view.srid()), colour -> colour >>> 24 > 128))
                .as("misplaced pixels")
                .isZero();
        List<?> features = (List<?>) shown.get("features");
        assertThat(features).hasSize(1);
        Map<?, ?> parcel = (Map<?, ?>) features.get(0);
        assertThat(parcel.get("address")).isEqualTo(MapScene.ADDRESS);
        assertThat(parcel.get("land_use")).isEqualTo("ODT");
        assertThat(parcel.get("layer")).isEqualTo("land_parcel");
        assertThat(parcel.toString()).doesNotContain("owner_name", MapScene.SECRET);
        assertThat(String.valueOf(parcel.get("id")))
                .isEqualTo(DATABASE.queryOne("SELECT fid FROM layer.land_parcel WHERE " + MapScene.PARCEL));
    }

    private static void judgeMap(Map<?, ?> shown, MapView view) {
        assertThat(shown.get("failed")).isEqualTo(0);
        assertThat((String) shown.get("projection")).endsWith(Integer.toString(view.srid()));
        BufferedImage expected = view.map(APP.url(), "LAYERS=land_parcel&TRANSPARENT=TRUE");
        assertThat(view.misplaced(expected, SCENE.parcel(view.srid()), colour -> colour >>> 24 > 0x40))
                .as("misplaced pixels of GetMap")
                .isZero();
        assertThat(MapView.difference(picture(shown), expected, ROUNDING))
                .as("differs from GetMap")
                .isEmpty();
    }

    private static Map<String, Object> view(MapView view) {
        return Map.of("crs", view.crs(), "box", view.box(), "pixel", view.pixel());
    }

    private static Map<?, ?> call(String function, Object... arguments) {
        List<Object> values = new ArrayList<>(List.of(function));
        values.addAll(Arrays.asList(arguments));
        return (Map<?, ?>) page.evaluate("([name, ...values]) => client[name](...values)", values);
    }

    private static BufferedImage picture(Map<?, ?> shown) {
        String url = (String) shown.get("picture");
        try {
            return ImageIO.read(
                    new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
