package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.urbansdi.app.TestService.header;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.style.CompiledStyle.Rule;
import vn.urbansdi.style.StyleCompiler;

/** TileJSON and the style for MapLibre: whatever they name is there. */
class MapStyleTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final LayerGroup BASE_MAP = CATALOG.declaredGroups().get(0);

    @Test
    void every_layer_with_tiles_has_tile_json() {
        for (Layer layer : CATALOG.layers()) {
            HttpResponse<byte[]> answer = SERVICE.get("/tiles/" + layer.id() + ".json");
            if (layer.publish().tiles().isEmpty()) {
                assertThat(answer.statusCode()).isEqualTo(404);
                continue;
            }
            JsonNode json = JsonMapper.shared().readTree(answer.body());
            assertThat(json.get("tilejson").asString()).isEqualTo("3.0.0");
            assertThat(json.get("minzoom").asInt())
                    .isEqualTo(layer.publish().tiles().get().minZoom());
            assertThat(json.get("maxzoom").asInt())
                    .isEqualTo(layer.publish().tiles().get().maxZoom());
            assertThat(json.get("bounds").size()).isEqualTo(4);
            JsonNode only = json.get("vector_layers").get(0);
            assertThat(only.get("id").asString()).isEqualTo(layer.id());
            assertThat(only.get("fields").propertyNames())
                    .containsExactlyElementsOf(layer.publicAttributes().stream()
                            .map(attribute -> attribute.name())
                            .toList());
            String tile = json.get("tiles").get(0).asString();
            assertThat(tile).startsWith(SERVICE.address());
            assertThat(SERVICE.get(tile.substring(SERVICE.address().length())
                                    .replace("{z}", json.get("minzoom").asString())
                                    .replace("{x}", "0")
                                    .replace("{y}", "0"))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(SERVICE.get("/tiles/nowhere.json").statusCode()).isEqualTo(404);
        assertThat(SERVICE.get("/tiles/land_parcel.json?lang=fr").statusCode()).isEqualTo(400);
    }

    @Test
    void every_source_resolves_and_every_property_exists() {
        JsonNode style = style();
        assertThat(style.get("version").asInt()).isEqualTo(8);
        Map<String, Set<String>> fields = new HashMap<>();
        Map<String, String> sources = new HashMap<>();
        style.get("sources").properties().forEach(source -> {
            String url = source.getValue().get("url").asString();
            HttpResponse<byte[]> answer =
                    SERVICE.get(url.substring(SERVICE.address().length()));
            assertThat(answer.statusCode()).as(url).isEqualTo(200);
            JsonMapper.shared().readTree(answer.body()).get("vector_layers").forEach(layer -> {
                String id = layer.get("id").asString();
                fields.put(id, new HashSet<>(layer.get("fields").propertyNames()));
                sources.put(id, source.getKey());
            });
        });
        // one request for each tile of what is seen at first, none for what is not
        CATALOG.layers().stream()
                .filter(layer -> layer.publish().tiles().isPresent())
                .forEach(layer -> assertThat(sources.get(layer.id()))
                        .isEqualTo(
                                layer.publish().map().get().visible()
                                                || BASE_MAP.layers().contains(layer)
                                        ? "/shown"
                                        : layer.id()));
        assertThat(fields.keySet())
                .containsExactlyInAnyOrderElementsOf(CATALOG.layers().stream()
                        .filter(layer -> layer.publish().tiles().isPresent())
                        .map(Layer::id)
                        .toList());
        Set<String> ids = new HashSet<>();
        Set<String> drawn = new HashSet<>();
        for (JsonNode layer : style.get("layers")) {
            assertThat(ids.add(layer.get("id").asString())).isTrue();
            if (layer.get("type").asString().equals("background")) {
                continue;
            }
            String source = layer.get("source-layer").asString();
            drawn.add(source);
            assertThat(layer.get("source").asString()).isEqualTo(sources.get(source));
            assertThat(layer.get("type").asString()).isIn("fill", "line", "circle", "symbol");
            List<String> named = new ArrayList<>();
            properties(layer, named);
            assertThat(fields.get(source)).as(layer.toString()).containsAll(named);
        }
        assertThat(drawn).isEqualTo(fields.keySet());
    }

    @Test
    void the_base_map_is_seen_beneath_all_others() {
        List<JsonNode> layers = style().get("layers").valueStream().toList();
        assertThat(layers.get(0).get("paint").get("background-color").asString())
                .isEqualTo(String.format("#%06X", BASE_MAP.backgroundRgb().orElseThrow()));
        List<String> symbols = layers.stream()
                .filter(layer -> layer.get("type").asString().matches("fill|line|circle"))
                .map(layer -> layer.get("id").asString())
                .toList();
        long beneath = symbols.stream().filter(id -> id.startsWith("basemap/")).count();
        assertThat(beneath).isGreaterThan(10);
        assertThat(symbols.subList(0, (int) beneath)).allMatch(id -> id.startsWith("basemap/"));
        assertThat(symbols.get(0)).isEqualTo("basemap/ward/0/fill");
        layers.stream()
                .filter(layer -> layer.get("id").asString().startsWith("basemap/"))
                .forEach(layer -> assertThat(
                                layer.get("layout").get("visibility").asString())
                        .isEqualTo("visible"));
    }

    /** A level of tiles of 512 pixels has the scale of the next one of 256. */
    @Test
    void layers_are_seen_at_the_scales_of_their_rules() {
        Map<String, JsonNode> byId = new HashMap<>();
        style().get("layers").forEach(layer -> byId.put(layer.get("id").asString(), layer));
        int labels = 0;
        for (Layer layer : CATALOG.layers()) {
            if (layer.publish().tiles().isEmpty()) {
                continue;
            }
            List<Rule> rules = StyleCompiler.compile(layer, CATALOG).rules();
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).label().isEmpty()) {
                    continue;
                }
                labels++;
                JsonNode label = byId.get(layer.id() + "/" + i + "/label");
                assertThat(label.get("type").asString()).isEqualTo("symbol");
                double zoom = Math.max(0, rules.get(i).scales().minZoom() - 1);
                assertThat(label.path("minzoom").asDouble(0)).isCloseTo(zoom, within(1e-9));
            }
        }
        assertThat(labels).isGreaterThan(3);
    }

    private static void properties(JsonNode node, List<String> into) {
        if (node.isArray()
                && node.size() == 2
                && node.get(0).isString()
                && (node.get(0).asString().equals("get")
                        || node.get(0).asString().equals("has"))) {
            into.add(node.get(1).asString());
        }
        node.forEach(each -> properties(each, into));
    }

    @Test
    void the_letters_of_labels_are_there() {
        JsonNode style = style();
        String template =
                style.get("glyphs").asString().substring(SERVICE.address().length());
        Set<String> fonts = new HashSet<>();
        style.get("layers")
                .forEach(layer -> layer.path("layout").path("text-font").forEach(font -> fonts.add(font.asString())));
        assertThat(fonts).isNotEmpty();
        for (String font : fonts) {
            String path = template.replace("{fontstack}", font.replace(" ", "%20"));
            HttpResponse<byte[]> latin = SERVICE.get(path.replace("{range}", "0-255"));
            assertThat(latin.statusCode()).isEqualTo(200);
            assertThat(header(latin, "Content-Type")).isEqualTo("application/x-protobuf");
            // ạ to ỹ
            assertThat(SERVICE.get(path.replace("{range}", "7680-7935")).body().length)
                    .isGreaterThan(20_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tiles/fonts/Comic%20Sans/0-255.pbf",
                "/tiles/fonts/Be%20Vietnam%20Pro%20Regular/1-256.pbf",
                "/tiles/fonts/Be%20Vietnam%20Pro%20Regular/0-511.pbf",
                "/tiles/fonts/Be%20Vietnam%20Pro%20Regular/65536-65791.pbf",
                "/tiles/fonts/Be%20Vietnam%20Pro%20Regular/x.pbf"
            })
    void letters_that_are_not_there_are_not_found(String path) {
        assertThat(SERVICE.get(path).statusCode()).isEqualTo(404);
    }

    private static JsonNode style() {
        return JsonMapper.shared().readTree(SERVICE.get("/tiles/style.json").body());
    }
}
