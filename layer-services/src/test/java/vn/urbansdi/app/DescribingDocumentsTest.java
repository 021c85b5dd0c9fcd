package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that describe what is served are kept by clients and asked for again by their tags (RFC 9110, 13.1.2). */
class DescribingDocumentsTest {

    private static final String STORED_QUERIES = "/wfs?service=WFS&version=2.0.0&request=ListStoredQueries";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wms?service=WMS&request=GetCapabilities",
                "/wms?service=WMS&version=1.1.1&request=GetCapabilities",
                "/wms?service=WMS&version=1.3.0&sld_version=1.1.0&request=DescribeLayer&layers=land_parcel",
                "/wfs?service=WFS&request=GetCapabilities",
                "/wfs?service=WFS&version=1.1.0&request=GetCapabilities",
                "/wfs?service=WFS&version=1.0.0&request=GetCapabilities",
                "/ows?service=WFS&request=GetCapabilities",
                "/wfs?service=WFS&version=2.0.0&request=DescribeFeatureType",
                "/wfs?service=WFS&version=2.0.0&request=DescribeStoredQueries",
                STORED_QUERIES,
                "/ogc",
                "/ogc?f=html",
                "/ogc/api",
                "/ogc/api?f=html",
                "/ogc/conformance",
                "/ogc/collections",
                "/ogc/collections?f=html",
                "/ogc/collections/land_parcel",
                "/ogc/collections/land_parcel/queryables",
                "/ogc/collections/land_parcel/sortables",
                "/ogc/collections/land_parcel/schema",
                "/ogc/collections/land_parcel/schema?f=html",
                "/metadata/land_parcel.xml",
                "/api/openapi.json"
            })
    void who_has_the_document_is_told_so(String path) {
        HttpResponse<byte[]> document = SERVICE.get(path);
        String tag = TestService.header(document, "ETag");
        assertThat(document.statusCode()).as(TestService.text(document)).isEqualTo(200);
        assertThat(document.body()).isNotEmpty();
        assertThat(tag).matches("W/\"[0-9a-f]{32,33}\"");
        assertThat(TestService.header(document, "Cache-Control")).isEqualTo("no-cache");
        for (String known : List.of(tag, "\"other\", " + tag, tag.substring(2))) {
            HttpResponse<byte[]> unchanged = SERVICE.get(path, "If-None-Match", known);
            assertThat(unchanged.statusCode()).as(known).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(TestService.header(unchanged, "ETag")).isEqualTo(tag);
            assertThat(TestService.header(unchanged, "Cache-Control")).isEqualTo("no-cache");
        }
        if (!path.startsWith("/api")) {
            assertThat(SERVICE.get(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
        }
        HttpResponse<byte[]> compressed = SERVICE.get(path, "Accept-Encoding", "gzip");
        assertThat(TestService.header(compressed, "ETag")).isEqualTo(tag);
        HttpResponse<byte[]> changed = SERVICE.get(path, "If-None-Match", "W/\"0123456789abcdef0123456789abcdef\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(document.body());
    }

    @Test
    void another_document_has_another_tag() {
        List<String> tags = List.of(
                tag("/ogc"),
                tag("/ogc?lang=en"),
                tag("/ogc?f=html"),
                tag("/ogc/collections"),
                tag("/ogc/api"),
                tag("/ogc/api", "X-Forwarded-For", "203.0.113.7"),
                tag("/wms?service=WMS&request=GetCapabilities"),
                tag("/wms?service=WMS&request=GetCapabilities&language=en"),
                tag("/wfs?service=WFS&version=2.0.0&request=DescribeFeatureType&typeNames=ward"),
                tag("/wfs?service=WFS&version=2.0.0&request=DescribeFeatureType&typeNames=city"));
        assertThat(tags).doesNotHaveDuplicates().doesNotContain("");
    }

    private static String tag(String path, String... headers) {
        return TestService.header(SERVICE.get(path, headers), "ETag");
    }

    @Test
    void what_people_change_changes_the_tag() {
        String before = tag(STORED_QUERIES);
        HttpResponse<byte[]> stored = post("<CreateStoredQuery service='WFS' version='2.0.0'"
                + " xmlns='http://www.opengis.net/wfs/2.0'><StoredQueryDefinition id='urn:x:wards'><QueryExpressionText"
                + " returnFeatureTypes='ward' language='urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression'>"
                + "<Query typeNames='ward'/></QueryExpressionText></StoredQueryDefinition></CreateStoredQuery>");
        assertThat(stored.statusCode()).as(TestService.text(stored)).isEqualTo(200);
        HttpResponse<byte[]> after = SERVICE.get(STORED_QUERIES, "If-None-Match", before);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(TestService.text(after)).contains("urn:x:wards");
    }

    /** Extents are known for some seconds before they are looked up again. */
    @Test
    void what_lies_elsewhere_changes_the_tag() throws InterruptedException {
        String path = "/ogc/collections/shelter";
        String before = tag(path);
        SERVICE.database()
                .execute("INSERT INTO layer.shelter (shelter_id, name, geom) VALUES ('S', 'x',"
                        + " ST_Transform(ST_SetSRID(ST_Point(107.95, 21.5), 4326), 5899))");
        HttpResponse<byte[]> after = SERVICE.get(path, "If-None-Match", before);
        for (int i = 0; i < 60 && after.statusCode() == 304; i++) {
            Thread.sleep(500);
            after = SERVICE.get(path, "If-None-Match", before);
        }
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(TestService.text(after)).contains("107.95");
    }

    /** Neither is the answer to a POST kept, nor is what streams gathered in order to be digested. */
    @Test
    void answers_that_describe_nothing_have_no_tag() {
        HttpResponse<byte[]> posted =
                post("<GetCapabilities service='WFS' xmlns='http://www.opengis.net/wfs/2.0'/>", "If-None-Match", "*");
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(TestService.header(posted, "ETag")).isEmpty();
        for (String path : List.of(
                "/ogc/collections/ward/items",
                "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=ward",
                "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=nowhere")) {
            assertThat(tag(path, "If-None-Match", "*")).as(path).isEmpty();
        }
    }

    private static HttpResponse<byte[]> post(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVICE.address() + "/wfs"))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return SERVICE.send(headers.length == 0 ? request : request.headers(headers));
    }
}
