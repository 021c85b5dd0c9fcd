package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.ows.SecureDocument;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** The operations in SOAP envelopes of both versions, answers and faults too. */
class WfsSoapTest {

    private static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";

    private static final Layer LAMP = TestLayers.layer("lamp", GeometryType.POINT, 5899)
            .attribute(TestLayers.required("lamp_id", AttributeType.TEXT))
            .attribute(TestLayers.optional("street", AttributeType.TEXT))
            .key("lamp_id")
            .editableBy("officer")
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LAMP);

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(CATALOG, DATABASE);

    @BeforeEach
    void lamps() {
        DATABASE.execute("DELETE FROM layer.lamp; ALTER TABLE layer.lamp ALTER fid RESTART WITH 1;"
                + " INSERT INTO layer.lamp (lamp_id, street, geom) SELECT 'L' || i, repeat('Lê Thánh Tông ', 20),"
                + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 6000) i");
    }

    private static WfsServer.Answer send(String soap, String request) {
        // the prefix of the type is bound around the request only
        return SERVER.post(
                soap.equals(SOAP_1_1) ? "text/xml" : "application/soap+xml; action=\"urn:any\"",
                "<e:Envelope xmlns:e=\"" + soap + "\" xmlns:s=\""
                        + CATALOG.deployment().namespace()
                        + "\"><e:Header><any xmlns=\"urn:any\">…</any></e:Header>\n<e:Body xmlns:w=\"" + Names.WFS
                        + "\">"
                        + request + "</e:Body></e:Envelope>");
    }

    /** What stands in the body of an envelope. */
    private static Element payload(WfsServer.Answer answer, String soap) {
        Document document = SecureDocument.parse(answer.bytes());
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(soap);
        Element body = (Element) document.getDocumentElement()
                .getElementsByTagNameNS(soap, "Body")
                .item(0);
        for (var child = body.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                return element;
            }
        }
        throw new AssertionError(answer.body());
    }

    private static void assertValid(Element payload, String own) {
        assertThat(OgcSchemas.errors(
                        SecureDocument.serialised(payload).getBytes(StandardCharsets.UTF_8), own, Names.WFS_SCHEMA))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({SOAP_1_1 + ", text/xml;charset=UTF-8", SOAP_1_2 + ", application/soap+xml;charset=UTF-8"})
    void operations_answer_in_the_envelope_in_which_they_were_asked(String soap, String contentType) {
        String schema = SERVER.get("DescribeFeatureType").body();
        WfsServer.Answer all =
                send(soap, "<w:GetFeature service='WFS' version='2.0.0'><w:Query typeNames='s:lamp'/></w:GetFeature>");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.contentType()).isEqualTo(contentType);
        Element collection = payload(all, soap);
        assertValid(collection, schema);
        assertThat(collection.getElementsByTagNameNS(Names.WFS, "member").getLength())
                .isEqualTo(6000);
        for (String request : List.of(
                "<w:GetCapabilities service='WFS'/>",
                "<w:GetPropertyValue service='WFS' version='2.0.0' valueReference='street' count='2'><w:Query typeNames='s:lamp'/>"
                        + "</w:GetPropertyValue>",
                "<w:ListStoredQueries service='WFS' version='2.0.0'/>",
                "<w:Transaction service='WFS' version='2.0.0'><w:Delete typeName='s:lamp'><f:Filter xmlns:f='"
                        + Names.FES + "'><f:ResourceId rid='lamp.1'/></f:Filter></w:Delete></w:Transaction>")) {
            WfsServer.Answer answer = send(soap, request);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertValid(payload(answer, soap), schema);
        }
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.lamp")).isEqualTo("5999");
        Element described = payload(
                send(
                        soap,
                        "<w:DescribeFeatureType service='WFS' version='2.0.0'><w:TypeName>s:lamp</w:TypeName></w:DescribeFeatureType>"),
                soap);
        assertThat(described.getNamespaceURI()).isEqualTo(Names.XSD);
    }

    @Test
    void the_earlier_version_is_carried_too() {
        WfsServer.Answer answer = send(
                SOAP_1_1,
                "<GetFeature xmlns='" + Names.WFS_1
                        + "' version='1.1.0' maxFeatures='3'><Query typeName='s:lamp'/></GetFeature>");
        assertThat(payload(answer, SOAP_1_1).getAttribute("numberOfFeatures")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({SOAP_1_1 + ", detail", SOAP_1_2 + ", Detail"})
    void a_failure_is_a_fault_that_holds_the_report(String soap, String detail) {
        WfsServer.Answer answer = send(
                soap, "<w:GetFeature service='WFS' version='2.0.0'><w:Query typeNames='s:nothing'/></w:GetFeature>");
        assertThat(answer.status()).isEqualTo(400);
        Element fault = payload(answer, soap);
        assertThat(fault.getLocalName()).isEqualTo("Fault");
        Element report = (Element)
                fault.getElementsByTagNameNS(Names.OWS, "ExceptionReport").item(0);
        assertThat(report.getParentNode().getLocalName()).isEqualTo(detail);
        assertThat(((Element) report.getElementsByTagNameNS(Names.OWS, "Exception")
                                .item(0))
                        .getAttribute("exceptionCode"))
                .isEqualTo("InvalidParameterValue");
        assertThat(OgcSchemas.errors(
                        SecureDocument.serialised(report).getBytes(StandardCharsets.UTF_8),
                        null,
                        "http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd"))
                .isEmpty();
    }

    @Test
    void what_an_envelope_cannot_hold_is_refused() {
        String query = "<w:Query typeNames='s:lamp'/></w:GetFeature>";
        String getFeature = "<w:GetFeature service='WFS' version='2.0.0'>" + query;
        assertThat(send(SOAP_1_2, getFeature.replace("2.0.0'", "2.0.0' outputFormat='application/json'"))
                        .body())
                .contains("Fault", "locator=\"outputFormat\"", "SOAP carries XML only");
        for (String envelope : List.of(
                "<e:Envelope xmlns:e='" + SOAP_1_2 + "'/>",
                "<e:Envelope xmlns:e='" + SOAP_1_2 + "'><e:Body/></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP_1_2 + "'><e:Body>x</e:Body></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP_1_2 + "' xmlns:s='"
                        + CATALOG.deployment().namespace() + "' xmlns:w='" + Names.WFS + "'><e:Body>" + getFeature
                        + getFeature + "</e:Body></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP_1_2
                        + "'><e:Header><x e:mustUnderstand='true'/></e:Header><e:Body/></e:Envelope>",
                "<!DOCTYPE e:Envelope [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><e:Envelope xmlns:e='" + SOAP_1_2
                        + "'><e:Body>&x;</e:Body></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP_1_2 + "'><e:Body>" + "<a>".repeat(5000),
                "<e:Envelope xmlns:e='" + SOAP_1_2 + "'><e:Body>"
                        + IntStream.range(0, 200)
                                .mapToObj(i -> "a" + i + "='1'")
                                .collect(Collectors.joining(" ", "<a ", "/>"))
                        + "</e:Body></e:Envelope>")) {
            WfsServer.Answer answer = SERVER.post("application/soap+xml", envelope);
            assertThat(answer.status()).as(envelope).isEqualTo(400);
            assertThat(answer.body())
                    .as(envelope)
                    .contains("OperationParsingFailed")
                    .doesNotContain("root:");
            if (!envelope.startsWith("<!DOCTYPE")) {
                assertThat(payload(answer, SOAP_1_2).getLocalName())
                        .as(envelope)
                        .isEqualTo("Fault");
            }
        }
    }

    @Test
    void capabilities_say_so() {
        assertThat(SERVER.raw("service=WFS&request=GetCapabilities").body())
                .containsPattern("(?s)name=\"SOAPEncoding\">.{1,80}TRUE")
                .containsPattern(
                        "(?s)name=\"PostEncoding\">.{1,80}<ows:Value>XML</ows:Value>\\s*<ows:Value>SOAP</ows:Value>");
    }
}
