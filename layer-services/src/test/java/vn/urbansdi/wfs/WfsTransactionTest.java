package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Transaction, locks, values and stored queries of WFS 2.0 over a real database; every answer is valid by the schemas. */
class WfsTransactionTest {

    private static final Layer LAMP = TestLayers.layer("lamp", GeometryType.POINT, 5899)
            .attribute(TestLayers.required("lamp_id", AttributeType.TEXT))
            .attribute(TestLayers.optional("street", AttributeType.TEXT))
            .attribute(TestLayers.optional("power_w", AttributeType.INTEGER))
            .attribute(TestLayers.restricted("owner", "officer"))
            .key("lamp_id")
            .editableBy("officer")
            .build();
    private static final Layer FIXED = TestLayers.layer("fixed", GeometryType.POINT, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .key("name")
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LAMP, FIXED);
    private static final String NAMESPACES =
            " service=\"WFS\" version=\"2.0.0\" xmlns=\"http://www.opengis.net/wfs/2.0\""
                    + " xmlns:fes=\"http://www.opengis.net/fes/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:sdi=\"https://example.org/sdi\"";

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(CATALOG, DATABASE);

    @BeforeEach
    void fiveLamps() {
        DATABASE.execute("DELETE FROM sdi.feature_lock; DELETE FROM sdi.stored_query; DELETE FROM layer.lamp;"
                + " DELETE FROM history.lamp; ALTER TABLE layer.lamp ALTER fid RESTART WITH 1;"
                + " INSERT INTO layer.lamp (lamp_id, street, power_w, owner, geom) SELECT 'L' || i,"
                + " CASE WHEN i < 4 THEN 'Lê Thánh Tông' END, 50 + i, 'mật', ST_SetSRID(ST_Point(430000 + i, 2317000), 5899)"
                + " FROM generate_series(1, 5) i");
    }

    @Test
    void insertsUpdatesReplacesAndDeletesInOneTransaction() {
        String answer = ok(post("<Transaction" + NAMESPACES + ">"
                + "<Insert handle=\"new\"><sdi:lamp><sdi:lamp_id>N1</sdi:lamp_id><sdi:street>Trần Hưng Đạo</sdi:street>"
                + "<sdi:power_w xsi:nil=\"true\"/><sdi:geom><gml:Point gml:id=\"p\" srsName=\"urn:ogc:def:crs:EPSG::4326\">"
                + "<gml:pos>20.944878577 107.07879625</gml:pos></gml:Point></sdi:geom></sdi:lamp></Insert>"
                + "<Update typeName=\"sdi:lamp\"><Property><ValueReference>sdi:power_w</ValueReference><Value>99</Value></Property>"
                + "<Property><ValueReference>street</ValueReference></Property>" + filter("lamp.2") + "</Update>"
                + "<Replace>" + lamp("L3", 430003) + filter("lamp.3") + "</Replace>"
                + "<Delete typeName=\"sdi:lamp\">" + filter("lamp.4") + "</Delete></Transaction>"));
        assertThat(answer)
                .contains(
                        "<wfs:totalInserted>1<",
                        "<wfs:totalUpdated>1<",
                        "<wfs:totalReplaced>1<",
                        "<wfs:totalDeleted>1<")
                .contains("<wfs:Feature handle=\"new\">", "rid=\"lamp.6\"", "rid=\"lamp.3\"");
        assertThat(
                        DATABASE.query(
                                "SELECT concat_ws('|', lamp_id, coalesce(street, '-'), coalesce(power_w::text, '-'),"
                                        + " coalesce(owner, '-'), round(ST_X(geom)), round(ST_Y(geom)), version) FROM layer.lamp ORDER BY fid"))
                .containsExactly(
                        "L1|Lê Thánh Tông|51|mật|430001|2317000|1",
                        "L2|-|99|mật|430002|2317000|2",
                        "L3|-|-|mật|430003|2317000|2",
                        "L5|-|55|mật|430005|2317000|1",
                        "N1|Trần Hưng Đạo|-|-|430000|2317000|1");
    }

