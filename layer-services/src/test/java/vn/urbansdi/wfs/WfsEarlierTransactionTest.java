package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Transaction and locks of WFS 1.1.0, on the same features as those of 2.0. */
class WfsEarlierTransactionTest {

    private static final Layer LAMP = TestLayers.layer("lamp", GeometryType.POINT, 5899)
            .attribute(TestLayers.required("lamp_id", AttributeType.TEXT))
            .attribute(TestLayers.optional("street", AttributeType.TEXT))
            .attribute(TestLayers.optional("power_w", AttributeType.INTEGER))
            .key("lamp_id")
            .editableBy("officer")
            .build();
    private static final Layer FIXED = TestLayers.layer("fixed", GeometryType.POINT, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .key("name")
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LAMP, FIXED);
    private static final String NAMESPACES =
            " service=\"WFS\" version=\"1.1.0\" xmlns=\"" + Names.WFS_1 + "\" xmlns:ogc=\"" + Names.OGC
                    + "\" xmlns:gml=\"" + Names.GML_3_1 + "\" xmlns:sdi=\"https://example.org/sdi\"";

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(CATALOG, DATABASE);

    @BeforeEach
    void fourLamps() {
        DATABASE.execute("DELETE FROM sdi.feature_lock; DELETE FROM layer.lamp;"
                + " ALTER TABLE layer.lamp ALTER fid RESTART WITH 1;"
                + " INSERT INTO layer.lamp (lamp_id, street, power_w, geom) SELECT 'L' || i, 'Lê Thánh Tông', 50 + i,"
                + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 4) i");
    }

    private static WfsServer.Answer post(String xml) {
        return SERVER.post("text/xml", xml);
    }

    private static String ok(WfsServer.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String own = answer.body().contains("<sdi:lamp ")
                ? SERVER.raw("service=WFS&version=1.1.0&request=DescribeFeatureType")
                        .body()
                : null;
        assertThat(OgcSchemas.errors(answer.bytes(), own, Names.WFS_1_1_SCHEMA))
                .as(answer.body())
                .isEmpty();
        return answer.body();
    }

    private static String refused(WfsServer.Answer answer) {
        assertThat(OgcSchemas.errors(answer.bytes(), null, Names.OWS_1_0_EXCEPTION_SCHEMA))
                .as(answer.body())
                .isEmpty();
        return answer.body();
    }

    private static String lamp(String id, String srsName, String position) {
        return "<sdi:lamp><sdi:lamp_id>" + id
                + "</sdi:lamp_id><sdi:street>Trần Hưng Đạo</sdi:street><sdi:geom><gml:Point" + srsName + "><gml:pos>"
                + position + "</gml:pos></gml:Point></sdi:geom></sdi:lamp>";
    }

    private static String filter(String id) {
        return "<ogc:Filter><ogc:FeatureId fid=\"" + id + "\"/></ogc:Filter>";
    }

