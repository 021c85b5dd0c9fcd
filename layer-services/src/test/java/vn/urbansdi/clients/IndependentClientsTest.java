package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;

/** GDAL and OWSLib, which share nothing with the product, list, read and draw every layer that the catalog publishes. */
class IndependentClientsTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final String PREFIX = CATALOG.deployment().prefix();
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
        JsonNode report = new ImportProgram(DATABASE, Optional.empty(), directory).importing(delivery.toString());
        assertThat(report.get("runs")).hasSize(CATALOG.layers().size());
        for (JsonNode run : report.get("runs")) {
            assertThat(run.get("inserted").asInt()).as("%s", run).isEqualTo(CatalogRows.ROWS);
        }
    }

    private static List<Layer> published() {
        return CATALOG.layers().stream()
                .filter(layer -> layer.publish().wfs().isPresent())
                .toList();
    }

    private static String name(Layer layer) {
        return PREFIX + ":" + layer.id();
    }

    private static String wfs() {
        return wfs("2.0.0");
    }

    private static String wfs(String version) {
        return "WFS:" + APP.url() + "/wfs?SERVICE=WFS&VERSION=" + version;
    }

    @Test
    void gdal_lists_every_layer_with_its_geometry_type() {
        String listed = Programs.ogrinfo("-ro", wfs());
        assertThat(Pattern.compile("(?m)^\\d+: (\\S+)")
                        .matcher(listed)
                        .results()
                        .map(line -> line.group(1))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        published().stream().map(IndependentClientsTest::name).toList());
        for (Layer layer : published()) {
            assertThat(listed)
                    .contains(name(layer) + " (title: " + layer.title().vi() + ")");
        }
    }

    @Test
    void gdal_counts_every_layer_and_knows_its_extent_and_crs() {
        String summary = Programs.ogrinfo("-ro", "-so", "-al", wfs());
        for (Layer layer : published()) {
            MatchResult found = Pattern.compile(
                            "Layer name: " + name(layer)
                                    + "\n.*?Feature Count: (\\d+)\nExtent: \\(([-\\d.]+), ([-\\d.]+)\\) - \\(([-\\d.]+), ([-\\d.]+)\\)"
                                    + "\n.*?\n    ID\\[\"EPSG\",(\\d+)\\]\\]\n",
                            Pattern.DOTALL)
                    .matcher(summary)
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(layer.id() + "\n" + summary));
            assertThat(found.group(1)).isEqualTo(Integer.toString(CatalogRows.ROWS));
            assertThat(found.group(6))
                    .isEqualTo(Integer.toString(layer.geometry().srid()));
            List<Double> extent = numbers("SELECT unnest(ARRAY[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)])"
                    + " FROM (SELECT ST_Extent(geom) AS e FROM layer." + layer.table() + ") AS extent");
            for (int i = 0; i < extent.size(); i++) {
                assertThat(Double.parseDouble(found.group(2 + i)))
                        .as("%s: %d of the extent", layer.id(), i)
                        .isCloseTo(extent.get(i), within(CENTIMETRE));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5899, ''",
        "4326, &SRSNAME=urn:ogc:def:crs:EPSG::4326",
        "4756, &SRSNAME=urn:ogc:def:crs:EPSG::4756",
        "3405, &SRSNAME=urn:ogc:def:crs:EPSG::3405",
        "3857, &SRSNAME=http://www.opengis.net/def/crs/EPSG/0/3857",
        "4326, &SRSNAME=EPSG:4326&OUTPUTFORMAT=application/json",
        "5899, &SRSNAME=urn:ogc:def:crs:EPSG::5899&OUTPUTFORMAT=application/json",
    })
    void gdal_reads_every_feature_of_every_layer(int srid, String parameters) {
        GdalCopy.into(DATABASE, "gdal", wfs() + parameters);
        for (Layer layer : published()) {
            String copy = "gdal.\"%s\"".formatted(name(layer).toLowerCase(Locale.ROOT));
            assertThat(DATABASE.query("SELECT DISTINCT ST_SRID(geom) FROM " + copy))
                    .as(layer.id())
                    .containsExactly(Integer.toString(srid));
            assertThat(DATABASE.query(differences(layer, copy, !parameters.contains("json"))))
                    .as("%s: features that differ", layer.id())
                    .isEmpty();
            List<String> columns = DATABASE.query("SELECT column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'gdal' AND table_name = '" + name(layer) + "'");
            assertThat(columns)
                    .filteredOn(column -> layer.attribute(column).isPresent())
                    .containsExactlyElementsOf(publicNames(layer));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.1.0, 5899, ''",
        "1.1.0, 4326, &SRSNAME=urn:ogc:def:crs:EPSG::4326",
        "1.1.0, 4326, &SRSNAME=EPSG:4326",
        "1.1.0, 4326, &SRSNAME=EPSG:4326&OUTPUTFORMAT=application/json",
        "1.0.0, 5899, ''",
        "1.0.0, 4326, &SRSNAME=EPSG:4326",
    })
    void gdal_reads_every_feature_of_every_layer_by_the_earlier_versions(String version, int srid, String parameters) {
        GdalCopy.into(DATABASE, "earlier", wfs(version) + parameters);
        for (Layer layer : published()) {
            String copy = "earlier.\"%s\"".formatted(name(layer).toLowerCase(Locale.ROOT));
            assertThat(DATABASE.query("SELECT DISTINCT ST_SRID(geom) FROM " + copy))
                    .as(layer.id())
                    .containsExactly(Integer.toString(srid));
            assertThat(DATABASE.query(differences(layer, copy, false)))
                    .as("%s: features that differ", layer.id())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.1.0"})
    void owslib_reads_every_layer_by_the_earlier_versions(String version) {
        JsonNode report =
                JsonMapper.shared().readTree(Programs.owslib("owslib_wfs_earlier.py", APP.url() + "/wfs", version));
        assertThat(report.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        published().stream().map(IndependentClientsTest::name).toList());
        for (Layer layer : published()) {
            JsonNode found = report.get(name(layer));
            assertThat(found.get("title").asString()).isEqualTo(layer.title().vi());
            assertThat(found.get("features").propertyNames())
                    .containsExactlyInAnyOrderElementsOf(
                            DATABASE.query("SELECT '%s.' || fid FROM layer.%s".formatted(layer.id(), layer.table())));
            for (String id : found.get("features").propertyNames()) {
                List<Double> place = numbers(("SELECT unnest(ARRAY[ST_X(p), ST_Y(p)]) FROM (SELECT"
                                + " ST_Transform((ST_DumpPoints(geom)).geom, 4326) AS p FROM layer.%s"
                                + " WHERE '%s.' || fid = '%s' LIMIT 1) AS first")
                        .formatted(layer.table(), layer.id(), id));
                for (int axis = 0; axis < 2; axis++) {
                    assertThat(found.get("features").get(id).get(axis).asDouble())
                            .isCloseTo(place.get(axis), within(1e-7));
                }
            }
            assertThat(found.get("page").asInt()).isEqualTo(2);
        }
    }

    private static List<String> publicNames(Layer layer) {
        return layer.publicAttributes().stream().map(Attribute::name).toList();
    }

    /** Keys of features that only one side has, or whose ids, values or places are not the same. */
    private static String differences(Layer layer, String copy, boolean withIds) {
        String values = layer.publicAttributes().stream()
                .map(attribute ->
                        "c.%1$s::%2$s IS DISTINCT FROM t.%1$s::%2$s".formatted(attribute.name(), sqlType(attribute)))
                .collect(Collectors.joining(" OR "));
        return """
                SELECT concat_ws('/', %1$s) FROM layer.%2$s t FULL JOIN %3$s c USING (%1$s)
                WHERE t.fid IS NULL OR c.ogc_fid IS NULL OR %4$s OR (%5$s)
                   OR ST_NPoints(c.geom) <> ST_NPoints(t.geom)
                   OR ST_HausdorffDistance(ST_Transform(c.geom, 5899), ST_Transform(t.geom, 5899)) > %6$s
                """.formatted(
                        String.join(", ", layer.key()),
                        layer.table(),
                        copy,
                        withIds ? "c.gml_id <> '" + layer.id() + ".' || t.fid" : "false",
                        values,
                        CENTIMETRE);
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

    @Test
    void owslib_reads_every_layer() throws IOException {
        TreeMap<String, List<Double>> boxes = new TreeMap<>();
        for (Layer layer : published()) {
            boxes.put(name(layer), boxAroundTheFirst(layer));
        }
        Path file = Files.writeString(
                directory.resolve("boxes.json"), JsonMapper.shared().writeValueAsString(boxes));
        JsonNode report =
                JsonMapper.shared().readTree(Programs.owslib("owslib_wfs.py", APP.url() + "/wfs", file.toString()));
        assertThat(report.propertyNames()).containsExactlyInAnyOrderElementsOf(boxes.keySet());
        for (Layer layer : published()) {
            judge(layer, report.get(name(layer)), boxes.get(name(layer)));
        }
    }

    private static void judge(Layer layer, JsonNode found, List<Double> box) {
        assertThat(found.get("title").asString()).isEqualTo(layer.title().vi());
        assertThat(found.get("crs").get(0).asString())
                .isEqualTo("urn:ogc:def:crs:EPSG::" + layer.geometry().srid());
        assertThat(found.get("crs")).hasSize(CATALOG.deployment().crs().size());
        assertThat(found.get("properties").valueStream().map(JsonNode::asString))
                .contains("geom")
                .isSubsetOf(Stream.concat(publicNames(layer).stream(), Stream.of("geom"))
                        .toList());

        List<String> ids = DATABASE.query("SELECT '%s.' || fid FROM layer.%s".formatted(layer.id(), layer.table()));
        assertThat(ids).hasSize(CatalogRows.ROWS);
        assertThat(ids(found.get("gml"))).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids(found.get("json"))).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids(found.get("page"))).hasSize(2).isSubsetOf(ids);
        assertThat(ids(found.get("inside")))
                .containsExactlyElementsOf(DATABASE.query(("SELECT '%s.' || fid FROM layer.%s WHERE ST_Intersects(geom,"
                                + " ST_Transform(ST_MakeEnvelope(%f, %f, %f, %f, 4326), ST_SRID(geom)))")
                        .formatted(layer.id(), layer.table(), box.get(0), box.get(1), box.get(2), box.get(3))))
                .hasSize(1);
        for (JsonNode feature : found.get("gml")) {
            List<Double> place = numbers(("SELECT unnest(ARRAY[ST_X(p), ST_Y(p)]) FROM (SELECT"
                            + " (ST_DumpPoints(geom)).geom AS p FROM layer.%s WHERE '%s.' || fid = '%s' LIMIT 1) AS first")
                    .formatted(layer.table(), layer.id(), feature.get(0).asString()));
            for (int axis = 0; axis < 2; axis++) {
                assertThat(feature.get(1).get(axis).asDouble()).isCloseTo(place.get(axis), within(CENTIMETRE));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1", "1.3.0"})
    void owslib_draws_and_questions_every_layer(String version, @TempDir Path pictures) throws IOException {
        new OwslibMaps(DATABASE, CATALOG).judge(APP.url() + "/wms", version, pictures);
    }

    /** Degrees. */
    private static List<Double> boxAroundTheFirst(Layer layer) {
        return numbers("SELECT unnest(ARRAY[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)]) FROM"
                + " (SELECT ST_Expand(ST_Transform(geom, 4326), 0.0001) AS e FROM layer." + layer.table()
                + " ORDER BY fid LIMIT 1) AS first");
    }

    private static List<Double> numbers(String sql) {
        return DATABASE.query(sql).stream().map(Double::valueOf).toList();
    }

    /** Features are ids, or lists that begin with one. */
    private static List<String> ids(JsonNode features) {
        return features.valueStream()
                .map(feature -> feature.isArray() ? feature.get(0).asString() : feature.asString())
                .toList();
    }
}