    @Test
    void aFailedActionIsNamedByItsHandleAndUndoesTheOthers() {
        WfsServer.Answer refused = post("<Transaction" + NAMESPACES + "><Delete typeName=\"lamp\">" + filter("lamp.1")
                + "</Delete><Insert handle=\"second\">" + lamp("L2", 430009) + "</Insert></Transaction>");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("exceptionCode=\"InvalidValue\"", "lamp_id = L2", "Đã có đối tượng khác");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.lamp")).isEqualTo("5");
        WfsServer.Answer type = post(
                "<Transaction" + NAMESPACES + "><Update typeName=\"lamp\" handle=\"second\"><Property>"
                        + "<ValueReference>power_w</ValueReference><Value>bright</Value></Property></Update></Transaction>");
        assertThat(type.body()).contains("exceptionCode=\"InvalidValue\"", "locator=\"second\"", "property power_w");
    }

    @Test
    void whatMayNotBeChangedIsNot() {
        assertThat(post("<Transaction" + NAMESPACES + "><Delete typeName=\"fixed\">" + filter("fixed.1")
                                + "</Delete></Transaction>")
                        .status())
                .isEqualTo(403);
        String hidden = "<Transaction" + NAMESPACES + "><Update typeName=\"lamp\"><Property><ValueReference>owner"
                + "</ValueReference><Value>x</Value></Property></Update></Transaction>";
        String unknown = hidden.replace("owner", "nowhere");
        assertThat(post(hidden).body().replace("owner", "nowhere"))
                .isEqualTo(post(unknown).body());
        String deletion = "<Transaction" + NAMESPACES + "><Delete typeName=\"lamp\">" + filter("lamp.1")
                + "</Delete></Transaction>";
        for (List<String> header :
                List.of(List.of("X-Forwarded-For", "203.0.113.7"), List.of("Origin", "https://elsewhere.example"))) {
            WfsServer.Answer foreign = WfsServer.send(HttpRequest.newBuilder(URI.create(SERVER.address()))
                    .header("Content-Type", "application/xml")
                    .header(header.get(0), header.get(1))
                    .POST(HttpRequest.BodyPublishers.ofString(deletion)));
            assertThat(foreign.status()).isEqualTo(403);
        }
        assertThat(post("<Transaction" + NAMESPACES + "><Delete typeName=\"lamp\"/></Transaction>")
                        .body())
                .contains("MissingParameterValue");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM history.lamp")).isEqualTo("0");
    }

    @Test
    void aLockKeepsOthersOutUntilItsTransaction() {
        String locked =
                ok(SERVER.get("LockFeature", "typeNames", "sdi:lamp", "resourceId", "lamp.1,lamp.2", "expiry", "60"));
        String lockId = found("lockId=\"([^\"]+)\"", locked);
        assertThat(locked).contains("<fes:ResourceId rid=\"lamp.1\"/>", "<fes:ResourceId rid=\"lamp.2\"/>");
        String deletion = "<Delete typeName=\"lamp\">" + filter("lamp.1") + "</Delete></Transaction>";
        assertThat(post("<Transaction" + NAMESPACES + ">" + deletion).body())
                .contains("MissingParameterValue", "locator=\"lockId\"");
        assertThat(SERVER.get("LockFeature", "typeNames", "lamp").body()).contains("CannotLockAllFeatures");
        String some = ok(SERVER.get("GetFeatureWithLock", "typeNames", "lamp", "lockAction", "SOME"));
        assertThat(some).contains("lockId=\"lock-", "numberReturned=\"3\"").doesNotContain("lamp.1\"", "lamp.2\"");
        ok(post("<Transaction" + NAMESPACES + " lockId=\"" + lockId + "\" releaseAction=\"ALL\">" + deletion));
        assertThat(SERVER.get("LockFeature", "lockId", lockId).body()).contains("LockHasExpired");
        assertThat(post("<Transaction" + NAMESPACES + " lockId=\"" + lockId + "\">" + deletion)
                        .body())
                .contains("InvalidLockId");
    }

    @Test
    void valuesOfOneProperty() {
        String streets =
                ok(SERVER.get("GetPropertyValue", "typeNames", "lamp", "valueReference", "sdi:street", "count", "2"));
        assertThat(streets)
                .contains(
                        "numberMatched=\"3\" numberReturned=\"2\"",
                        "<wfs:member><sdi:street>Lê Thánh Tông</sdi:street>");
        String next = found("next=\"([^\"]+)\"", streets).replace("&amp;", "&");
        assertThat(WfsServer.send(HttpRequest.newBuilder(URI.create(next))).body())
                .contains("numberReturned=\"1\"");
        assertThat(ok(SERVER.get("GetPropertyValue", "typeNames", "lamp", "valueReference", "@gml:id")))
                .contains("<wfs:member>lamp.5</wfs:member>");
        assertThat(SERVER.get("GetPropertyValue", "typeNames", "lamp", "valueReference", "owner")
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.get("GetPropertyValue", "typeNames", "lamp").body()).contains("MissingParameterValue");
    }

