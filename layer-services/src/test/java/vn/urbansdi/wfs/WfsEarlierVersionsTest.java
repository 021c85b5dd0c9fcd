package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** WFS 1.1.0 and 1.0.0 beside 2.0.0: the same features, each in the form of its time, and every answer valid by its schema. */
class WfsEarlierVersionsTest {

    private static final Layer LAMP = TestLayers.layer("lamp", GeometryType.POINT, 5899)
            .attribute(TestLayers.required("lamp_id", AttributeType.TEXT))
            .attribute(TestLayers.optional("power_w", AttributeType.INTEGER))
            .attribute(TestLayers.restricted("owner", "officer"))
            .key("lamp_id")
            .build();
    private static final Layer PIPE = TestLayers.layer("pipe", GeometryType.MULTI_LINE_STRING, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .key("name")
            .build();
    private static final Layer ZONE = TestLayers.layer("zone", GeometryType.MULTI_POLYGON, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .key("name")
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LAMP, PIPE, ZONE);

    private static final double LONGITUDE = 107.07879625;
    private static final double LATITUDE = 20.944878577;
    private static final double DEGREE = 1e-7;

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(CATALOG, DATABASE);

    @BeforeAll
    static void rows() {
        DATABASE.execute("INSERT INTO layer.lamp (lamp_id, power_w, owner, geom) SELECT 'L' || i, 50 + i, 'mật',"
                + " ST_SetSRID(ST_Point(429999 + i, 2317000), 5899) FROM generate_series(1, 5) i;"
                + " INSERT INTO layer.pipe (name, geom) VALUES ('P & 1', ST_GeomFromText("
                + "'MULTILINESTRING((430000 2317000, 430010 2317000), (430000 2317010, 430010 2317020))', 5899));"
                + " INSERT INTO layer.zone (name, geom) VALUES ('Z', ST_GeomFromText('MULTIPOLYGON(((430000 2317000,"
                + " 430100 2317000, 430100 2317100, 430000 2317100, 430000 2317000), (430010 2317010, 430010 2317020,"
                + " 430020 2317020, 430020 2317010, 430010 2317010)))', 5899))");
    }

    private static WfsServer.Answer get(String version, String operation, String... parameters) {
        StringBuilder query = new StringBuilder("service=WFS&version=" + version + "&request=" + operation);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return SERVER.raw(query.toString());
    }

    /** A collection of features that is valid by the version's schema and the service's own. */
    private static String features(String version, String... parameters) {
        return valid(version, get(version, "GetFeature", parameters));
    }

    private static String posted(String version, String xml) {
        return valid(version, SERVER.post("text/xml", xml));
    }

    private static String valid(String version, WfsServer.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String own = get(version, "DescribeFeatureType").body();
        String schema = WfsVersion.valueOf("V" + version.replace('.', '_')).schema();
        assertThat(OgcSchemas.errors(answer.bytes(), own, schema))
                .as(answer.body())
                .isEmpty();
        assertThat(answer.body()).contains("FeatureCollection").doesNotContain("mật");
        return answer.body();
    }

    private static long members(String collection) {
        return Pattern.compile("<(gml:featureMember|wfs:member)>")
                .matcher(collection)
                .results()
                .count();
    }

    private static List<Double> firstPosition(String collection) {
        Matcher matcher = Pattern.compile("<gml:(?:pos|posList|coordinates)>([-0-9.]+)[ ,]([-0-9.]+)")
                .matcher(collection);
        assertThat(matcher.find()).as(collection).isTrue();
        return List.of(Double.valueOf(matcher.group(1)), Double.valueOf(matcher.group(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "2.0.0, typeNames, urn:ogc:def:crs:EPSG::4326, true, urn:ogc:def:crs:EPSG::4326",
        "2.0.0, typeNames, EPSG:4326, true, urn:ogc:def:crs:EPSG::4326",
        "1.1.0, typeName, urn:ogc:def:crs:EPSG::4326, true, urn:ogc:def:crs:EPSG::4326",
        "1.1.0, typeName, urn:x-ogc:def:crs:EPSG:4326, true, urn:ogc:def:crs:EPSG::4326",
        "1.1.0, typeName, EPSG:4326, false, http://www.opengis.net/gml/srs/epsg.xml#4326",
        "1.1.0, typeName, http://www.opengis.net/gml/srs/epsg.xml#4326, false, http://www.opengis.net/gml/srs/epsg.xml#4326",
        "1.0.0, typeName, EPSG:4326, false, http://www.opengis.net/gml/srs/epsg.xml#4326",
    })
    void a_known_point_in_the_axis_order_of_each_name(
            String version, String typeName, String srsName, boolean latitudeFirst, String told) {
        for (String layer : List.of("sdi:lamp", "sdi:pipe", "sdi:zone")) {
            String answer = features(version, typeName, layer, "srsName", srsName);
            List<Double> position = firstPosition(answer);
            assertThat(position.get(0)).isCloseTo(latitudeFirst ? LATITUDE : LONGITUDE, within(DEGREE));
            assertThat(position.get(1)).isCloseTo(latitudeFirst ? LONGITUDE : LATITUDE, within(DEGREE));
            assertThat(answer).contains("srsName=\"" + told + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2.0.0, urn:ogc:def:crs:EPSG::5899",
        "1.1.0, urn:ogc:def:crs:EPSG::5899",
        "1.0.0, http://www.opengis.net/gml/srs/epsg.xml#5899"
    })
    void a_known_point_in_the_crs_of_its_layer(String version, String told) {
        String answer = features(version, version.startsWith("1") ? "typeName" : "typeNames", "lamp");
        assertThat(firstPosition(answer)).containsExactly(430000.0, 2317000.0);
        assertThat(answer).contains("srsName=\"" + told + "\"");
        assertThat(members(answer)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1.0, '20.94,107.07,20.95,107.07881,urn:ogc:def:crs:EPSG::4326', 2",
        "1.1.0, '107.07,20.94,107.07881,20.95,EPSG:4326', 2",
        "1.1.0, '107.07,20.94,107.07881,20.95,CRS:84', 2",
        "1.1.0, '430000.5,2316999,430002.5,2317001', 2",
        "1.0.0, '107.07,20.94,107.07881,20.95,EPSG:4326', 2",
        "1.0.0, '430000.5,2316999,430002.5,2317001', 2",
    })
    void boxes_are_read_in_the_axis_order_of_their_name(String version, String bbox, int found) {
        assertThat(members(features(version, "typeName", "lamp", "bbox", bbox))).isEqualTo(found);
    }

    @Test
    void numbers_limits_orders_and_properties_of_1_1() {
        String page = features(
                "1.1.0", "typeName", "lamp", "maxFeatures", "2", "sortBy", "power_w D", "propertyName", "power_w");
        assertThat(page)
                .contains("numberOfFeatures=\"2\"", "gml:id=\"lamp.5\"", "gml:id=\"lamp.4\"")
                .doesNotContain("sdi:geom");
        assertThat(features("1.1.0", "typeName", "lamp", "resultType", "hits"))
                .contains("numberOfFeatures=\"5\"")
                .doesNotContain("featureMember");
        assertThat(features("1.1.0", "featureid", "lamp.3,zone.1"))
                .contains("lamp.3\"", "zone.1\"", "numberOfFeatures=\"2\"");
        assertThat(features("1.1.0", "typeName", "lamp,pipe", "maxFeatures", "6"))
                .contains("numberOfFeatures=\"6\"", "<sdi:name>P &amp; 1</sdi:name>");
        assertThat(features("1.0.0", "typeName", "lamp,pipe", "featureid", "lamp.2"))
                .contains("fid=\"lamp.2\"")
                .doesNotContain("<sdi:pipe");
        assertThat(members(features("1.0.0", "typeName", "lamp", "maxFeatures", "3")))
                .isEqualTo(3);
    }

    @Test
    void filters_of_1_1() {
        String box = "<ogc:BBOX><ogc:PropertyName>sdi:geom</ogc:PropertyName><gml:Envelope srsName=\"%s\">"
                + "<gml:lowerCorner>%s</gml:lowerCorner><gml:upperCorner>%s</gml:upperCorner></gml:Envelope></ogc:BBOX>";
        for (String each : List.of(
                box.formatted("urn:ogc:def:crs:EPSG::4326", "20.94 107.07", "20.95 107.07881"),
                box.formatted("EPSG:4326", "107.07 20.94", "107.07881 20.95"),
                box.formatted("http://www.opengis.net/gml/srs/epsg.xml#4326", "107.07 20.94", "107.07881 20.95"),
                "<ogc:PropertyIsLessThan><ogc:PropertyName>power_w</ogc:PropertyName><ogc:Literal>53</ogc:Literal></ogc:PropertyIsLessThan>",
                "<ogc:Or><ogc:PropertyIsLike wildCard=\"*\" singleChar=\"?\" escapeChar=\"!\"><ogc:PropertyName>lamp_id</ogc:PropertyName>"
                        + "<ogc:Literal>*1</ogc:Literal></ogc:PropertyIsLike><ogc:PropertyIsEqualTo><ogc:PropertyName>sdi:lamp_id"
                        + "</ogc:PropertyName><ogc:Literal>L2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Or>",
                "<ogc:FeatureId fid=\"lamp.1\"/><ogc:FeatureId fid=\"lamp.2\"/>",
                "<ogc:GmlObjectId gml:id=\"lamp.1\"/><ogc:GmlObjectId gml:id=\"lamp.2\"/>",
                "<ogc:Intersects><ogc:PropertyName>geom</ogc:PropertyName><gml:Polygon srsName=\"EPSG:5899\"><gml:exterior><gml:LinearRing>"
                        + "<gml:posList>429999 2316999 430001.5 2316999 430001.5 2317001 429999 2317001 429999 2316999</gml:posList>"
                        + "</gml:LinearRing></gml:exterior></gml:Polygon></ogc:Intersects>")) {
            String filter = "<ogc:Filter xmlns:ogc=\"" + Names.OGC + "\" xmlns:gml=\"" + Names.GML_3_1 + "\">" + each
                    + "</ogc:Filter>";
            String answer = features("1.1.0", "typeName", "sdi:lamp", "filter", filter);
            assertThat(answer).as(each).contains("lamp.1\"", "lamp.2\"", "numberOfFeatures=\"2\"");
            assertThat(posted(
                            "1.1.0",
                            "<wfs:GetFeature xmlns:wfs=\"" + Names.WFS_1 + "\" xmlns:s=\""
                                    + CATALOG.deployment().namespace()
                                    + "\" maxFeatures=\"9\"><wfs:Query typeName=\"s:lamp\" srsName=\"EPSG:4326\"><wfs:PropertyName>s:geom</wfs:PropertyName>"
                                    + filter + "</wfs:Query></wfs:GetFeature>"))
                    .contains("numberOfFeatures=\"2\"", "<gml:pos>107.0787")
                    .doesNotContain("power_w");
        }
    }

    @Test
    void filters_of_1_0() {
        for (String each : List.of(
                "<ogc:BBOX><ogc:PropertyName>geom</ogc:PropertyName><gml:Box srsName=\"http://www.opengis.net/gml/srs/epsg.xml#4326\">"
                        + "<gml:coordinates>107.07,20.94 107.07881,20.95</gml:coordinates></gml:Box></ogc:BBOX>",
                "<ogc:BBOX><ogc:PropertyName>geom</ogc:PropertyName><gml:Box><gml:coord><gml:X>429999</gml:X><gml:Y>2316999</gml:Y></gml:coord>"
                        + "<gml:coord><gml:X>430001.5</gml:X><gml:Y>2317001</gml:Y></gml:coord></gml:Box></ogc:BBOX>",
                "<ogc:Within><ogc:PropertyName>geom</ogc:PropertyName><gml:Polygon srsName=\"EPSG:5899\"><gml:outerBoundaryIs><gml:LinearRing>"
                        + "<gml:coordinates decimal=\",\" cs=\" \" ts=\";\">429999 2316999;430001,5 2316999;430001,5 2317001;429999 2317001;429999 2316999"
                        + "</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon></ogc:Within>",
                "<ogc:PropertyIsBetween><ogc:PropertyName>power_w</ogc:PropertyName><ogc:LowerBoundary><ogc:Literal>50</ogc:Literal>"
                        + "</ogc:LowerBoundary><ogc:UpperBoundary><ogc:Literal>52</ogc:Literal></ogc:UpperBoundary></ogc:PropertyIsBetween>",
                "<ogc:FeatureId fid=\"lamp.1\"/><ogc:FeatureId fid=\"lamp.2\"/>")) {
            String filter = "<ogc:Filter xmlns:ogc=\"" + Names.OGC + "\" xmlns:gml=\"" + Names.GML_3_1 + "\">" + each
                    + "</ogc:Filter>";
            assertThat(features("1.0.0", "typeName", "sdi:lamp", "filter", filter))
                    .as(each)
                    .contains("fid=\"lamp.1\"", "fid=\"lamp.2\"")
                    .doesNotContain("fid=\"lamp.3\"");
            String answer = posted(
                    "1.0.0",
                    "<GetFeature xmlns=\"" + Names.WFS_1 + "\" version=\"1.0.0\" service=\"WFS\" outputFormat=\"GML2\">"
                            + "<Query typeName=\"lamp\">" + filter + "</Query></GetFeature>");
            assertThat(members(answer)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.1.0"})
    void the_other_formats_are_there_too(String version) {
        assertThat(get(version, "GetFeature", "typeName", "lamp", "outputFormat", "application/json")
                        .body())
                .contains("\"FeatureCollection\"", "\"lamp.5\"");
        assertThat(get(version, "GetFeature", "typeName", "lamp", "outputFormat", "csv")
                        .body())
                .contains("lamp_id");
        for (WfsVersion other : WfsVersion.values()) {
            WfsServer.Answer answer = get(
                    version,
                    "GetFeature",
                    "typeName",
                    "zone",
                    "outputFormat",
                    other.gml().contentType());
            assertThat(answer.contentType().replace(" ", ""))
                    .startsWith(other.gml().contentType().replace(" ", ""));
            valid(other.number(), answer);
        }
    }

    @Test
    void versions_are_negotiated_as_each_of_them_says() {
        for (List<String> each : Arrays.asList(
                List.of("", "2.0.0"),
                List.of("&acceptversions=1.1.0,2.0.0", "1.1.0"),
                List.of("&acceptversions=9.0.0,1.0.0", "1.0.0"),
                List.of("&version=1.0.0", "1.0.0"),
                List.of("&version=1.1.0", "1.1.0"),
                List.of("&version=1.0.9", "1.0.0"),
                List.of("&version=0.0.1", "1.0.0"),
                List.of("&version=9", "2.0.0"),
                List.of("&version=1.0.0&acceptversions=1.1.0", "1.1.0"))) {
            assertThat(SERVER.raw("service=WFS&request=GetCapabilities" + each.get(0))
                            .body())
                    .as(each.get(0))
                    .contains("version=\"" + each.get(1) + "\"");
        }
        assertThat(SERVER.post("text/xml", "<GetCapabilities xmlns=\"" + Names.WFS_1 + "\"/>")
                        .body())
                .contains("version=\"1.1.0\"");
        assertThat(SERVER.post(
                                "text/xml",
                                "<GetCapabilities xmlns=\"" + Names.WFS_1 + "\" service=\"WFS\" version=\"1.0.0\"/>")
                        .body())
                .contains("version=\"1.0.0\"");
        assertThat(get("1.0.0", "LockFeature", "typeName", "lamp").body())
                .contains("ServiceExceptionReport", "OperationNotSupported");
        assertThat(get("1.1.0", "GetPropertyValue", "typeName", "lamp").body())
                .contains("ows:ExceptionReport", "OperationNotSupported");
    }
}
