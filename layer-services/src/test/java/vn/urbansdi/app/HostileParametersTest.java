package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SQL, paths, markup, absurd numbers and junk in every parameter of every address. */
class HostileParametersTest {

    private static final List<String> VALUES = List.of(
            "'; DROP TABLE layer.ward; --",
            "' OR '1'='1",
            "1 OR 1=1",
            "1); SELECT pg_sleep(9); --",
            "\\'; SELECT version(); --",
            "$$; DELETE FROM layer.ward; $$",
            "ward_code) UNION SELECT usename FROM pg_user --",
            "ward_code = '06685' AND pg_sleep(9) IS NULL",
            "NaN",
            "NaN,NaN,NaN,NaN",
            "Infinity,-Infinity,Infinity,Infinity",
            "-1e308,-1e308,1e308,1e308",
            "9,9,1,1",
            "1,2,3,4,5",
            "1,2,3",
            "1,2,3,4,5,6",
            "0,0,1,1,EPSG:99999",
            "-1",
            "1e308",
            "99999999999999999999999999",
            "9223372036854775807",
            "2147483648",
            "EPSG:0",
            "urn:ogc:def:crs:EPSG::999999999999",
            "\u0000",
            "a\u0000b",
            "\u0001\u001b\uffff",
            "\ud83d\ude00\u202e\ufeff",
            "../../../../etc/passwd",
            "file:///etc/passwd",
            "http://127.0.0.1:1/",
            "${jndi:ldap://127.0.0.1:1/x}",
            "#{7*7}%{7*7}{{7*7}}",
            "<script>alert(1)</script>",
            "<a/>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            "]]>\"'&",
            "(",
            ")(",
            "()()",
            ",,,,",
            "::",
            "*",
            "%",
            "x".repeat(5000),
            "((".repeat(2000),
            "NOT ".repeat(1500) + "ward_code = '1'",
            "-".repeat(3000) + "1",
            "ward_code = '1' OR ".repeat(250) + "ward_code = '2'");

    private static final String WFS = "service=WFS&version=2.0.0&";
    private static final String PICTURE =
            "service=WMS&version=1.3.0&layers=ward&styles=&crs=EPSG:5899&bbox=430000,2317000,430400,2317400"
                    + "&width=40&height=40&format=image/png&transparent=false&bgcolor=0xFFFFFF&exceptions=XML";

    /** Each address with parameters that are right. */
    private static final List<String> REQUESTS = List.of(
            "/wfs?service=WFS&request=GetCapabilities&acceptversions=2.0.0&sections=All&acceptformats=text/xml&updatesequence=1",
            "/wfs?" + WFS
                    + "request=DescribeFeatureType&typeNames=ward&outputFormat=gml32&namespaces=xmlns(sdi,https://sdi.example/quang-ninh)",
            "/wfs?" + WFS
                    + "request=GetFeature&typeNames=ward&srsName=EPSG:4326&bbox=0,0,1,1&sortBy=ward_code&count=2&startIndex=0"
                    + "&resultType=results&propertyName=name&outputFormat=application/json",
            "/wfs?" + WFS
                    + "request=GetFeature&typeName=ward&maxFeatures=2&cql_filter=ward_code='06685'&resultType=hits",
            "/wfs?" + WFS + "request=GetFeature&typeNames=ward&filter=<Filter/>",
            "/wfs?" + WFS + "request=GetFeature&typeNames=ward&resourceId=ward.1",
            "/wfs?" + WFS
                    + "request=GetFeature&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=ward.1&srsName=EPSG:3857",
            "/wfs?" + WFS + "request=ListStoredQueries",
            "/wfs?service=WFS&version=1.1.0&request=GetFeature&typeName=ward&srsName=EPSG:4326&bbox=0,0,1,1&sortBy=ward_code+D"
                    + "&maxFeatures=2&resultType=results&propertyName=name&outputFormat=GML3",
            "/wfs?service=WFS&version=1.1.0&request=GetFeature&typeName=ward&filter=<Filter/>",
            "/wfs?service=WFS&version=1.0.0&request=GetFeature&featureid=ward.1&srsName=EPSG:3857&outputFormat=GML2",
            "/wfs?service=WFS&version=1.0.0&request=DescribeFeatureType&typeName=ward&outputFormat=XMLSCHEMA",
            "/wfs?" + WFS + "request=DescribeStoredQueries&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById",
            "/wms?service=WMS&version=1.3.0&request=GetCapabilities&updatesequence=1&format=text/xml",
            "/wms?request=GetMap&" + PICTURE,
            "/wms?request=GetMap&" + PICTURE.replace("1.3.0", "1.1.1").replace("crs=", "srs="),
            "/wms?request=GetFeatureInfo&" + PICTURE
                    + "&query_layers=ward&info_format=application/json&i=2&j=2&feature_count=3&language=vi",
            "/wms?service=WMS&version=1.3.0&request=GetLegendGraphic&layer=ward&style=default&format=image/png&width=20&height=20"
                    + "&language=vi&scale=1000&rule=a&sld_version=1.1.0&legend_options=x",
            "/ows?" + WFS + "request=GetFeature&typeNames=ward&count=1",
            "/ows?request=GetMap&" + PICTURE,
            "/ogc?f=json&lang=vi",
            "/ogc/api?f=json&lang=vi",
            "/ogc/collections/ward?f=html&lang=en",
            "/ogc/collections/ward/items?f=json&lang=vi&limit=2&bbox=106,20,108,22&datetime=2026-01-01T00:00:00Z/..&ward_code=06685"
                    + "&properties=name&crs=http://www.opengis.net/def/crs/EPSG/0/4326"
                    + "&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84&cursor=AAAA",
            "/ogc/collections/ward/items?f=html&ward_code=06685&bbox=106,20,108,22",
            "/ogc/collections/hazard_warning/items?datetime=2026-01-01&risk_level=2&issued_at=2026-01-01",
            "/ogc/collections/ward/items/1?crs=http://www.opengis.net/def/crs/EPSG/0/5899&f=json",
            "/api/map?theme=land&lang=vi",
            "/actuator/health?x=1");

    /** What must stand beside a parameter of the API for it to be looked at. */
    private static final Map<String, String> OTHERS = Map.of(
            "ward_code", "&parcel_no=1",
            "parcel_no", "&ward_code=06685",
            "sheet_no", "&ward_code=06685&parcel_no=1",
            "lon", "&lat=21",
            "lat", "&lon=107");

    /** One value in so many; the soak run tries all. */
    private static final int SAMPLE = 7;

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final String STATE =
            "SELECT (SELECT count(*) FROM layer.ward) || ' ' || (SELECT count(*) FROM pg_class"
                    + " WHERE relnamespace = 'layer'::regnamespace)";

    private static String state;

    @BeforeAll
    static void oneWard() {
        SERVICE.database()
                .execute("INSERT INTO layer.ward (ward_code, name, geom) VALUES ('06685', 'Hồng Gai',"
                        + " ST_Multi(ST_MakeEnvelope(430000, 2317000, 431000, 2318000, 5899)))");
        state = SERVICE.database().queryOne(STATE);
    }

    @AfterAll
    static void nothingHasChanged() {
        assertThat(SERVICE.database().queryOne(STATE)).isEqualTo(state);
    }

    static List<String> requests() {
        return REQUESTS;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_parameter_of_the_services_with_some_values(String request) {
        tryAll(request, SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("requests")
    @Tag("soak")
    void every_parameter_of_the_services_with_every_value(String request) {
        tryAll(request, 1);
    }

    /** @param step how many values are left out after each that is tried; other ones for each parameter */
    private static void tryAll(String request, int step) {
        String path = request.substring(0, request.indexOf('?'));
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : request.substring(path.length() + 1).split("&", -1)) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        int first = Math.floorMod(request.hashCode(), step);
        for (String name : parameters.keySet()) {
            for (int i = first++ % step; i < VALUES.size(); i += step) {
                Map<String, String> changed = new LinkedHashMap<>(parameters);
                changed.put(name, VALUES.get(i));
                StandardAnswer.check(
                        path, get(path + "?" + query(changed)), name + "=" + shown(VALUES.get(i)) + " in " + request);
            }
            Map<String, String> without = new LinkedHashMap<>(parameters);
            without.remove(name);
            StandardAnswer.check(path, get(path + "?" + query(without)), request + " without " + name);
            StandardAnswer.check(
                    path, get(path + "?" + query(without) + "&" + name + "="), request + " with empty " + name);
            HttpResponse<byte[]> twice =
                    get(path + "?" + query(parameters) + "&" + name.toUpperCase(Locale.ROOT) + "=1");
            StandardAnswer.check(path, twice, request + " with two " + name);
            if (path.matches("/(wfs|wms|ows)")) {
                assertThat(twice.statusCode()).as(request + " with two " + name).isEqualTo(400);
            }
        }
    }

    @Test
    void every_parameter_that_the_api_describes() {
        JsonNode paths =
                JsonMapper.shared().readTree(get("/api/openapi.json").body()).get("paths");
        int asked = 0;
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode operation = path.getValue().path("get");
            for (String value : operation.isObject() ? VALUES : List.<String>of()) {
                String address = path.getKey().replaceAll("\\{[^}]*\\}", inPath(value));
                StandardAnswer.check(path.getKey(), get(address), shown(value) + " in " + path.getKey());
                asked++;
                for (JsonNode parameter : operation.path("parameters")) {
                    if (parameter.get("in").asString().equals("query")) {
                        String name = parameter.get("name").asString();
                        String others = OTHERS.getOrDefault(name, "");
                        StandardAnswer.check(
                                path.getKey(),
                                get(path.getKey().replaceAll("\\{[^}]*\\}", "ward") + "?" + name + "=" + encoded(value)
                                        + others),
                                name + "=" + shown(value) + others + " in " + path.getKey());
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(VALUES.size() * 7);
    }

    @Test
    void every_part_of_a_tiles_address() {
        for (String value : VALUES) {
            String part = inPath(value);
            for (String address : List.of(
                    "/tiles/" + part + "/12/3265/1803.mvt",
                    "/tiles/ward/" + part + "/3265/1803.mvt",
                    "/tiles/ward/12/" + part + "/1803.mvt",
                    "/tiles/ward/12/3265/" + part + ".mvt",
                    "/tiles/ward/12/3265/1803.mvt?" + part + "=" + part,
                    "/ogc/" + part,
                    "/ogc/collections/" + part,
                    "/ogc/collections/" + part + "/items",
                    "/ogc/collections/ward/items/" + part,
                    "/ogc/collections/ward/items?" + part + "=" + part,
                    "/" + part)) {
                StandardAnswer.check("/tiles", get(address), shown(address));
            }
        }
    }

    @Test
    void two_values_of_one_parameter_of_the_api_are_refused() {
        for (String query : List.of("id=a&id=b", "ward_code=06685&parcel_no=1&parcel_no=2", "lon=107&lat=21&lat=22")) {
            HttpResponse<byte[]> response = get("/api/parcels?" + query);
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            StandardAnswer.check("/api/parcels", response, query);
        }
    }

    private static String inPath(String value) {
        return encoded(value).replace("+", "%20");
    }

    private static HttpResponse<byte[]> get(String path) {
        return SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + path)));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String shown(String value) {
        return value.substring(0, Math.min(60, value.length()));
    }
}
