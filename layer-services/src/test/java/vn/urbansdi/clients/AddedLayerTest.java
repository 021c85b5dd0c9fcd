package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;

/**
 * The street trees of docs/catalog.md, word for word: a directory without a {@code deployment.yaml} adds its layer to the
 * built-in ones.
 */
class AddedLayerTest {

    private static final Path PAGE = Path.of("..", "docs", "catalog.md");
    private static final Pattern FILE =
            Pattern.compile("`my-catalog/([^`]+)`:\\n\\n```yaml\\n(.*?)```", Pattern.DOTALL);

    private static final Path CATALOG = Catalogs.write(documentedFiles());

    @RegisterExtension
    static final TestService SERVICE = TestService.withCatalog(CATALOG);

    @TempDir
    static Path directory;

    @BeforeAll
    static void importTrees() throws IOException {
        Path trees = Files.writeString(directory.resolve("trees.geojson"), """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"MaCay": "C-0001", "species": "PHUONG", "height_m": 7.5},
                 "geometry": {"type": "Point", "coordinates": [107.0784, 20.9511]}},
                {"type": "Feature", "properties": {"MaCay": "C-0002", "species": "THONG"},
                 "geometry": {"type": "Point", "coordinates": [107.0785, 20.9511]}}]}
                """);
        JsonNode run = new ImportProgram(SERVICE.database(), Optional.of(CATALOG), directory)
                .importing("--layer", "street_tree", trees.toString())
                .get("runs")
                .get(0);
        assertThat(run.get("inserted").asInt()).isEqualTo(1);
        assertThat(run.get("rejected").get("unknown_code").asInt()).isEqualTo(1);
    }

    private static Map<String, String> documentedFiles() {
        try {
            Map<String, String> files = new HashMap<>();
            Matcher file = FILE.matcher(Files.readString(PAGE));
            while (file.find()) {
                files.put(file.group(1), file.group(2));
            }
            assertThat(files).containsOnlyKeys("land/street_tree.yaml", "codelists/tree_species.yaml");
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_added_layer_is_served_beside_the_built_in_ones() {
        JsonNode layers = json("/api/map").get("layers");
        assertThat(layers.valueStream().map(layer -> layer.get("id").asString()))
                .contains("street_tree")
                .containsAll(CatalogLoader.builtIn().layers().stream()
                        .filter(layer -> layer.publish().map().isPresent())
                        .map(Layer::id)
                        .toList());
        String wms = text("/wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0");
        assertThat(wms).contains("<Name>street_tree</Name>", "<Name>land_parcel</Name>");
        assertThat(text("/wfs?SERVICE=WFS&REQUEST=GetCapabilities")).contains("sdi:street_tree", "sdi:land_parcel");
    }

    /** DESIGN's golden point: 107.0784 20.9511 = 429961.676 2317688.950. */
    @Test
    void its_feature_comes_back_where_it_was_delivered() {
        JsonNode tree = json("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=sdi:street_tree"
                        + "&OUTPUTFORMAT=application/json&SRSNAME=EPSG:5899")
                .get("features")
                .get(0);
        assertThat(tree.get("properties").get("tree_id").asString()).isEqualTo("C-0001");
        assertThat(tree.get("geometry").get("coordinates").get(0).asDouble()).isBetween(429961.671, 429961.681);
        assertThat(tree.get("geometry").get("coordinates").get(1).asDouble()).isBetween(2317688.945, 2317688.955);

        // Column and row of the tile by the quad's own formula, at level 16.
        HttpResponse<byte[]> tile = SERVICE.get("/tiles/street_tree/16/52261/28866.mvt");
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(TestService.text(tile)).contains("C-0001", "PHUONG");
    }

    private static JsonNode json(String path) {
        return JsonMapper.shared().readTree(text(path));
    }

    private static String text(String path) {
        return TestService.text(SERVICE.get(path));
    }
}