    @Test
    void insertsUpdatesAndDeletesInOneTransaction() {
        String answer = ok(post("<Transaction" + NAMESPACES + ">"
                + "<Insert handle=\"new\" idgen=\"GenerateNew\">"
                + lamp("N1", " srsName=\"urn:ogc:def:crs:EPSG::4326\"", "20.944878577 107.07879625")
                + lamp("N2", " srsName=\"EPSG:4326\"", "107.07879625 20.944878577")
                + "</Insert><Insert srsName=\"http://www.opengis.net/gml/srs/epsg.xml#4326\" inputFormat=\"text/xml; subtype=gml/3.1.1\">"
                + "<gml:featureMember>" + lamp("N3", "", "107.07879625 20.944878577") + "</gml:featureMember></Insert>"
                + "<Insert><sdi:lamp><sdi:lamp_id>N4</sdi:lamp_id><sdi:geom><gml:Point srsName=\"EPSG:5899\"><gml:coordinates>430000,2317000"
                + "</gml:coordinates></gml:Point></sdi:geom></sdi:lamp></Insert>"
                + "<Update typeName=\"sdi:lamp\" inputFormat=\"x-application/gml:3\"><Property><Name>sdi:power_w</Name><Value>99</Value></Property>"
                + "<Property><Name>street</Name></Property><Property><Name>geom</Name><Value><gml:Point srsName=\"EPSG:4326\">"
                + "<gml:pos>107.07879625 20.944878577</gml:pos></gml:Point></Value></Property>" + filter("lamp.2")
                + "</Update>"
                + "<Delete typeName=\"sdi:lamp\">" + filter("lamp.4") + "</Delete></Transaction>"));
        assertThat(answer)
                .contains("<wfs:totalInserted>4<", "<wfs:totalUpdated>1<", "<wfs:totalDeleted>1<", "version=\"1.1.0\"")
                .containsPattern("(?s)<wfs:Feature handle=\"new\">\\s*<ogc:FeatureId fid=\"lamp.5\"/>")
                .contains("fid=\"lamp.8\"");
        assertThat(DATABASE.query("SELECT concat_ws('|', lamp_id, coalesce(street, '-'), coalesce(power_w::text, '-'),"
                        + " round(ST_X(geom)), round(ST_Y(geom)), version) FROM layer.lamp ORDER BY fid"))
                .containsExactly(
                        "L1|Lê Thánh Tông|51|430001|2317000|1",
                        "L2|-|99|430000|2317000|2",
                        "L3|Lê Thánh Tông|53|430003|2317000|1",
                        "N1|Trần Hưng Đạo|-|430000|2317000|1",
                        "N2|Trần Hưng Đạo|-|430000|2317000|1",
                        "N3|Trần Hưng Đạo|-|430000|2317000|1",
                        "N4|-|-|430000|2317000|1");
        assertThat(SERVER.get("GetFeature", "typeNames", "lamp", "resourceId", "lamp.5")
                        .body())
                .contains("<sdi:lamp_id>N1<");
    }

    @Test
    void whatCannotBeDoneIsSaidInTheFormOfTheVersion() {
        String insert = "<Transaction" + NAMESPACES + "><Insert handle=\"h\">" + lamp("L2", "", "430000 2317000")
                + "</Insert></Transaction>";
        assertThat(refused(post(insert))).contains("InvalidParameterValue", "lamp_id = L2");
        assertThat(refused(post(insert.replace("handle", "idgen=\"UseExisting\" handle"))))
                .contains("locator=\"idgen\"");
        assertThat(refused(post(insert.replace("handle", "inputFormat=\"application/json\" handle"))))
                .contains("locator=\"inputFormat\"");
        assertThat(refused(post("<Transaction" + NAMESPACES + "><Replace/></Transaction>")))
                .contains("locator=\"Replace\"");
        assertThat(refused(post("<Transaction" + NAMESPACES + "><Delete typeName=\"lamp\"/></Transaction>")))
                .contains("locator=\"Filter\"");
        assertThat(refused(post("<Transaction" + NAMESPACES + "><Delete typeName=\"fixed\">" + filter("fixed.1")
                        + "</Delete></Transaction>")))
                .contains("may not be changed");
        assertThat(refused(post("<Transaction" + NAMESPACES + "><Delete typeName=\"lamp\">")))
                .contains("InvalidParameterValue");
        assertThat(post("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Transaction" + NAMESPACES
                                + ">&e;</Transaction>")
                        .body())
                .contains("ExceptionReport")
                .doesNotContain("root:");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.lamp")).isEqualTo("4");
    }

