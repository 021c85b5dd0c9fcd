package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.testing.TestDatabase;

/**
 * Lets OWSLib draw and question every layer of a WMS, at a scale at which the layer is drawn, with the first vertex of its
 * first feature at one known pixel; PostGIS says where that vertex lies in each CRS.
 */
final class OwslibMaps {

    private static final List<Integer> SRIDS = List.of(4326, 5899, 3857, 3405);
    private static final int SIZE = 256;
    private static final int COLUMN = 100;
    private static final int ROW = 120;
    private static final int REACH = 3;
    private static final int CLOSEST_ZOOM = 18;

    private final TestDatabase database;
    private final List<Layer> layers;

    OwslibMaps(TestDatabase database, Catalog catalog) {
        this.database = database;
        this.layers =
                catalog.layers().stream().filter(layer -> layer.publish().wms()).toList();
    }

    void judge(String url, String version, Path directory) throws IOException {
        Map<String, Object> views = new LinkedHashMap<>();
        layers.forEach(layer -> views.put(
                layer.id(), SRIDS.stream().map(srid -> view(layer, srid)).toList()));
        Path file = Files.writeString(
                directory.resolve("views.json"), JsonMapper.shared().writeValueAsString(views));
        JsonNode report = JsonMapper.shared()
                .readTree(Programs.owslib("owslib_wms.py", url, version, file.toString(), directory.toString()));
        assertThat(report.get("all").valueStream().map(JsonNode::asString))
                .containsAll(layers.stream().map(Layer::id).toList());
        for (Layer layer : layers) {
            judge(layer, report.get("layers").get(layer.id()), directory);
        }
    }

    private Map<String, Object> view(Layer layer, int srid) {
        List<Double> vertex =
                numbers("SELECT unnest(ARRAY[ST_X(p), ST_Y(p)]) FROM (SELECT ST_Transform((ST_DumpPoints(geom)).geom, "
                        + srid + ") AS p FROM layer." + layer.table() + " ORDER BY fid LIMIT 1) AS first");
        double unitsOfLevel0 = srid == 4326 ? 360.0 / 256 : 156_543.033_928_041;
        double pixel = 0.9 * unitsOfLevel0 / Math.pow(2, zoom(layer));
        double minX = vertex.get(0) - (COLUMN + 0.5) * pixel;
        double maxY = vertex.get(1) + (ROW + 0.5) * pixel;
        return Map.of(
                "crs",
                "EPSG:" + srid,
                "box",
                List.of(minX, maxY - SIZE * pixel, minX + SIZE * pixel, maxY),
                "pixel",
                List.of(COLUMN, ROW));
    }

    /** The closest level at which a rule draws more than a label. */
    static int zoom(Layer layer) {
        return IntStream.iterate(CLOSEST_ZOOM, zoom -> zoom >= 0, zoom -> zoom - 1)
                .filter(zoom -> layer.style().rules().stream().anyMatch(rule -> draws(rule, zoom)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean draws(StyleDefinition.Rule rule, int zoom) {
        return (rule.fill().isPresent()
                        || rule.stroke().isPresent()
                        || rule.mark().isPresent())
                && rule.fromZoom().orElse(0.0) <= zoom
                && rule.toZoom().orElse(99.0) >= zoom;
    }

    private void judge(Layer layer, JsonNode found, Path directory) throws IOException {
        assertThat(found.get("title").asString()).isEqualTo(layer.title().vi());
        assertThat(found.get("queryable").asInt()).isEqualTo(1);
        assertThat(found.get("legend").asString()).contains("GetLegendGraphic");
        List<Double> extent = numbers("SELECT unnest(ARRAY[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)])"
                + " FROM (SELECT ST_Extent(ST_Transform(geom, 4326)) AS e FROM layer." + layer.table() + ") AS extent");
        for (int i = 0; i < extent.size(); i++) {
            assertThat(found.get("box").get(i).asDouble())
                    .as("%s: extent", layer.id())
                    .isCloseTo(extent.get(i), within(0.001));
        }
        String first = layer.id() + "."
                + database.queryOne("SELECT fid FROM layer." + layer.table() + " ORDER BY fid LIMIT 1");
        for (int i = 0; i < SRIDS.size(); i++) {
            String what = layer.id() + " in EPSG:" + SRIDS.get(i);
            assertThat(found.get("infos").get(i).valueStream().map(JsonNode::asString))
                    .as(what)
                    .contains(first);
            BufferedImage picture = ImageIO.read(
                    directory.resolve(layer.id() + "-" + i + ".png").toFile());
            assertThat(picture).as(what).isNotNull();
            assertThat(painted(picture, COLUMN, ROW))
                    .as("%s: painted where it lies", what)
                    .isNotEmpty();
            assertThat(painted(picture, SIZE - 1 - REACH, SIZE - 1 - REACH))
                    .as("%s: painted where nothing lies", what)
                    .isEmpty();
        }
    }

    /** Colours around a pixel that are not transparent. */
    private static List<Integer> painted(BufferedImage picture, int column, int row) {
        List<Integer> colours = new ArrayList<>();
        for (int x = column - REACH; x <= column + REACH; x++) {
            for (int y = row - REACH; y <= row + REACH; y++) {
                if (picture.getRGB(x, y) >>> 24 != 0) {
                    colours.add(picture.getRGB(x, y));
                }
            }
        }
        return colours;
    }

    private List<Double> numbers(String sql) {
        return database.query(sql).stream().map(Double::valueOf).toList();
    }
}