    @Test
    void pagesOfARequestInXmlAreAskedForByAddress() {
        String first = ok(
                post(
                        "<GetFeature" + NAMESPACES + " count=\"2\"><Query typeNames=\"sdi:lamp\"><fes:Filter>"
                                + "<fes:PropertyIsGreaterThan><fes:ValueReference>power_w</fes:ValueReference><fes:Literal>51</fes:Literal>"
                                + "</fes:PropertyIsGreaterThan></fes:Filter><fes:SortBy><fes:SortProperty><fes:ValueReference>power_w"
                                + "</fes:ValueReference><fes:SortOrder>DESC</fes:SortOrder></fes:SortProperty></fes:SortBy></Query></GetFeature>"));
        assertThat(first)
                .contains("lamp.5\"", "lamp.4\"", "numberMatched=\"4\"")
                .doesNotContain("previous=");
        String next = found("next=\"([^\"]+)\"", first).replace("&amp;", "&");
        String second = ok(WfsServer.send(HttpRequest.newBuilder(URI.create(next))));
        assertThat(second).contains("lamp.3\"", "lamp.2\"", "previous=").doesNotContain("next=");
        assertThat(WfsServer.send(HttpRequest.newBuilder(
                                URI.create(next.replaceFirst("CONTINUE=.....", "CONTINUE=AAAAA"))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void storedQueriesAreKeptDescribedAskedAndDropped() {
        String create = "<CreateStoredQuery" + NAMESPACES + "><StoredQueryDefinition id=\"urn:x:brighter\">"
                + "<Title xml:lang=\"vi\">Sáng hơn</Title><Parameter name=\"least\" type=\"xsd:integer\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"/><QueryExpressionText returnFeatureTypes=\"sdi:lamp\""
                + " language=\"urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression\"><Query typeNames=\"sdi:lamp\"><fes:Filter>"
                + "<fes:PropertyIsGreaterThan><fes:ValueReference>power_w</fes:ValueReference><fes:Literal>${least}</fes:Literal>"
                + "</fes:PropertyIsGreaterThan></fes:Filter></Query></QueryExpressionText></StoredQueryDefinition>"
                + "</CreateStoredQuery>";
        ok(post(create));
        assertThat(post(create).body()).contains("DuplicateStoredQueryIdValue");
        assertThat(ok(SERVER.get("ListStoredQueries"))).contains("urn:x:brighter", "Sáng hơn");
        assertThat(ok(SERVER.get("DescribeStoredQueries", "storedquery_id", "urn:x:brighter")))
                .contains("${least}");
        assertThat(ok(SERVER.get("GetFeature", "storedquery_id", "urn:x:brighter", "least", "53")))
                .contains("numberMatched=\"2\"");
        // a value is a value, whatever it looks like
        assertThat(SERVER.get("GetFeature", "storedquery_id", "urn:x:brighter", "least", "0</fes:Literal>")
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.get("GetFeature", "storedquery_id", "urn:x:brighter").body())
                .contains("locator=\"least\"");
        ok(SERVER.get("DropStoredQuery", "storedquery_id", "urn:x:brighter"));
        assertThat(SERVER.get("DropStoredQuery", "storedquery_id", "urn:x:brighter")
                        .status())
                .isEqualTo(400);
        assertThat(post(create.replace("${least}", "${other}")).body()).contains("locator=\"other\"");
    }

    private static String lamp(String id, long x) {
        return "<sdi:lamp><sdi:lamp_id>" + id + "</sdi:lamp_id><sdi:geom><gml:Point gml:id=\"p\"><gml:pos>" + x
                + " 2317000</gml:pos></gml:Point></sdi:geom></sdi:lamp>";
    }

    private static String filter(String id) {
        return "<fes:Filter><fes:ResourceId rid=\"" + id + "\"/></fes:Filter>";
    }

    private static WfsServer.Answer post(String xml) {
        return SERVER.post("application/xml", xml);
    }

    /** The answer, which is no failure and valid. */
    private static String ok(WfsServer.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String schema = answer.body().contains("<wfs:member><sdi:lamp ")
                ? SERVER.get("DescribeFeatureType").body()
                : null;
        assertThat(OgcSchemas.errors(answer.bytes(), schema, Names.WFS_SCHEMA))
                .as(answer.body())
                .isEmpty();
        return answer.body();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
