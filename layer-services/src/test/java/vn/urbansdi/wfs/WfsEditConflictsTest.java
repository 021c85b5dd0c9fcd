package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.wfs.WfsLamps.assertRefused;
import static vn.urbansdi.wfs.WfsLamps.element;
import static vn.urbansdi.wfs.WfsLamps.ok;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.testing.TestDatabase;

/** Who changes what somebody else has changed or locked hears of it, and which of their actions it was. */
class WfsEditConflictsTest {

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

    private static String update(String power, String ids) {
        return "<Update typeName=\"sdi:lamp\" handle=\"brighter\"><Property><ValueReference>power_w</ValueReference><Value>"
                + power + "</Value></Property><fes:Filter>" + ids + "</fes:Filter></Update>";
    }

    private static String id(String rid, String version) {
        return "<fes:ResourceId rid=\"" + rid + "\" version=\"" + version + "\"/>";
    }

    private static String powers() {
        return String.join(
                " ",
                DATABASE.query(
                        "SELECT concat(fid, ':', power_w, '/', version) FROM layer.lamp WHERE fid < 4 ORDER BY fid"));
    }

    @Test
    void anActionThatNamesAVersionFailsWhereTheFeatureHasAnother() {
        String first = ok(SERVER, post(element("Transaction", update("100", id("lamp.1", "1")))));
        assertThat(first).contains("rid=\"lamp.1\" version=\"2\"");
        WfsServer.Answer second = post(element("Transaction", update("200", id("lamp.1", "1"))));
        assertRefused(second, 403, "OperationProcessingFailed", "brighter");
        assertThat(second.body()).contains("version 2 now", "phiên bản 2");
        String replace = "<Replace><sdi:lamp><sdi:lamp_id>L1</sdi:lamp_id><sdi:geom><gml:Point gml:id=\"p\">"
                + "<gml:pos>430001 2317000</gml:pos></gml:Point></sdi:geom></sdi:lamp><fes:Filter>" + id("lamp.1", "1")
                + "</fes:Filter></Replace>";
        assertThat(post(element("Transaction", replace)).status()).isEqualTo(403);
        String delete = "<Delete typeName=\"sdi:lamp\"><fes:Filter>" + id("lamp.1", "1") + "</fes:Filter></Delete>";
        assertThat(post(element("Transaction", delete)).status()).isEqualTo(403);
        assertThat(powers()).isEqualTo("1:100/2 2:52/1 3:53/1");
        ok(SERVER, post(element("Transaction", delete.replace("version=\"1\"", "version=\"2\""))));
        // what has gone is at no version
        assertThat(post(element("Transaction", update("300", id("lamp.1", "2"))))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyIdentifierMayNameItsOwnVersion() {
        ok(SERVER, post(element("Transaction", update("100", id("lamp.1", "1")))));
        String mixed = id("lamp.1", "2") + id("lamp.2", "1") + "<fes:ResourceId rid=\"lamp.3\"/>";
        assertThat(ok(SERVER, post(element("Transaction", update("7", mixed))))).contains("<wfs:totalUpdated>3<");
        assertThat(powers()).isEqualTo("1:7/3 2:7/2 3:7/2");
        // one of them is late: none is changed
        assertThat(post(element("Transaction", update("8", mixed))).status()).isEqualTo(403);
        assertThat(powers()).isEqualTo("1:7/3 2:7/2 3:7/2");
        for (String unclear : new String[] {"LAST", "0x1", "2026-01-01T00:00:00Z"}) {
            assertThat(post(element("Transaction", update("8", id("lamp.1", unclear))))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(post(element("Transaction", update("8", id("lamp.1", "3") + id("lamp.1", "4"))))
                        .status())
                .isEqualTo(400);
        assertThat(post(element(
                                "GetFeature",
                                "<Query typeNames=\"sdi:lamp\"><fes:Filter>" + id("lamp.1", "3")
                                        + "</fes:Filter></Query>"))
                        .body())
                .contains("OptionNotSupported");
    }

    @Test
    void aLockThatIsNotThereOrHoldsOthersIsAnInvalidOne() {
        assertRefused(SERVER.get("LockFeature", "lockId", "lock-nobody"), 403, "LockHasExpired", "lockId");
        String mine = WfsLamps.found(
                "lockId=\"([^\"]+)\"",
                ok(SERVER, SERVER.get("LockFeature", "typeNames", "lamp", "resourceId", "lamp.1")));
        ok(SERVER, SERVER.get("LockFeature", "typeNames", "lamp", "resourceId", "lamp.2"));
        String delete =
                "<Delete typeName=\"sdi:lamp\"><fes:Filter><fes:ResourceId rid=\"lamp.2\"/></fes:Filter></Delete>";
        assertRefused(post(element("Transaction lockId=\"" + mine + "\"", delete)), 400, "InvalidLockId", "lockId");
        assertRefused(post(element("Transaction", delete)), 400, "MissingParameterValue", "lockId");
    }

    /** OGC 09-025r2, 12.2.5 and 13: nothing that could be locked is no failure. */
    @Test
    void aLockOfNothingHoldsNothing() {
        String nothing =
                "<Query typeNames=\"sdi:lamp\"><fes:Filter><fes:ResourceId rid=\"lamp.99\"/></fes:Filter></Query>";
        for (String action : new String[] {"ALL", "SOME"}) {
            String lock = ok(SERVER, post(element("LockFeature lockAction=\"" + action + "\"", nothing)));
            assertThat(lock).contains("lockId=").doesNotContain("FeaturesLocked", "FeaturesNotLocked");
        }
        assertThat(ok(SERVER, post(element("GetFeatureWithLock", nothing)))).contains("numberReturned=\"0\"");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM sdi.locked_feature")).isEqualTo("0");
    }

    @Test
    void aPageIsLockedAsOneWhateverTheNumberOfQueries() {
        String two = "<Query typeNames=\"sdi:lamp\"><fes:Filter><fes:ResourceId rid=\"lamp.1\"/>"
                + "<fes:ResourceId rid=\"lamp.2\"/></fes:Filter></Query><Query typeNames=\"sdi:lamp\"><fes:Filter>"
                + "<fes:ResourceId rid=\"lamp.3\"/><fes:ResourceId rid=\"lamp.4\"/></fes:Filter></Query>";
        assertThat(ok(SERVER, post(element("GetFeatureWithLock count=\"3\"", two))))
                .contains("numberReturned=\"3\"");
        assertThat(DATABASE.query("SELECT fid FROM sdi.locked_feature ORDER BY fid"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void aFailureNamesTheActionByItsHandle() {
        String twice =
                "<Insert handle=\"again\"><sdi:lamp><sdi:lamp_id>L1</sdi:lamp_id><sdi:geom><gml:Point gml:id=\"p\">"
                        + "<gml:pos>430001 2317000</gml:pos></gml:Point></sdi:geom></sdi:lamp></Insert>";
        WfsServer.Answer key = post(element("Transaction", twice));
        assertRefused(key, 400, "InvalidValue", "again");
        assertThat(key.body()).contains("lamp_id = L1");
        WfsServer.Answer type = post(element("Transaction", update("bright", "<fes:ResourceId rid=\"lamp.1\"/>")));
        assertRefused(type, 400, "InvalidValue", "brighter");
        assertThat(type.body()).contains("power_w");
    }

    @Test
    void thePastIsNotChanged() {
        String delete =
                "<Delete typeName=\"sdi:lamp\"><fes:Filter><fes:ResourceId rid=\"lamp.2\"/></fes:Filter></Delete>";
        WfsServer.Answer refused =
                WfsServer.send(HttpRequest.newBuilder(URI.create(SERVER.address() + "?asOf=2026-01-01T00:00:00Z"))
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(element("Transaction", delete))));
        assertRefused(refused, 400, "InvalidParameterValue", "asOf");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.lamp")).isEqualTo("5");
    }

    /** As long as a request may be, which no filter may. */
    @Test
    void aLongGeometryIsTaken() {
        String positions = IntStream.range(0, 80_000)
                .mapToObj(i -> (430_000 + i / 1_000.0) + " " + (2_317_000 + i % 7))
                .collect(Collectors.joining(" "));
        assertThat(positions.length()).isGreaterThan(1 << 20);
        String insert =
                "<Insert><sdi:street><sdi:name>Lê Thánh Tông</sdi:name><sdi:geom><gml:LineString gml:id=\"p\"><gml:posList>"
                        + positions + "</gml:posList></gml:LineString></sdi:geom></sdi:street></Insert>";
        ok(SERVER, post(element("Transaction", insert)));
        assertThat(DATABASE.queryOne("SELECT max(ST_NPoints(geom)) FROM layer.street"))
                .isEqualTo("80000");
    }
}
