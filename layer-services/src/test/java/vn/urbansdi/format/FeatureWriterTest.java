package vn.urbansdi.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.CrsRegistry;

class FeatureWriterTest {

    private static final Layer LAYER = layer();
    private static final String VIETNAMESE = "Đường Lê Thánh Tông <&> \"\\ \u0001 \uD83D\uDE00 \uD800 ẩ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (1 2) | {\"type\":\"Point\",\"coordinates\":[1,2]}",
                "POINT EMPTY | {\"type\":\"Point\",\"coordinates\":[]}",
                "LINESTRING (1 2, 3.25 4) | {\"type\":\"LineString\",\"coordinates\":[[1,2],[3.25,4]]}",
                "POLYGON ((0 0, 4 0, 4 4, 0 0)) | {\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]]]}",
                "POLYGON ((0 0, 4 4, 4 0, 0 0)) | {\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]]]}",
                "MULTIPOINT (1 2, 3 4) | {\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
                "MULTILINESTRING ((1 2, 3 4)) | {\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]}",
                "MULTIPOLYGON EMPTY | {\"type\":\"MultiPolygon\",\"coordinates\":[]}",
            })
    void writesGeometriesAsGeoJson(String wkt, String expected) throws Exception {
        assertThat(written(out -> new GeoJsonGeometry(out, 9).write(wkb(wkt, 1))))
                .isEqualTo(expected);
        assertThat(written(out -> new GeoJsonGeometry(out, 9).write(wkb(wkt, 2))))
                .isEqualTo(expected);
    }

    @Test
    void writesGmlInTheOrderOfTheNamedCrs() throws Exception {
        GmlCrs latitudeFirst =
                GmlCrs.of(CrsRegistry.standard().find("EPSG:4326").orElseThrow());
        assertThat(written(out -> new GmlGeometry(out, latitudeFirst, "a.", GmlDialect.V3_2_1)
                        .write(7, wkb("POINT (107.5 21)", 2))))
                .isEqualTo("<gml:Point gml:id=\"a.7.geom\" srsName=\"urn:ogc:def:crs:EPSG::4326\" srsDimension=\"2\">"
                        + "<gml:pos>21 107.5</gml:pos></gml:Point>");
        GmlCrs crs84 = GmlCrs.of(CrsRegistry.standard().find("CRS:84").orElseThrow());
        assertThat(written(out -> new GmlGeometry(out, crs84, "a.", GmlDialect.V3_2_1)
                        .write(7, wkb("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1)))", 1))))
                .isEqualTo("<gml:MultiSurface gml:id=\"a.7.geom\" srsName=\"urn:ogc:def:crs:OGC:1.3:CRS84\""
                        + " srsDimension=\"2\"><gml:surfaceMember><gml:Polygon gml:id=\"a.7.geom.1\">"
                        + "<gml:exterior><gml:LinearRing><gml:posList>0 0 9 0 9 9 0 0</gml:posList></gml:LinearRing>"
                        + "</gml:exterior><gml:interior><gml:LinearRing><gml:posList>1 1 2 2 2 1 1 1</gml:posList>"
                        + "</gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>");
    }

    @Test
    void writesEveryTypeOfValueAsJsonThatReadsBack() throws Exception {
        Object[] values = {
            VIETNAMESE,
            Long.MIN_VALUE,
            new BigDecimal("1E+3"),
            true,
            LocalDate.of(2026, 1, 2),
            Instant.parse("2026-01-01T23:30:00Z")
        };
        String json = written(out -> {
            FeatureWriter writer = new GeoJsonFeatureWriter(out, FeatureQuery.everything(LAYER), "thing.", 9, false);
            GeoJsonCollection.begin(out, CrsRegistry.standard().require(5899));
            writer.accept(new Feature(1, values, wkb("POINT (1 2)", 2)));
            writer.accept(new Feature(2, new Object[6], null));
            GeoJsonCollection.end(
                    out,
                    java.util.OptionalLong.of(9),
                    writer.written(),
                    Optional.of("http://h/?a=\"b"),
                    Optional.empty());
        });
        JsonNode tree = new ObjectMapper().readTree(json);
        JsonNode properties = tree.at("/features/0/properties");
        assertThat(properties.get("text").asText()).isEqualTo(VIETNAMESE.replace('\uD800', '\uFFFD'));
        assertThat(properties.get("integer").asLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(properties.get("decimal").decimalValue()).isEqualByComparingTo("1000");
        assertThat(properties.get("boolean").asBoolean()).isTrue();
        assertThat(properties.get("date").asText()).isEqualTo("2026-01-02");
        assertThat(properties.get("timestamp").asText()).isEqualTo("2026-01-02T06:30:00+07:00");
        assertThat(tree.at("/features/1/properties/text").isNull()).isTrue();
        assertThat(tree.at("/features/1/geometry").isNull()).isTrue();
        assertThat(tree.at("/features/1/id").asText()).isEqualTo("thing.2");
        assertThat(tree.at("/crs/properties/name").asText()).isEqualTo("urn:ogc:def:crs:EPSG::5899");
        assertThat(tree.get("numberReturned").asInt()).isEqualTo(2);
        assertThat(tree.get("numberMatched").asInt()).isEqualTo(9);
        assertThat(tree.at("/links/0/href").asText()).isEqualTo("http://h/?a=\"b");
    }

    @Test
    void escapesXmlTextAndReplacesWhatXmlCannotCarry() throws Exception {
        assertThat(written(out -> out.xmlText(VIETNAMESE + "\uFFFF\r\n")))
                .isEqualTo("Đường Lê Thánh Tông &lt;&amp;&gt; \"\\ \uFFFD \uD83D\uDE00 \uFFFD ẩ\uFFFD&#13;\n");
    }

    @Test
    void refusesCoordinatesThatAreNotNumbers() throws Exception {
        byte[] wkb = wkb("LINESTRING (1 2, 3 4)", 2);
        java.nio.ByteBuffer.wrap(wkb).order(java.nio.ByteOrder.LITTLE_ENDIAN).putDouble(9, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> written(out -> new GeoJsonGeometry(out, 9).write(wkb)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTextWholeAcrossTheBuffersEdge() throws Exception {
        Random random = new Random(7);
        String text = IntStream.range(0, 200_000)
                .mapToObj(i -> random.nextInt(4) == 0 ? "ố😀" : "abc")
                .collect(Collectors.joining());
        assertThat(written(out -> out.xmlText(text))).isEqualTo(text);
        assertThat(written(out -> out.jsonString(text))).isEqualTo("\"" + text + "\"");
    }

    private static String written(Body body) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteOutput out = new ByteOutput(bytes);
        body.write(out);
        out.drain();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** @param byteOrder as {@link WKBWriter} numbers them */
    private static byte[] wkb(String wkt, int byteOrder) {
        try {
            Geometry geometry = new WKTReader().read(wkt);
            return new WKBWriter(2, byteOrder).write(geometry);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Layer layer() {
        List<Attribute> attributes = Arrays.stream(AttributeType.values())
                .map(type -> new Attribute(
                        type.yamlName(),
                        type,
                        new Title(type.yamlName(), type.yamlName()),
                        false,
                        true,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()))
                .toList();
        return new Layer(
                "thing",
                "thing",
                "test",
                new Title("Vật", "Thing"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Layer.Geometry(GeometryType.POINT, 5899),
                List.of("text"),
                List.of(),
                attributes,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Layer.Gml.NONE,
                new StyleDefinition(0, List.of()),
                List.of(),
                new Publish(true, Optional.empty(), true, Optional.empty(), Optional.empty()),
                List.of());
    }

    @FunctionalInterface
    private interface Body {
        void write(ByteOutput out) throws IOException;
    }
}
