package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Point;
import vn.urbansdi.app.Archiving;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;

/** MapLibre GL in a browser draws the service's own style, TileJSON and letters, and an archive of tiles by ranges. */
class MapLibreTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final int REACH_PX = 8;
    private static final double EARTH_RADIUS_M = 6_378_137;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.withWebGl();

    private static final MapScene SCENE = new MapScene(DATABASE);

    @TempDir
    static Path directory;

    private static Path packages;

    @BeforeAll
    static void insert() {
        Optional<Path> found = Programs.javaScriptPackages();
        Assumptions.assumeTrue(
                found.isPresent(), "MapLibre GL is not there to draw maps: npm is missing, or what it fetches from");
        packages = found.get();
        Path delivery = new CatalogRows(CATALOG, 107.06, 20.95).write(directory);
        new ImportProgram(DATABASE, Optional.empty(), directory).importing(delivery.toString());
        SCENE.insert();
    }

    private static Page page() {
        return CHROMIUM.withMap(
                APP.url(),
                512,
                384,
                packages.resolve("maplibre-gl/dist/maplibre-gl.js"),
                packages.resolve("pmtiles/dist/pmtiles.js"),
                Programs.resource("maplibre.js"));
    }

    private static List<Layer> tiled() {
        return CATALOG.layers().stream()
                .filter(layer -> layer.publish().tiles().isPresent())
                .toList();
    }

    @Test
    void every_layer_of_the_style_shows_its_features() {
        Page page = page();
        page.evaluate("url => client.open(url, [107.06, 20.95], 16)", APP.url() + "/tiles/style.json");
        page.evaluate("() => client.showAll()");
        for (Layer layer : tiled()) {
            List<Double> place = DATABASE
                    .query(
                            "SELECT unnest(ARRAY[ST_X(p), ST_Y(p)]) FROM (SELECT ST_Transform((ST_DumpPoints(geom)).geom, 4326) AS p"
                                    + " FROM layer." + layer.table() + " ORDER BY fid LIMIT 1) AS first")
                    .stream()
                    .map(Double::valueOf)
                    .toList();
            // MapLibre counts levels by tiles of 512 pixels, the catalog by those of 256.
            page.evaluate("([place, zoom]) => client.go(place, zoom)", List.of(place, OwslibMaps.zoom(layer) - 0.9));
            List<?> found =
                    (List<?>) page.evaluate("([place, reach]) => client.at(place, reach)", List.of(place, REACH_PX));
            assertThat(found.stream()
                            .map(feature -> ((Map<?, ?>) feature).get("layer") + "." + ((Map<?, ?>) feature).get("id")))
                    .as("at the first vertex of %s", layer.id())
                    .contains(layer.id() + "."
                            + DATABASE.queryOne("SELECT fid FROM layer." + layer.table() + " ORDER BY fid LIMIT 1"));
        }
        assertThat(errors(page)).isEmpty();
        assertThat(CHROMIUM.answers())
                .filteredOn(answer -> answer.contains("/tiles/"))
                .isNotEmpty()
                // 204: an empty tile
                .allMatch(answer -> answer.startsWith("200 ") || answer.matches("204 .*\\.mvt"));
        page.close();
    }

    @Test
    void letters_are_fetched_and_drawn() {
        Page page = page();
        Point inside = SCENE.parcel(4326).getInteriorPoint();
        List<Double> place = List.of(inside.getX(), inside.getY());
        CHROMIUM.answers().clear();
        page.evaluate("([url, place]) => client.open(url, place, 18)", List.of(APP.url() + "/tiles/style.json", place));
        assertThat(CHROMIUM.answers()).anyMatch(answer -> answer.matches("200 .*/tiles/fonts/.*/0-255\\.pbf"));
        List<?> labels = (List<?>) page.evaluate("place => client.at(place, 200, ['symbol'])", place);
        assertThat(labels)
                .anySatisfy(label -> assertThat(label.toString()).contains("land_parcel", MapScene.ADDRESS, "118"));
        assertThat(errors(page)).isEmpty();
        page.close();
    }

    @Test
    void an_archive_is_read_by_ranges() throws IOException {
        Path archive = directory.resolve("parcels.pmtiles");
        int code = Archiving.run(DATABASE, "--layer", "land_parcel", "-o", archive.toString());
        assertThat(code).isZero();
        String address = APP.url() + "/parcels.pmtiles";
        Page page = page();
        page.route(address, route -> answerRange(route, archive));
        MapView view = MapView.ofMercator(17);
        List<Double> middle = degrees((view.minX() + view.maxX()) / 2, (view.minY() + view.maxY()) / 2);
        page.evaluate("([address, place]) => client.openArchive(address, place, 16)", List.of(address, middle));
        assertThat(CHROMIUM.answers()).anyMatch(answer -> answer.equals("206 " + address));
        assertThat(view.misplaced(picture(page), SCENE.parcel(3857), colour -> colour >>> 24 > 128))
                .as("misplaced pixels")
                .isZero();
        Point inside = SCENE.parcel(4326).getInteriorPoint();
        List<?> found = (List<?>) page.evaluate("place => client.at(place, 1)", List.of(inside.getX(), inside.getY()));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).toString()).contains(MapScene.ADDRESS).doesNotContain(MapScene.SECRET);
        assertThat(errors(page)).isEmpty();
        page.close();
    }

    /** As a web server does; who asks for all of the file gets none of it. */
    private static void answerRange(Route route, Path file) {
        Matcher range = RANGE.matcher(String.valueOf(route.request().headers().get("range")));
        if (!range.matches()) {
            route.fulfill(new Route.FulfillOptions().setStatus(416));
            return;
        }
        try {
            byte[] all = Files.readAllBytes(file);
            int first = Integer.parseInt(range.group(1));
            int end = Math.min(Integer.parseInt(range.group(2)) + 1, all.length);
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(206)
                    .setHeaders(Map.of("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + all.length))
                    .setBodyBytes(Arrays.copyOfRange(all, first, end)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Double> degrees(double x, double y) {
        return List.of(Math.toDegrees(x / EARTH_RADIUS_M), Math.toDegrees(Math.atan(Math.sinh(y / EARTH_RADIUS_M))));
    }

    private static List<?> errors(Page page) {
        return (List<?>) page.evaluate("() => client.errors");
    }

    private static BufferedImage picture(Page page) throws IOException {
        String url = (String) page.evaluate("() => client.picture()");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
    }
}
