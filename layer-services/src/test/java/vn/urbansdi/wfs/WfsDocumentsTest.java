package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.feature.ElevationRange;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.feature.TimeSpan;
import vn.urbansdi.geo.Extent;

/** The documents that follow from the catalog alone. */
class WfsDocumentsTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(CATALOG, NoFeatures::new);

    @Test
    void capabilitiesAreValidAndListEveryPublishedLayer() {
        WfsServer.Answer answer = SERVER.raw("service=WFS&request=GetCapabilities");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(OgcSchemas.errors(answer.bytes(), null, Names.WFS_SCHEMA)).isEmpty();
        for (Layer layer : CATALOG.layers()) {
            assertThat(answer.body()).contains("<wfs:Name>sdi:" + layer.id() + "</wfs:Name>");
        }
        assertThat(answer.body()).contains("xlink:href=\"" + SERVER.address() + "\"");
    }

    @Test
    void capabilitiesOfEarlierVersionsAreValidAndListEveryPublishedLayer() {
        WfsServer.Answer second = SERVER.raw("service=WFS&request=GetCapabilities&version=1.1.0");
        assertThat(OgcSchemas.errors(second.bytes(), null, Names.WFS_1_1_SCHEMA))
                .isEmpty();
        WfsServer.Answer first = SERVER.raw("service=WFS&request=GetCapabilities&version=1.0.0");
        assertThat(OgcSchemas.errors(first.bytes(), null, Names.WFS_1_0_CAPABILITIES_SCHEMA))
                .isEmpty();
        for (Layer layer : CATALOG.layers()) {
            assertThat(second.body()).contains("<wfs:Name>sdi:" + layer.id() + "</wfs:Name>");
            assertThat(first.body()).contains("<Name>sdi:" + layer.id() + "</Name>");
        }
        assertThat(second.body()).contains("xlink:href=\"" + SERVER.address() + "\"", "<ows:WGS84BoundingBox>");
        assertThat(first.body()).contains("onlineResource=\"" + SERVER.address() + "?\"", "<LatLongBoundingBox");
        WfsServer.Answer some =
                SERVER.raw("service=WFS&request=GetCapabilities&version=1.1.0&sections=FeatureTypeList");
        assertThat(OgcSchemas.errors(some.bytes(), null, Names.WFS_1_1_SCHEMA)).isEmpty();
        assertThat(some.body()).contains("FeatureTypeList").doesNotContain("ServiceIdentification");
    }

    @Test
    void theSchemaOfEveryLayerIsValidInEveryDialect() {
        for (WfsVersion version : WfsVersion.values()) {
            String schema = SERVER.raw("service=WFS&request=DescribeFeatureType&version=" + version.number())
                    .body();
            WfsServer.Answer empty = SERVER.raw("service=WFS&request=GetFeature&version=" + version.number() + "&"
                    + version.typeNames() + "=sdi:ward");
            assertThat(OgcSchemas.errors(empty.bytes(), schema, version.schema()))
                    .as(empty.body())
                    .isEmpty();
            assertThat(schema).contains("land_parcel").doesNotContain("owner_name");
        }
    }

    @Test
    void failuresHaveTheFormOfTheirVersion() {
        String wrong = "service=WFS&request=GetFeature&typeName=sdi:nowhere&version=";
        WfsServer.Answer second = SERVER.raw(wrong + "1.1.0");
        assertThat(OgcSchemas.errors(second.bytes(), null, Names.OWS_1_0_EXCEPTION_SCHEMA))
                .isEmpty();
        assertThat(second.body())
                .contains(
                        "http://www.opengis.net/ows\"", "InvalidParameterValue", "locator=\"typeName\"", "sdi:nowhere");
        WfsServer.Answer first = SERVER.raw(wrong + "1.0.0");
        assertThat(OgcSchemas.errors(first.bytes(), null, Names.OGC_EXCEPTION_SCHEMA))
                .isEmpty();
        assertThat(first.body()).contains("ServiceExceptionReport", "version=\"1.2.0\"", "sdi:nowhere");
        assertThat(second.status()).isEqualTo(200);
        assertThat(first.status()).isEqualTo(200);
        assertThat(SERVER.raw(wrong + "2.0.0").status()).isEqualTo(400);
        assertThat(SERVER.raw(wrong + "3.0.0").body()).contains("locator=\"version\"", "2.0.0, 1.1.0, 1.0.0");
        assertThat(SERVER.post("text/xml", "<GetFeature xmlns='" + Names.WFS_1 + "' version='2.0.0'/>")
                        .body())
                .contains("locator=\"version\"", "1.1.0, 1.0.0");
    }

    @Test
    void sectionsAndVersionsAreHeeded() {
        String sections = SERVER.raw(
                        "SERVICE=WFS&REQUEST=GetCapabilities&SECTIONS=ServiceIdentification&ACCEPTVERSIONS=2.0.0,1.1.0")
                .body();
        assertThat(sections).contains("ows:ServiceIdentification").doesNotContain("FeatureTypeList");
        WfsServer.Answer refused = SERVER.raw("service=WFS&request=GetCapabilities&acceptversions=9.9.9");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("exceptionCode=\"VersionNegotiationFailed\"");
        WfsServer.Answer xml = SERVER.post("application/xml", """
                <GetCapabilities service="WFS" xmlns="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1">
                  <ows:AcceptVersions><ows:Version>2.0.0</ows:Version></ows:AcceptVersions>
                  <ows:Sections><ows:Section>FeatureTypeList</ows:Section></ows:Sections>
                </GetCapabilities>""");
        assertThat(xml.body()).contains("FeatureTypeList").doesNotContain("OperationsMetadata");
    }

    /** OGC 09-025r2, table 7; OGC 04-094, table 12: only GetCapabilities may leave it out. */
    @Test
    void pairsSayTheVersion() {
        for (String request : List.of("GetFeature&typeNames=sdi:ward", "DescribeFeatureType", "ListStoredQueries")) {
            for (String version : List.of("", "&version=")) {
                WfsServer.Answer refused = SERVER.raw("service=WFS&request=" + request + version);
                assertThat(refused.status()).as(request).isEqualTo(400);
                assertThat(refused.body()).contains("exceptionCode=\"MissingParameterValue\"", "locator=\"version\"");
            }
        }
        assertThat(SERVER.raw("service=WFS&version=1.1.0&request=DescribeFeatureType&typeName=sdi:nowhere")
                        .body())
                .contains("locator=\"typeName\"");
    }

    @Test
    void capabilitiesAreTheSameUnderOws() {
        WfsServer.Answer ows = WfsServer.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                SERVER.address().replace("/wfs", "/ows") + "?service=WFS&request=GetCapabilities")));
        assertThat(ows.body())
                .isEqualTo(SERVER.raw("service=WFS&request=GetCapabilities").body());
    }

    @Test
    void theSchemaOfEveryLayerIsValidAndHidesWhatIsNotPublic() {
        String schema = SERVER.get("DescribeFeatureType").body();
        for (Layer layer : CATALOG.layers()) {
            for (Attribute attribute : layer.attributes()) {
                String declaration = "<xsd:element name=\"" + attribute.name() + "\"";
                if (attribute.isPublic()) {
                    assertThat(schema).contains(declaration);
                }
            }
        }
        assertThat(schema).doesNotContain("owner_name").doesNotContain("applicant_name");
        // Compiling the schema is the proof: an empty collection is validated with it.
        WfsServer.Answer empty = SERVER.get("GetFeature", "typeNames", "sdi:ward");
        assertThat(OgcSchemas.errors(empty.bytes(), schema, Names.WFS_SCHEMA)).isEmpty();
        assertThat(empty.body()).contains("numberMatched=\"0\" numberReturned=\"0\"");
    }

    @Test
    void oneTypeIsDescribedByAnyOfItsNames() {
        String prefixed =
                SERVER.get("DescribeFeatureType", "typeNames", "sdi:ward").body();
        assertThat(SERVER.get("DescribeFeatureType", "typeName", "ward").body()).isEqualTo(prefixed);
        assertThat(SERVER.get(
                                "DescribeFeatureType",
                                "typeNames",
                                "x:ward",
                                "namespaces",
                                "xmlns(x," + CATALOG.deployment().namespace() + ")")
                        .body())
                .isEqualTo(prefixed);
        assertThat(SERVER.post(
                                "text/xml",
                                "<w:DescribeFeatureType service='WFS' version='2.0.0' xmlns:w='" + Names.WFS
                                        + "' xmlns:y='" + CATALOG.deployment().namespace()
                                        + "'><w:TypeName>y:ward</w:TypeName></w:DescribeFeatureType>")
                        .body())
                .isEqualTo(prefixed);
        assertThat(prefixed).contains("<xsd:element name=\"ward_code\"").doesNotContain("land_parcel");
    }

    @Test
    void aBoxWithItsAxesSwappedIsRefusedAndSaysHowToMendIt() {
        WfsServer.Answer latitudeFirst =
                SERVER.get("GetFeature", "typeNames", "ward", "bbox", "107,20.9,107.2,21,EPSG:4326");
        assertThat(latitudeFirst.status()).isEqualTo(400);
        assertThat(latitudeFirst.body()).contains("locator=\"bbox\"", "latitude before longitude", "CRS:84");
        WfsServer.Answer longitudeFirst =
                SERVER.get("GetFeature", "typeNames", "ward", "bbox", "20.9,107,21,107.2,CRS:84");
        assertThat(longitudeFirst.status()).isEqualTo(400);
        assertThat(longitudeFirst.body()).contains("longitude before latitude", "urn:ogc:def:crs:EPSG::4326");
        assertThat(SERVER.get("GetFeature", "typeNames", "ward", "bbox", "-90,-180,90,180,EPSG:4326")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatWouldSilentlyFindNothingIsRefusedAndSaysHowToMendIt() {
        WfsServer.Answer degrees = SERVER.get("GetFeature", "typeNames", "ward", "bbox", "107,20,107.5,21.5");
        assertThat(degrees.status()).isEqualTo(400);
        assertThat(degrees.body()).contains("locator=\"bbox\"", "look like degrees", "CRS:84");
        WfsServer.Answer number = SERVER.get("GetFeature", "typeNames", "ward", "cql_filter", "ward_code = 06685");
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.body()).contains("ward_code is text: put the value in single quotes");
        WfsServer.Answer like = SERVER.get(
                "GetFeature",
                "typeNames",
                "ward",
                "filter",
                "<Filter xmlns='http://www.opengis.net/fes/2.0'><PropertyIsLike><ValueReference>name</ValueReference>"
                        + "<Literal>H%</Literal></PropertyIsLike></Filter>");
        assertThat(like.status()).isEqualTo(400);
        assertThat(like.body()).contains("wildCard, singleChar and escapeChar");
    }

    @Test
    void storedQueriesAreValid() {
        WfsServer.Answer list = SERVER.get("ListStoredQueries");
        assertThat(OgcSchemas.errors(list.bytes(), null, Names.WFS_SCHEMA)).isEmpty();
        WfsServer.Answer described =
                SERVER.get("DescribeStoredQueries", "storedquery_id", "urn:ogc:def:query:OGC-WFS::GetFeatureById");
        assertThat(OgcSchemas.errors(described.bytes(), null, Names.WFS_SCHEMA)).isEmpty();
        assertThat(SERVER.get("DescribeStoredQueries", "storedquery_id", "nothing")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void hostNamesThatCouldBeMarkupAreNotRepeated() throws Exception {
        try (java.net.Socket socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), SERVER.port())) {
            socket.getOutputStream()
                    .write("GET /wfs?service=WFS&request=GetCapabilities HTTP/1.0\r\nHost: a\"><evil\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain("<evil");
        }
    }

    /** A source that has nothing. */
    private static final class NoFeatures implements FeatureSource {
        @Override
        public void stream(FeatureQuery query, Sink sink) {
            // there is nothing to hand over
        }

        @Override
        public long count(FeatureQuery query) {
            return 0;
        }

        @Override
        public Optional<Extent> extent(Layer layer) {
            return Optional.empty();
        }

        @Override
        public Optional<TimeSpan> timeSpan(Layer layer) {
            return Optional.empty();
        }

        @Override
        public Optional<ElevationRange> elevations(Layer layer) {
            return Optional.empty();
        }

        @Override
        public long tile(TileQuery query, TileSink sink) {
            return 0;
        }
    }
}