    @Test
    void theFirstVersionChangesFeaturesToo() {
        String begin = "<Transaction" + NAMESPACES.replace("1.1.0", "1.0.0") + ">";
        String answer = post(begin + "<Insert handle=\"new\">"
                        + point("N1", "http://www.opengis.net/gml/srs/epsg.xml#4326")
                        + point("N2", "EPSG:4326")
                        + point("N3", "urn:ogc:def:crs:EPSG::4326")
                        + "</Insert><Update typeName=\"sdi:lamp\"><Property><Name>power_w</Name><Value>99</Value></Property>"
                        + filter("lamp.2") + "</Update><Delete typeName=\"sdi:lamp\">" + filter("lamp.3")
                        + "</Delete></Transaction>")
                .body();
        assertThat(OgcSchemas.errors(
                        answer.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        null,
                        Names.WFS_1_0_TRANSACTION_SCHEMA))
                .as(answer)
                .isEmpty();
        assertThat(answer)
                .contains("<wfs:SUCCESS/>", "fid=\"lamp.7\"")
                .containsPattern("(?s)<wfs:InsertResult handle=\"new\">\\s*<ogc:FeatureId fid=\"lamp.5\"/>");
        assertThat(DATABASE.query(
                        "SELECT concat_ws('|', lamp_id, coalesce(power_w::text, '-'), round(ST_X(geom)), round(ST_Y(geom)))"
                                + " FROM layer.lamp ORDER BY fid"))
                .containsExactly(
                        "L1|51|430001|2317000",
                        "L2|99|430002|2317000",
                        "L4|54|430004|2317000",
                        "N1|-|430000|2317000",
                        "N2|-|430000|2317000",
                        "N3|-|430000|2317000");
        assertThat(post(begin + "<Delete typeName=\"fixed\">" + filter("fixed.1") + "</Delete></Transaction>")
                        .body())
                .contains("ServiceExceptionReport", "may not be changed");
    }

    /** As GML 2 has it. */
    private static String point(String id, String srsName) {
        return "<sdi:lamp><sdi:lamp_id>" + id + "</sdi:lamp_id><sdi:geom><gml:Point srsName=\"" + srsName
                + "\"><gml:coordinates>107.07879625,20.944878577</gml:coordinates></gml:Point></sdi:geom></sdi:lamp>";
    }

    @Test
    void aLockOfOneVersionHoldsInTheOther() {
        String locked =
                ok(post("<LockFeature" + NAMESPACES + " expiry=\"1\" lockAction=\"SOME\"><Lock typeName=\"sdi:lamp\">"
                        + filter("lamp.1") + "</Lock></LockFeature>"));
        String lockId = found("<wfs:LockId>([^<]+)<", locked);
        assertThat(locked).contains("<ogc:FeatureId fid=\"lamp.1\"/>");
        assertThat(
                        DATABASE.queryOne(
                                "SELECT round(extract(epoch FROM max(expires_at) - now())) BETWEEN 30 AND 60 FROM sdi.feature_lock"))
                .isEqualTo("t");
        String deletion = "<Delete typeName=\"lamp\">" + filter("lamp.1") + "</Delete></Transaction>";
        assertThat(refused(post("<Transaction" + NAMESPACES + ">" + deletion)))
                .contains("MissingParameterValue", "locator=\"lockId\"");
        assertThat(SERVER.get("LockFeature", "typeNames", "lamp").body()).contains("CannotLockAllFeatures");
        String some = ok(SERVER.raw(
                "service=WFS&version=1.1.0&request=GetFeatureWithLock&typeName=lamp&lockAction=SOME&expiry=5"));
        assertThat(some).contains("lockId=\"lock-", "numberOfFeatures=\"3\"");
        ok(post("<Transaction" + NAMESPACES + " releaseAction=\"ALL\"><LockId>" + lockId + "</LockId>" + deletion));
        assertThat(refused(post("<Transaction" + NAMESPACES + "><LockId>" + lockId + "</LockId>" + deletion)))
                .contains("locator=\"lockId\"");
    }

    @Test
    void capabilitiesTellWhatMayBeChanged() {
        String capabilities =
                SERVER.raw("service=WFS&version=1.1.0&request=GetCapabilities").body();
        assertThat(found("(?s)<wfs:Name>sdi:lamp</wfs:Name>(.*?)</wfs:FeatureType>", capabilities))
                .contains("<wfs:Operation>Insert<", "<wfs:Operation>Lock<");
        assertThat(found("(?s)<wfs:Name>sdi:fixed</wfs:Name>(.*?)</wfs:FeatureType>", capabilities))
                .doesNotContain("Insert");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
