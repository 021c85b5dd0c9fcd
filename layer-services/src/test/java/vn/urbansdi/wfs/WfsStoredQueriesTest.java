package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.wfs.WfsLamps.element;
import static vn.urbansdi.wfs.WfsLamps.ok;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.testing.TestDatabase;

/** Stored queries as people make and ask them (OGC 09-025r2, 14). */
class WfsStoredQueriesTest {

    private static final String OF_KIND =
            "<StoredQueryDefinition id=\"urn:x:kind\"><Parameter name=\"lt\" type=\"xsd:string\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"/><QueryExpressionText returnFeatureTypes=\"sdi:lamp\""
                    + " language=\"urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression\"><Query typeNames=\"sdi:lamp\"><fes:Filter>"
                    + "<fes:PropertyIsEqualTo><fes:ValueReference>kind</fes:ValueReference><fes:Literal>${lt}</fes:Literal>"
                    + "</fes:PropertyIsEqualTo></fes:Filter></Query></QueryExpressionText></StoredQueryDefinition>";
    private static final String ASKED =
            "<StoredQuery id=\"urn:x:kind\"><Parameter name=\"lt\">LED</Parameter></StoredQuery>";

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(WfsLamps.CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(WfsLamps.CATALOG, DATABASE);

    @BeforeEach
    void fiveLamps() {
        WfsLamps.reset(DATABASE, 5);
    }

    private static WfsServer.Answer post(String xml) {
        return SERVER.post("application/xml", xml);
    }

    @Test
    void aTextIsAParameterInEveryEncodingAndOperation() {
        ok(SERVER, post(element("CreateStoredQuery", OF_KIND)));
        assertThat(ok(SERVER, SERVER.get("GetFeature", "storedquery_id", "urn:x:kind", "lt", "LED")))
                .contains("numberMatched=\"2\"");
        assertThat(ok(SERVER, post(element("GetFeature", ASKED)))).contains("numberMatched=\"2\"");
        assertThat(post(element("GetPropertyValue valueReference=\"lamp_id\"", ASKED))
                        .body())
                .contains("<sdi:lamp_id>L2<", "<sdi:lamp_id>L4<");
        assertThat(ok(SERVER, post(element("LockFeature", ASKED)))).contains("rid=\"lamp.2\"", "rid=\"lamp.4\"");
        WfsServer.Answer soap = SERVER.post(
                "text/xml",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                        + element("GetFeature", ASKED) + "</e:Body></e:Envelope>");
        assertThat(soap.body()).contains("numberMatched=\"2\"");
    }

    @Test
    void oneThatIsNotThereIsToldAlikeByEveryOperation() {
        for (WfsServer.Answer answer : List.of(
                SERVER.get("GetFeature", "storedquery_id", "urn:x:none"),
                SERVER.get("DescribeStoredQueries", "storedquery_id", "urn:x:none"),
                SERVER.get("DropStoredQuery", "storedquery_id", "urn:x:none"),
                SERVER.get("DropStoredQuery", "id", "urn:x:none"),
                SERVER.get("DropStoredQuery", "id", StoredQueries.GET_FEATURE_BY_ID),
                post(element("GetFeature", "<StoredQuery id=\"urn:x:none\"/>")),
                post(element("DropStoredQuery id=\"urn:x:none\"", "")))) {
            WfsLamps.assertRefused(answer, 400, "InvalidParameterValue", "STOREDQUERY_ID");
        }
        assertThat(ok(SERVER, SERVER.get("ListStoredQueries"))).contains(StoredQueries.GET_FEATURE_BY_ID);
    }

    @Test
    void whatCouldNeverBeAskedIsNotKept() {
        for (String attribute : new String[] {"typeNames", "returnFeatureTypes"}) {
            WfsLamps.assertRefused(
                    post(element(
                            "CreateStoredQuery",
                            OF_KIND.replace(attribute + "=\"sdi:lamp\"", attribute + "=\"sdi:nothing\""))),
                    400,
                    "InvalidParameterValue",
                    attribute);
        }
        for (String keyword : new String[] {"count", "startIndex", "outputFormat"}) {
            WfsLamps.assertRefused(
                    post(element(
                            "CreateStoredQuery",
                            OF_KIND.replace("name=\"lt\"", "name=\"" + keyword + "\"")
                                    .replace("${lt}", "${" + keyword + "}"))),
                    400,
                    "InvalidParameterValue",
                    keyword);
        }
        assertThat(DATABASE.queryOne("SELECT count(*) FROM sdi.stored_query")).isEqualTo("0");
        // a type may be a parameter
        String ofType = OF_KIND.replace("typeNames=\"sdi:lamp\"", "typeNames=\"${lt}\"")
                .replace("<fes:Literal>${lt}", "<fes:Literal>LED");
        ok(SERVER, post(element("CreateStoredQuery", ofType)));
        assertThat(ok(SERVER, post(element("GetFeature", ASKED.replace("LED", "sdi:lamp")))))
                .contains("numberMatched=\"2\"");
    }
}
