package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** The features of every layer of the catalog follow the schema that the service itself gives for them. */
class CatalogLayersAreValidTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final int FEATURES = 12;

    /** Characters that XML has to write in another way or cannot write at all, and marks of Vietnamese. */
    private static final List<String> TEXTS = List.of(
            "Đường Trần Phú",
            "<b> & \"nháy\" 'đơn'",
            "]]>",
            "hai\ndòng\tvà\rba",
            "\u0001\u001f\uffff",
            "𝔘\u202e",
            " lề ",
            "");

    private static final List<String> DECIMALS =
            List.of("0", "-0.5", "1e-30", "123456789012345678901234567890.125", "1e20");
    private static final List<String> MOMENTS = List.of(
            "2026-07-01 06:05:04.123456+07",
            "1900-01-01 00:00:00Z",
            "0001-01-02 00:00:00Z",
            "9999-12-30 23:59:59Z",
            "2024-02-29 23:59:59.9+07");

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WfsServer SERVER =
            WfsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @BeforeAll
    static void featuresOfEveryLayer() {
        System.out.println("CatalogLayersAreValidTest: -Dsdi.test.seed=" + RandomCases.SEED);
        Random random = new Random(RandomCases.SEED);
        for (Layer layer : CATALOG.layers()) {
            for (int i = 0; i < FEATURES; i++) {
                DATABASE.execute(insert(random, layer, i));
            }
        }
    }

    private static String insert(Random random, Layer layer, int i) {
        String names = layer.attributes().stream().map(Attribute::name).collect(Collectors.joining(", "));
        String values = layer.attributes().stream()
                .map(attribute -> layer.key().contains(attribute.name())
                        ? RandomCases.text(layer.id() + "-" + i)
                        : !attribute.required() && random.nextInt(4) == 0 ? "NULL" : value(random, attribute, i))
                .collect(Collectors.joining(", "));
        return "INSERT INTO layer." + layer.table() + " (" + names + ", geom) VALUES (" + values + ", "
                + (i == 0
                        ? "NULL"
                        : geometry(layer.geometry().type(), layer.geometry().srid(), i, random)) + ")";
    }

    private static String value(Random random, Attribute attribute, int i) {
        Optional<CodeList> codes = attribute.codes().flatMap(CATALOG::codeList);
        if (codes.isPresent()) {
            String code = RandomCases.pick(random, codes.get().codes()).value();
            return RandomCases.text(code);
        }
        return switch (attribute.type()) {
            case TEXT -> RandomCases.text(TEXTS.get(i % TEXTS.size()));
            case INTEGER -> RandomCases.pick(random, List.of("0", "-9223372036854775808", "9223372036854775807"));
            case DECIMAL -> RandomCases.pick(random, DECIMALS);
            case BOOLEAN -> String.valueOf(random.nextBoolean());
            case DATE -> RandomCases.pick(random, List.of("'2024-02-29'", "'0001-01-01'", "'9999-12-31'"));
            case TIMESTAMP -> "'" + RandomCases.pick(random, MOMENTS) + "'";
        };
    }

    private static String geometry(GeometryType type, int srid, int i, Random random) {
        String point = RandomCases.point(random);
        String area = "ST_Difference(ST_Buffer(" + point + ", 40, 3), ST_Buffer(" + point + ", 9, 2))";
        String line = "ST_MakeLine(" + point + ", ST_Translate(" + point + ", 30, 4))";
        String geometry = switch (type) {
            case POINT -> point;
            case LINE_STRING -> line;
            case POLYGON -> area;
            case MULTI_POINT -> "ST_Multi(ST_Union(" + point + ", ST_Translate(" + point + ", 30, 4)))";
            case MULTI_LINE_STRING -> "ST_Multi(ST_Collect(" + line + ", ST_Translate(" + line + ", 30, 4)))";
            case MULTI_POLYGON ->
                i % 2 == 0
                        ? "ST_Multi(" + area + ")"
                        : "ST_Multi(ST_Union(" + area + ", ST_Translate(" + area + ", 200, 4)))";
        };
        return "ST_Transform(" + geometry + ", " + srid + ")";
    }

    static List<Layer> layers() {
        return CATALOG.layers().stream()
                .filter(layer -> layer.publish().wfs().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void features_follow_the_schema_of_their_layer(Layer layer) {
        String schema =
                SERVER.get("DescribeFeatureType", "typeNames", layer.id()).body();
        String key = layer.attributes().stream()
                .filter(Attribute::isPublic)
                .reduce((a, b) -> b)
                .orElseThrow()
                .name();
        for (String[] request : List.of(
                new String[] {"typeNames", layer.id()},
                new String[] {"typeNames", layer.id(), "srsName", "urn:ogc:def:crs:EPSG::4326"},
                new String[] {"typeNames", layer.id(), "srsName", "EPSG:3857", "count", "4", "startIndex", "3"},
                new String[] {"typeNames", layer.id(), "propertyName", key},
                new String[] {"typeNames", layer.id(), "propertyName", "geom", "sortBy", key + " DESC"},
                new String[] {"typeNames", layer.id(), "resultType", "hits"},
                new String[] {"resourceId", layer.id() + ".1," + layer.id() + ".2," + layer.id() + ".3"},
                new String[] {"storedquery_id", StoredQueries.GET_FEATURE_BY_ID, "id", layer.id() + ".2"})) {
            WfsServer.Answer answer = SERVER.get("GetFeature", request);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(OgcSchemas.errors(answer.bytes(), schema, Names.WFS_SCHEMA))
                    .as(String.join(" ", request) + answer.body())
                    .isEmpty();
        }
        assertThat(SERVER.get("GetFeature", "typeNames", layer.id()).body())
                .contains("numberMatched=\"" + FEATURES + "\" numberReturned=\"" + FEATURES + "\"");
    }

    @Test
    void all_layers_at_once_follow_the_schema_of_all() {
        String schema = SERVER.get("DescribeFeatureType").body();
        String types = layers().stream().map(layer -> "(" + layer.id() + ")").collect(Collectors.joining());
        for (String[] more : List.of(
                new String[] {}, new String[] {"count", "20", "startIndex", "5"}, new String[] {"resultType", "hits"
                })) {
            String[] request = java.util.stream.Stream.concat(
                            java.util.stream.Stream.of("typeNames", types), java.util.Arrays.stream(more))
                    .toArray(String[]::new);
            WfsServer.Answer answer = SERVER.get("GetFeature", request);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(OgcSchemas.errors(answer.bytes(), schema, Names.WFS_SCHEMA))
                    .isEmpty();
        }
    }

    @Test
    void capabilities_with_extents_of_data_are_valid() {
        WfsServer.Answer answer = SERVER.raw("service=WFS&request=GetCapabilities");
        assertThat(answer.body()).contains("<ows:LowerCorner>107.");
        assertThat(OgcSchemas.errors(answer.bytes(), null, Names.WFS_SCHEMA)).isEmpty();
    }

    /** Also what only this catalog's GeoJSON can show: every number and text is one that a strict reader takes. */
    @ParameterizedTest
    @MethodSource("layers")
    void geojson_is_what_a_strict_reader_takes(Layer layer) {
        WfsReader.Collection read =
                WfsReader.geoJson(SERVER.get("GetFeature", "typeNames", layer.id(), "outputFormat", "geojson")
                        .body());
        assertThat(read.features()).hasSize(FEATURES);
        assertThat(read.features().get(0).values().keySet())
                .containsExactlyElementsOf(
                        layer.publicAttributes().stream().map(Attribute::name).toList());
    }
}
