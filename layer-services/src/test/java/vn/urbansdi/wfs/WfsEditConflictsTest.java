package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.wfs.WfsLamps.assertRefused;
import static vn.urbansdi.wfs.WfsLamps.element;
import static vn.urbansdi.wfs.WfsLamps.ok;

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
}
