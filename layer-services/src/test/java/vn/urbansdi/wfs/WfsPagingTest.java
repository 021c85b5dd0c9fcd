package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.wfs.WfsLamps.assertRefused;
import static vn.urbansdi.wfs.WfsLamps.element;
import static vn.urbansdi.wfs.WfsLamps.found;
import static vn.urbansdi.wfs.WfsLamps.ok;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.testing.TestDatabase;

/** Pages that lead to one another (OGC 09-025r2, 7.7.4.4), and answers of several queries. */
class WfsPagingTest {

    private static final Pattern NEXT = Pattern.compile(" next=\"([^\"]+)\"");
    private static final Pattern FID = Pattern.compile("<sdi:lamp gml:id=\"lamp\\.([0-9]+)\"");

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(WfsLamps.CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(WfsLamps.CATALOG, DATABASE);

    @BeforeEach
    void fiftyLamps() {
        WfsLamps.reset(DATABASE, 50);
    }

    private static WfsServer.Answer follow(String address) {
        return WfsServer.send(HttpRequest.newBuilder(URI.create(address)));
    }

    private static String query(String filter) {
        return "<Query typeNames=\"sdi:lamp\">" + filter + "</Query>";
    }

    private static List<Long> fids(String body) {
        return FID.matcher(body)
                .results()
                .map(each -> Long.valueOf(each.group(1)))
                .toList();
    }

    /** All pages from the first on, somebody deleting what they have seen in between. */
    private static List<Long> pagesWhileOthersDelete(WfsServer.Answer first) {
        List<Long> seen = new ArrayList<>();
        WfsServer.Answer page = first;
        while (true) {
            List<Long> fids = fids(ok(SERVER, page));
            seen.addAll(fids);
            var next = NEXT.matcher(page.body());
            if (!next.find()) {
                return seen;
            }
            DATABASE.execute("DELETE FROM layer.lamp WHERE fid IN (" + fids.get(0) + ", " + fids.get(2) + ")");
            page = follow(next.group(1).replace("&amp;", "&"));
        }
    }

    @Test
    void pagesAreOfOneStateWhileOthersDelete() {
        List<Long> all = LongStream.rangeClosed(1, 50).boxed().toList();
        assertThat(pagesWhileOthersDelete(SERVER.get("GetFeature", "typeNames", "lamp", "count", "7")))
                .isEqualTo(all);
        fiftyLamps();
        assertThat(pagesWhileOthersDelete(SERVER.post("application/xml", element("GetFeature count=\"7\"", query("")))))
                .isEqualTo(all);
        fiftyLamps();
        DATABASE.execute("UPDATE sdi.commit SET started_at = started_at - interval '1 day',"
                + " committed_at = committed_at - interval '1 day'");
        assertThat(pagesWhileOthersDelete(SERVER.get("GetFeature", "typeNames", "lamp", "count", "7")))
                .isEqualTo(all);
    }

    @Test
    void aLinkKeepsTheMomentThatTheRequestNames() {
        String asked = "2026-01-01T00:00:00Z";
        assertThat(SERVER.get("GetFeature", "typeNames", "lamp", "count", "7", "asOf", asked)
                        .body())
                .contains("numberMatched=\"0\"");
        assertThat(SERVER.raw("service=WFS&request=GetCapabilities").body())
                .containsPattern("(?s)name=\"PagingIsTransactionSafe\">.{1,80}FALSE");
    }

    @Test
    void whatComesBeforeOverlapsNothing() {
        String body = ok(SERVER, SERVER.get("GetFeature", "typeNames", "lamp", "startIndex", "3", "count", "10"));
        String previous = found(" previous=\"([^\"]+)\"", body).replace("&amp;", "&");
        assertThat(fids(ok(SERVER, follow(previous)))).containsExactly(1L, 2L, 3L);
    }

    /** Random text, which no compression shortens. */
    private static String longFilter() {
        Random random = new Random(4);
        return IntStream.range(0, 1_500)
                .mapToObj(i -> "<fes:PropertyIsNotEqualTo><fes:ValueReference>kind</fes:ValueReference><fes:Literal>"
                        + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong())
                        + "</fes:Literal></fes:PropertyIsNotEqualTo>")
                .collect(Collectors.joining("", "<fes:Filter><fes:And>", "</fes:And></fes:Filter>"));
    }

    @Test
    void moreThanAPageWithoutAnAddressOfTheNextIsRefused() {
        String xml = element("GetFeature count=\"5\"", query(longFilter()));
        assertRefused(SERVER.post("application/xml", xml), 400, "OptionNotSupported", "count");
        assertRefused(
                SERVER.post("application/xml", xml.replace("count=\"5\"", "count=\"5\" outputFormat=\"geojson\"")),
                400,
                "OptionNotSupported",
                "count");
        assertRefused(
                SERVER.post(
                        "application/xml",
                        element("GetPropertyValue valueReference=\"kind\" count=\"5\"", query(longFilter()))),
                400,
                "OptionNotSupported",
                "count");
        // all of it on one page needs no other
        assertThat(ok(SERVER, SERVER.post("application/xml", xml.replace("count=\"5\"", "count=\"50\""))))
                .contains("numberReturned=\"50\"");
        String ids = IntStream.rangeClosed(1, 7_000).mapToObj(i -> "lamp." + i).collect(Collectors.joining(","));
        String form = "service=WFS&version=2.0.0&request=GetFeature&count=5&resourceId=" + ids;
        assertRefused(SERVER.post("application/x-www-form-urlencoded", form), 400, "OptionNotSupported", "count");
        // a long one that a few bytes hold has its address
        String repeated = element("GetFeature count=\"5\"", query("<!--" + " ".repeat(2_000_000) + "-->"));
        String body = ok(SERVER, SERVER.post("application/xml", repeated));
        assertThat(fids(ok(SERVER, follow(found(NEXT.pattern(), body).replace("&amp;", "&")))))
                .containsExactly(6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void queriesOfOneRequestAreFew() {
        String xml = element("GetFeature", query("").repeat(101));
        assertRefused(SERVER.post("application/xml", xml), 400, "OptionNotSupported", "Query");
        assertRefused(
                SERVER.post("application/xml", element("LockFeature", query("").repeat(20_000))),
                400,
                "OptionNotSupported",
                "Query");
        assertRefused(SERVER.get("GetFeature", "typeNames", "(lamp)".repeat(101)), 400, "OptionNotSupported", "Query");
        assertThat(SERVER.post(
                                "application/xml",
                                element(
                                        "GetFeature resultType=\"hits\"",
                                        query("").repeat(100)))
                        .body())
                .contains("numberMatched=\"5000\"");
    }

    @Test
    void aFeatureThatTwoQueriesMeetStandsOnceInTheDocument() {
        String some = "<fes:Filter><fes:ResourceId rid=\"lamp.2\"/><fes:ResourceId rid=\"lamp.3\"/></fes:Filter>";
        String body = ok(
                SERVER,
                SERVER.post(
                        "application/xml",
                        element("GetFeature", query(some) + query(some.replace("lamp.2", "lamp.4")))));
        assertThat(fids(body)).containsExactly(2L, 3L, 4L);
        assertThat(body).contains("xlink:href=\"#lamp.3\"").containsOnlyOnce("xlink:href");
        String earlier = SERVER.raw("service=WFS&version=1.1.0&request=GetFeature&typeName=lamp,lamp&maxFeatures=70")
                .body();
        assertThat(fids(earlier)).hasSize(50);
        assertThat(earlier).contains("<gml:featureMember xmlns:xlink", "xlink:href=\"#lamp.1\"");
    }
}
