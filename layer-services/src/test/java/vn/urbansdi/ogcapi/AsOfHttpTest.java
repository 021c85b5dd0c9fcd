package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.app.TestService;

/** {@code asOf} on OGC API, WFS and WMS: byte by byte what the same request gave at that moment. */
class AsOfHttpTest {

    private static final String PICTURE = "&version=1.3.0&layers=land_parcel&styles=&crs=EPSG:3857"
            + "&bbox=11919940,2385290,11919990,2385340&width=256&height=256";
    private static final List<String> ASKED = List.of(
            "/ogc/collections/land_parcel/items?f=csv&limit=2",
            "/ogc/collections/land_parcel/items?f=fgb&sortby=-land_use&bbox=107.0,20.9,107.1,20.95",
            "/ogc/collections/land_parcel/items/land_parcel.1?f=html",
            "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=land_parcel&outputFormat=csv&sortBy=land_use",
            "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=land_parcel&outputFormat=application/json"
                    + "&bbox=107.0,20.9,107.1,20.95,CRS:84&sortBy=parcel_id",
            "/wms?service=WMS&request=GetMap&format=image/png" + PICTURE,
            "/wms?service=WMS&request=GetFeatureInfo&format=image/png&query_layers=land_parcel&info_format=application/json"
                    + "&feature_count=5&i=100&j=200" + PICTURE,
            "<GetFeature service='WFS' version='2.0.0' xmlns='http://www.opengis.net/wfs/2.0'><Query typeNames='land_parcel'/></GetFeature>",
            "<GetPropertyValue service='WFS' version='2.0.0' valueReference='land_use' xmlns='http://www.opengis.net/wfs/2.0'>"
                    + "<Query typeNames='land_parcel'/></GetPropertyValue>",
            "<GetFeature service='WFS' version='1.1.0' xmlns='http://www.opengis.net/wfs'><Query typeName='land_parcel'/></GetFeature>",
            "<GetFeature service='WFS' version='1.0.0' xmlns='http://www.opengis.net/wfs'><Query typeName='land_parcel'/></GetFeature>",
            "<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'><Body><GetFeature service='WFS' version='2.0.0'"
                    + " xmlns='http://www.opengis.net/wfs/2.0'><Query typeNames='land_parcel'/></GetFeature></Body></Envelope>");

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    private static final Map<Instant, Map<String, byte[]>> STATES = new LinkedHashMap<>();

    @BeforeAll
    static void states() throws InterruptedException {
        keep(
                "INSERT INTO layer.land_parcel (ward_code, land_use, owner_name, geom) SELECT '06685', 'ODT', 'x',"
                        + " ST_Multi(ST_MakeEnvelope(430000 + i * 10, 2317000, 430008 + i * 10, 2317010, 5899)) FROM generate_series(0, 3) i");
        keep(
                "UPDATE layer.land_parcel SET land_use = 'LUC', geom = ST_Multi(ST_MakeEnvelope(429990, 2316990, 430008, 2317010, 5899))"
                        + " WHERE fid = 1");
        keep("DELETE FROM layer.land_parcel WHERE fid = 2");
        keep("UPDATE layer.land_parcel SET land_use = 'CLN'");
    }

    private static void keep(String change) throws InterruptedException {
        SERVICE.database().execute(change);
        Thread.sleep(5);
        Map<String, byte[]> answers = new LinkedHashMap<>();
        ASKED.forEach(asked -> answers.put(asked, answer(asked, "")));
        STATES.put(Instant.now(), answers);
        Thread.sleep(5);
    }

    /** @param asOf empty, or {@code asOf=…} */
    private static byte[] answer(String asked, String asOf) {
        HttpResponse<byte[]> response =
                asked.startsWith("<") ? post("/wfs?" + asOf, asked) : SERVICE.get(asked + "&" + asOf);
        assertThat(response.statusCode()).as(TestService.text(response)).isEqualTo(200);
        return response.body();
    }

    @Test
    void every_protocol_gives_again_what_it_gave() {
        for (String asked : ASKED) {
            STATES.forEach((moment, answers) -> {
                assertThat(content(asked, answer(asked, "asOf=" + moment)))
                        .as("%s at %s", asked, moment)
                        .isEqualTo(content(asked, answers.get(asked)));
            });
            assertThat(STATES.values().stream()
                            .map(answers -> Arrays.hashCode(answers.get(asked)))
                            .distinct())
                    .as(asked)
                    .hasSizeGreaterThan(1);
        }
    }

    /** Without what an answer says of itself: when it was written, and, a page, its own address. */
    private static String content(String asked, byte[] answer) {
        if (asked.contains("f=html")) {
            String text = new String(answer, StandardCharsets.UTF_8);
            return text.substring(text.indexOf("<table>"), text.indexOf("</table>"));
        }
        return new String(answer, StandardCharsets.ISO_8859_1).replaceAll("\"?timeStamp\"?[:=]\"[^\"]*\"", "");
    }

    @Test
    void what_was_not_there_yet_or_is_no_moment_is_told() {
        API.refused(404, "/collections/land_parcel/items/land_parcel.1", "asOf", "2000-01-01T00:00:00Z");
        assertThat(API.json("/collections/land_parcel/items", "asOf", "2000-01-01T00:00:00Z")
                        .get("numberMatched")
                        .asInt())
                .isZero();
        API.refused(400, "/collections/land_parcel/items", "asOf", "2999-01-01T00:00:00Z");
        API.refused(400, "/collections/land_parcel/items", "asOf", "yesterday");
        API.refused(400, "/collections/land_parcel/items/land_parcel.1", "asOf", "2026-01-01");
        assertThat(TestService.text(
                        SERVICE.get("/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=land_parcel&asOf=x")))
                .contains("locator=\"asOf\"");
        assertThat(TestService.text(SERVICE.get("/wms?service=WMS&request=GetMap&format=image/png&asOf=x" + PICTURE)))
                .contains("asOf");
    }

    private static HttpResponse<byte[]> post(String path, String body) {
        return SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + path))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void pages_of_a_request_in_xml_stay_in_their_moment() {
        String first = STATES.keySet().iterator().next().toString();
        String asked = "<GetFeature service='WFS' version='2.0.0' count='2' xmlns='http://www.opengis.net/wfs/2.0'>"
                + "<Query typeNames='land_parcel'/></GetFeature>";
        String page = TestService.text(post("/wfs?asOf=" + first, asked));
        assertThat(page).contains("numberMatched=\"4\"");
        Matcher next = Pattern.compile("next=\"([^\"]+)\"").matcher(page);
        assertThat(next.find()).isTrue();
        String address =
                next.group(1).replace("&amp;", "&").substring(SERVICE.address().length());
        assertThat(TestService.text(SERVICE.get(address)))
                .contains("land_parcel.3\"", "land_parcel.4\"", "ODT")
                .doesNotContain("CLN");
        assertThat(TestService.text(post("/wfs?asOf=x", asked))).contains("locator=\"asOf\"");
    }

    @Test
    void pages_stay_in_their_moment() {
        String first = STATES.keySet().iterator().next().toString();
        var page = API.json("/collections/land_parcel/items", "asOf", first, "limit", "2");
        var next = API.follow(OgcApi.href(page, "next"));
        assertThat(page.get("numberMatched").asInt()).isEqualTo(4);
        assertThat(OgcApi.ids(next)).containsExactly("land_parcel.3", "land_parcel.4");
        assertThat(next.at("/features/0/properties/land_use").asString()).isEqualTo("ODT");
    }
}
