package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.testing.TestDatabase;

/** GDAL lists and reads every layer of the catalog by OGC API – Features, and every resource of each is as it must be. */
class OapifClientTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final double CENTIMETRE = 0.01;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @TempDir
    static Path directory;

    @BeforeAll
    static void importAFewRowsOfEveryLayer() {
        Path delivery = new CatalogRows(CATALOG, 107.06, 20.95).write(directory);
        new ImportProgram(DATABASE, Optional.empty(), directory).importing(delivery.toString());
    }

    static List<Layer> published() {
        return CATALOG.layers().stream()
                .filter(layer -> layer.publish().features())
                .toList();
    }

    @Test
    void gdal_lists_every_layer() {
        String listed = Programs.ogrinfo("-ro", "OAPIF:" + APP.url() + "/ogc");
        assertThat(Pattern.compile("(?m)^\\d+: (\\S+)")
                        .matcher(listed)
                        .results()
                        .map(line -> line.group(1))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        published().stream().map(Layer::id).toList());
    }

    /** In pages of two, so that it follows the links. */
    @Test
    void gdal_reads_every_feature_of_every_layer() {
        GdalCopy.into(DATABASE, "oapif", "OAPIF:" + APP.url() + "/ogc", "-oo", "PAGE_SIZE=2");
        for (Layer layer : published()) {
            same(layer, "oapif." + layer.id(), 4326, "geom");
        }
    }

    /** What GDAL does not ask for itself in this version: it is handed the answer in a CRS that puts north first. */
    @ParameterizedTest
    @MethodSource("published")
    void gdal_reads_north_before_east_where_the_crs_has_it_so(Layer layer) {
        for (int srid : List.of(4326, 4756, 5899, 3857)) {
            String address = APP.url() + "/ogc/collections/" + layer.id()
                    + "/items?crs=http://www.opengis.net/def/crs/EPSG/0/" + srid;
            // GeoJSON is east first to this reader, so what was north first comes out turned.
            GdalCopy.into(
                    DATABASE, "turned", address, "-a_srs", "EPSG:" + srid, "-nln", layer.id(), "-oo", "NATIVE_DATA=NO");
            boolean turned = CrsRegistry.standard().require(srid).northFirst();
            same(layer, "turned." + layer.id(), srid, turned ? "ST_FlipCoordinates(geom)" : "geom");
        }
    }

    private static void same(Layer layer, String copy, int srid, String geometry) {
        String key = String.join(", ", layer.key());
        assertThat(DATABASE.query(
                        """
                SELECT concat_ws('/', %1$s) FROM layer.%2$s t FULL JOIN (SELECT *, %5$s AS g FROM %3$s) c USING (%1$s)
                WHERE t.fid IS NULL OR c.ogc_fid IS NULL OR (%6$s) OR ST_NPoints(c.g) <> ST_NPoints(t.geom)
                   OR ST_HausdorffDistance(ST_Transform(ST_SetSRID(c.g, %4$d), 5899), ST_Transform(t.geom, 5899)) > %7$s
                """.formatted(key, layer.table(), copy, srid, geometry, differing(layer), CENTIMETRE)))
                .as("%s in EPSG:%d: features that differ", layer.id(), srid)
                .isEmpty();
        assertThat(DATABASE.queryOne("SELECT count(*) FROM " + copy)).isEqualTo(Integer.toString(CatalogRows.ROWS));
    }

    private static String differing(Layer layer) {
        return layer.publicAttributes().stream()
                .map(attribute ->
                        "c.%1$s::%2$s IS DISTINCT FROM t.%1$s::%2$s".formatted(attribute.name(), sqlType(attribute)))
                .collect(Collectors.joining(" OR "));
    }

    private static String sqlType(Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case DECIMAL -> "float8";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
        };
    }

    /** The contract of every collection: a new YAML file brings its own test. */
    @ParameterizedTest
    @MethodSource("published")
    void every_resource_of_every_layer_is_there(Layer layer) {
        String path = "/ogc/collections/" + layer.id();
        JsonNode collection = json(path);
        assertThat(collection.get("title").asString()).isEqualTo(layer.title().vi());
        assertThat(collection.get("storageCrs").asString())
                .endsWith("/" + layer.geometry().srid());
        List<String> extent = collection
                .get("extent")
                .get("spatial")
                .get("bbox")
                .get(0)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        JsonNode all = json(path + "/items?bbox=" + String.join(",", extent));
        assertThat(all.get("numberMatched").asInt())
                .as("all features lie in the extent")
                .isEqualTo(CatalogRows.ROWS);
        JsonNode first = all.get("features").get(0);
        assertThat(first.get("properties").propertyNames())
                .containsExactlyElementsOf(
                        layer.publicAttributes().stream().map(Attribute::name).toList());
        assertThat(first.get("geometry").get("type").asString())
                .isEqualTo(layer.geometry().type().simpleFeatureName());
        JsonNode alone = json(path + "/items/" + first.get("id").asString());
        assertThat(alone.get("properties")).isEqualTo(first.get("properties"));
        assertThat(alone.get("geometry")).isEqualTo(first.get("geometry"));
        for (String page : List.of(
                path, path + "/items", path + "/items/" + first.get("id").asString())) {
            assertThat(APP.get(page + "?f=html").body()).contains("</html>");
        }
        JsonNode parameters = json("/ogc/api")
                .get("paths")
                .get("/collections/" + layer.id() + "/items")
                .get("get")
                .get("parameters");
        for (Attribute attribute : layer.publicAttributes()) {
            boolean offered = parameters
                    .valueStream()
                    .anyMatch(p -> p.path("name").asString().equals(attribute.name()));
            assertThat(offered).as(attribute.name()).isTrue();
            JsonNode value = first.get("properties").get(attribute.name());
            if (offered && !value.isNull()) {
                String query = java.net.URLEncoder.encode(value.asString(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(json(path + "/items?" + attribute.name() + "=" + query)
                                .get("features")
                                .valueStream()
                                .map(f -> f.get("id")))
                        .as("%s=%s", attribute.name(), value)
                        .contains(first.get("id"));
            }
        }
        assertThat(CATALOG.localName(layer).toLowerCase(Locale.ROOT)).isEqualTo(layer.id());
    }

    private static JsonNode json(String path) {
        java.net.http.HttpResponse<String> response = APP.get(path);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
