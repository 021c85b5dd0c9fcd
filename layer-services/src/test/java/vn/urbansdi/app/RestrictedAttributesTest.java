package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who holds a parcel can be learnt from no answer: the name is not in it, the value is not, no picture looks different for
 * it, and asking for it is answered as asking for what does not exist.
 */
class RestrictedAttributesTest {

    private static final String MARKER = "ZXQOWNER7391";
    private static final String PARCELS = "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=land_parcel";
    private static final String MAP = "/wms?service=WMS&version=1.3.0&request=GetMap&layers=land_parcel&styles="
            + "&crs=EPSG:5899&format=image/png&width=256&height=256&bbox=";

    /** About 0.4, 1.5 and 12 m a pixel: labels, boundaries, fills. */
    private static final List<String> BOXES =
            List.of("430000,2317000,430100,2317100", "429900,2316900,430300,2317300", "428500,2315500,431500,2318500");

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @BeforeAll
    static void parcels() {
        SERVICE.database().execute("""
                INSERT INTO layer.land_parcel (parcel_id, city, ward_code, sheet_no, parcel_no, land_use, owner_name, geom)
                SELECT 'w7sphsuk00' || (10 + i), 'ha_long', '06685', '7', i::text, 'ODT', '%1$s',
                       ST_Multi(ST_MakeEnvelope(430000 + 20 * i, 2317000, 430020 + 20 * i, 2317030, 5899))
                FROM generate_series(0, 5) i;
                INSERT INTO layer.building_permit (permit_no, applicant_name, geom)
                SELECT 'GP-' || i, '%1$s', ST_SetSRID(ST_MakePoint(430010 + 20 * i, 2317010), 5899) FROM generate_series(0, 5) i;
                """.formatted(MARKER));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Everything that a curious person may send and be answered properly, by a name of its own. */
    private static Map<String, HttpRequest.Builder> proper() {
        Map<String, HttpRequest.Builder> requests = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>(List.of(
                "/wfs?service=WFS&request=GetCapabilities",
                "/wfs?service=WFS&version=2.0.0&request=DescribeFeatureType",
                "/wfs?service=WFS&version=2.0.0&request=DescribeFeatureType&typeNames=land_parcel",
                "/wfs?service=WFS&version=2.0.0&request=ListStoredQueries",
                "/wfs?service=WFS&version=2.0.0&request=DescribeStoredQueries",
                PARCELS,
                PARCELS + "&outputFormat=application/json",
                PARCELS + "&outputFormat=application/json&propertyName=*",
                PARCELS + "&outputFormat=GML3",
                PARCELS + "&outputFormat=GML2",
                PARCELS.replace("2.0.0", "1.1.0"),
                PARCELS.replace("2.0.0", "1.0.0"),
                "/wfs?service=WFS&version=1.1.0&request=GetCapabilities",
                "/wfs?service=WFS&version=1.0.0&request=GetCapabilities",
                "/wfs?service=WFS&version=1.1.0&request=DescribeFeatureType",
                "/wfs?service=WFS&version=1.0.0&request=DescribeFeatureType&typeName=land_parcel",
                "/wfs?service=WFS&version=1.1.0&request=GetFeature&featureId=land_parcel.1",
                PARCELS + "&sortBy=address&count=3",
                PARCELS + "&resultType=hits",
                PARCELS.replace("land_parcel", "building_permit"),
                PARCELS.replace("land_parcel", "building_permit") + "&outputFormat=geojson",
                "/wfs?service=WFS&version=2.0.0&request=GetFeature&resourceId=land_parcel.1",
                "/wfs?service=WFS&version=2.0.0&request=GetFeature&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=land_parcel.1",
                "/ows?service=WFS&request=GetCapabilities",
                "/wms?service=WMS&request=GetCapabilities",
                "/wms?service=WMS&version=1.1.1&request=GetCapabilities",
                "/wms?service=WMS&version=1.3.0&request=GetLegendGraphic&layer=land_parcel&format=image/png",
                "/wms?service=WMS&version=1.3.0&request=GetLegendGraphic&layer=land_parcel&format=application/json",
                "/wms?service=WMS&version=1.3.0&request=GetStyles&layers=land_parcel,building_permit",
                "/wms?service=WMS&version=1.1.1&request=GetStyles&layers=land_parcel,building_permit",
                "/ogc",
                "/ogc/api",
                "/ogc/api?f=html",
                "/ogc/collections",
                "/ogc/collections/land_parcel",
                "/ogc/collections/land_parcel?f=html&lang=en",
                "/ogc/collections/land_parcel/items",
                "/ogc/collections/land_parcel/items?bbox=107,20,108,21&properties=parcel_no,address",
                "/ogc/collections/land_parcel/items?f=html",
                "/ogc/collections/land_parcel/items/1",
                "/ogc/collections/land_parcel/items/land_parcel.1?f=html",
                "/ogc/collections/building_permit/items",
                "/ogc/collections/building_permit/items?f=html&datetime=../2030-01-01",
                "/api/map",
                "/api/openapi.json",
                "/api/parcels?id=w7sphsuk0011",
                "/api/parcels?ward_code=06685&parcel_no=1",
                "/api/parcels?lon=107.0790&lat=20.9449",
                "/api/parcels/w7sphsuk0011"));
        for (String box : BOXES) {
            paths.add(MAP + box);
            paths.add(MAP + box + "&propertyName=owner_name");
            for (String format : List.of("application/json", "text/html", "text/plain")) {
                paths.add(MAP.replace("GetMap", "GetFeatureInfo") + box
                        + "&query_layers=land_parcel&feature_count=50&i=60&j=200"
                        + "&info_format=" + format + "&propertyName=owner_name");
            }
        }
        for (int zoom = 12; zoom <= 19; zoom++) {
            // the tile that holds 430030 2317010 of EPSG:5899
            long x = (long) Math.floor((107.07908 + 180) / 360 * (1L << zoom));
            double latitude = Math.toRadians(20.94497);
            long y = (long) Math.floor(
                    (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1L << zoom));
            paths.add("/tiles/land_parcel/" + zoom + "/" + x + "/" + y + ".mvt");
            paths.add("/tiles/building_permit/" + zoom + "/" + x + "/" + y + ".mvt");
        }
        paths.forEach(path -> requests.put(path, HttpRequest.newBuilder(URI.create(SERVICE.address() + path))));
        requests.put(
                "exposure",
                HttpRequest.newBuilder(URI.create(SERVICE.address() + "/api/hazards/exposure"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"type\":\"Polygon\",\"coordinates\":[[[107.07,20.94],[107.09,20.94],[107.09,20.96],[107.07,20.96],[107.07,20.94]]]}")));
        return requests;
    }

    @Test
    void no_answer_has_it_and_no_answer_depends_on_it() {
        Map<String, byte[]> before = new LinkedHashMap<>();
        proper().forEach((name, request) -> {
            HttpResponse<byte[]> response = SERVICE.send(request.header("Accept-Encoding", "gzip"));
            String body = new String(plain(response), StandardCharsets.UTF_8);
            assertThat(response.statusCode()).as(name + " " + body).isBetween(200, 204);
            assertThat(body)
                    .as(name)
                    .doesNotContain(MARKER, "owner_name", "ownerName", "applicant_name", "tax_file_no");
            before.put(name, plain(response));
        });
        SERVICE.database()
                .execute("UPDATE layer.land_parcel SET owner_name = CASE WHEN fid % 2 = 0 THEN 'Nguyễn Văn Khác' END;"
                        + "UPDATE layer.building_permit SET applicant_name = NULL");
        proper().forEach((name, request) -> {
            HttpResponse<byte[]> response = SERVICE.send(request.header("Accept-Encoding", "gzip"));
            assertThat(withoutTime(plain(response))).as(name).isEqualTo(withoutTime(before.get(name)));
        });
        assertThat(before).hasSizeGreaterThan(50);
        // What everybody may see does show, in the pictures too: the comparison could have failed.
        SERVICE.database().execute("UPDATE layer.land_parcel SET parcel_no = '88' || parcel_no");
        for (String path : List.of(MAP + BOXES.get(0), PARCELS)) {
            assertThat(withoutTime(plain(SERVICE.get(path)))).as(path).isNotEqualTo(withoutTime(before.get(path)));
        }
    }

    /** The name as it is, and as people try when that does not work. */
    private static final List<String> NAMES = List.of(
            "owner_name",
            "OWNER_NAME",
            "Owner_Name",
            "sdi:owner_name",
            "x:owner_name",
            "land_parcel.owner_name",
            "land_parcel/owner_name",
            "sdi:land_parcel/sdi:owner_name",
            "//owner_name",
            "./owner_name",
            "@owner_name",
            "owner_name/text()",
            "owner_name[1]",
            "*[local-name()='owner_name']",
            "layer.land_parcel.owner_name",
            "changed_by",
            "source_file");

    @Test
    void asking_by_it_is_asking_by_what_does_not_exist() {
        for (String name : NAMES) {
            String like =
                    "<fes:PropertyIsLike wildCard='*' singleChar='?' escapeChar='!'><fes:ValueReference>NAME</fes:ValueReference>"
                            + "<fes:Literal>Z*</fes:Literal></fes:PropertyIsLike>";
            List<String> operators = List.of(
                    like,
                    "<fes:PropertyIsEqualTo matchCase='false'><fes:ValueReference>NAME</fes:ValueReference><fes:Literal>"
                            + MARKER + "</fes:Literal></fes:PropertyIsEqualTo>",
                    "<fes:PropertyIsEqualTo><fes:ValueReference>address</fes:ValueReference><fes:ValueReference>NAME</fes:ValueReference></fes:PropertyIsEqualTo>",
                    "<fes:PropertyIsNull><fes:ValueReference>NAME</fes:ValueReference></fes:PropertyIsNull>",
                    "<fes:Not><fes:PropertyIsNil><fes:ValueReference>NAME</fes:ValueReference></fes:PropertyIsNil></fes:Not>",
                    "<fes:Or>" + like + "<fes:ResourceId rid='land_parcel.1'/></fes:Or>");
            for (String operator : operators) {
                String filter = "<fes:Filter xmlns:fes='http://www.opengis.net/fes/2.0'>" + operator + "</fes:Filter>";
                for (String more : List.of("", "&resultType=hits", "&outputFormat=geojson")) {
                    refused(
                            name,
                            made -> SERVICE.get(PARCELS + more + "&filter=" + encoded(filter.replace("NAME", made))));
                }
                refused(name, made -> post(filter.replace("NAME", made)));
            }
            refused(
                    name,
                    made -> post(
                            "<fes:SortBy xmlns:fes='http://www.opengis.net/fes/2.0'><fes:SortProperty><fes:ValueReference>"
                                    + made + "</fes:ValueReference></fes:SortProperty></fes:SortBy>"));
            refused(name, made -> post("<wfs:PropertyName>" + made + "</wfs:PropertyName>"));
            refused(name, made -> SERVICE.get(PARCELS + "&sortBy=" + encoded(made)));
            refused(name, made -> SERVICE.get(PARCELS + "&sortBy=" + encoded(made + " DESC") + "&count=1"));
            refused(name, made -> SERVICE.get(PARCELS + "&propertyName=" + encoded(made)));
            refused(name, made -> SERVICE.get(PARCELS + "&propertyName=parcel_no," + encoded(made)));
        }
    }

    @Test
    void ecql_knows_it_by_no_name_and_no_function() {
        for (String condition : List.of(
                "NAME = '" + MARKER + "'",
                "\"NAME\" = '" + MARKER + "'",
                "'" + MARKER + "' = NAME",
                "NAME LIKE 'Z%'",
                "NAME ILIKE 'z%'",
                "NAME IS NULL",
                "NAME IS NOT NULL",
                "NAME BETWEEN 'A' AND 'Z'",
                "NAME IN ('" + MARKER + "')",
                "address = NAME",
                "NAME EXISTS",
                "NAME < 'Z'",
                "strStartsWith(NAME, 'Z') = true",
                "strToLowerCase(NAME) = 'z'",
                "property('NAME') = 'Z'",
                "propertyExists('NAME') = true",
                "isNull(NAME) = true",
                "Concatenate(NAME, '') = 'Z'",
                "parcel_no = '1' OR NAME = 'Z'")) {
            for (String name : List.of("owner_name", "OWNER_NAME", "sdi:owner_name")) {
                refused(name, made -> SERVICE.get(PARCELS + "&cql_filter=" + encoded(condition.replace("NAME", made))));
                refused(
                        name,
                        made -> SERVICE.get(
                                PARCELS + "&resultType=hits&cql_filter=" + encoded(condition.replace("NAME", made))));
            }
        }
    }

    @Test
    void asking_the_ogc_api_by_it_is_asking_by_what_does_not_exist() {
        for (String query :
                List.of("NAME=" + MARKER, "NAME=", "properties=NAME", "properties=parcel_no,NAME", "sortby=NAME")) {
            for (String name : List.of("owner_name", "OWNER_NAME", "tax_file_no", "changed_by", "source_file")) {
                for (String path : List.of("items", "items/1")) {
                    String asked = "/ogc/collections/land_parcel/" + path + "?" + query;
                    HttpResponse<byte[]> answer = SERVICE.get(asked.replace("NAME", name));
                    assertThat(answer.statusCode()).as(asked).isEqualTo(400);
                    assertThat(new String(answer.body(), StandardCharsets.UTF_8).replace(name, "ow_nothing"))
                            .as(name)
                            .isEqualTo(new String(
                                    SERVICE.get(asked.replace("NAME", "ow_nothing"))
                                            .body(),
                                    StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Test
    void no_style_that_comes_with_a_request_can_show_it() {
        String filter = "<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>NAME</ogc:PropertyName><ogc:Literal>"
                + MARKER + "</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>";
        String constraint = "<LayerFeatureConstraints><FeatureTypeConstraint>" + filter
                + "</FeatureTypeConstraint></LayerFeatureConstraints>";
        for (String style : List.of(
                constraint,
                rule(filter + "<se:PolygonSymbolizer/>"),
                rule(
                        "<se:TextSymbolizer><se:Label><ogc:PropertyName>NAME</ogc:PropertyName></se:Label></se:TextSymbolizer>"),
                rule(
                        "<se:TextSymbolizer><se:Label><ogc:PropertyName>parcel_no</ogc:PropertyName></se:Label><se:Priority>"
                                + "<ogc:PropertyName>NAME</ogc:PropertyName></se:Priority></se:TextSymbolizer>"),
                rule(
                        "<se:PointSymbolizer><se:Graphic><se:Rotation><ogc:PropertyName>NAME</ogc:PropertyName></se:Rotation>"
                                + "</se:Graphic></se:PointSymbolizer>"),
                rule("<se:PolygonSymbolizer><se:Fill><se:SvgParameter name='fill'><se:Recode fallbackValue='#000000'>"
                        + "<se:LookupValue><ogc:PropertyName>NAME</ogc:PropertyName></se:LookupValue><se:MapItem><se:Data>"
                        + MARKER + "</se:Data><se:Value>#ff0000</se:Value></se:MapItem></se:Recode></se:SvgParameter>"
                        + "</se:Fill></se:PolygonSymbolizer>"))) {
            String document = "<StyledLayerDescriptor version='1.1.0' xmlns='http://www.opengis.net/sld'"
                    + " xmlns:se='http://www.opengis.net/se' xmlns:ogc='http://www.opengis.net/ogc'><NamedLayer>"
                    + "<se:Name>land_parcel</se:Name>" + style + "</NamedLayer></StyledLayerDescriptor>";
            for (String name : List.of("owner_name", "changed_by", "source_file", "sdi:owner_name")) {
                String answer = refusedStyle(document, name);
                assertThat(answer.replace(name, name.replaceAll("owner_name|changed_by|source_file", "ow_nothing")))
                        .as(answer)
                        .isEqualTo(refusedStyle(
                                document, name.replaceAll("owner_name|changed_by|source_file", "ow_nothing")));
            }
        }
    }

    private static String rule(String content) {
        return "<UserStyle><se:FeatureTypeStyle><se:Rule>" + content + "</se:Rule></se:FeatureTypeStyle></UserStyle>";
    }

    private static String refusedStyle(String document, String name) {
        HttpResponse<byte[]> answer =
                SERVICE.get(MAP + BOXES.get(0) + "&sld_body=" + encoded(document.replace("NAME", name)));
        String body = new String(plain(answer), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(body).contains("ServiceExceptionReport", "locator=\"SLD_BODY\"");
        return body;
    }

    private interface Asking {
        HttpResponse<byte[]> by(String name);
    }

    /** Refused, in the very words in which a name of the same form is refused that nothing has. */
    private static void refused(String name, Asking asking) {
        String other = name.replaceAll("(?i)owner_name|changed_by|source_file", "ow_nothing");
        HttpResponse<byte[]> answer = asking.by(name);
        String body = new String(plain(answer), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(body).as(name).contains("ows:ExceptionReport").doesNotContain("06685");
        assertThat(body.replaceAll("(?i)owner_name|changed_by|source_file", "ow_nothing"))
                .isEqualTo(new String(plain(asking.by(other)), StandardCharsets.UTF_8));
    }

    private static HttpResponse<byte[]> post(String content) {
        return SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + "/wfs"))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "<wfs:GetFeature service='WFS' version='2.0.0' xmlns:wfs='http://www.opengis.net/wfs/2.0'>"
                                + "<wfs:Query typeNames='land_parcel'>" + content + "</wfs:Query></wfs:GetFeature>")));
    }

    private static byte[] plain(HttpResponse<byte[]> response) {
        if (!TestService.header(response, "Content-Encoding").equals("gzip")) {
            return response.body();
        }
        try {
            return new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes as characters of the same number, so that pictures can be compared as documents are. */
    private static String withoutTime(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1)
                .replaceAll("timeStamp\"?[=:]\"[^\"]*\"", "")
                // pages are those of the last change, whatever it was of: the change feed tells as much
                .replaceAll("ASOF=[^&\"]*", "");
    }
}
