package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.0, which many proxies speak to the servers behind them, has no chunks: an answer is whole, or it is none. */
class WholeAnswersTest {

    private static final String FEATURES =
            "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=street_light&outputFormat=";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    /** More than is held in memory, and behind it one that has no image in degrees. */
    @BeforeAll
    static void lights() {
        SERVICE.database()
                .execute("INSERT INTO layer.street_light (light_id, lamp_type, road_name, geom)"
                        + " SELECT 'L' || i, 'LED', repeat('x', 200),"
                        + " ST_SetSRID(ST_MakePoint(CASE i WHEN 9999 THEN 1e12 ELSE 430000 + i END, 2317000), 5899)"
                        + " FROM generate_series(1, 9999) i");
    }

    /** @param bytes of the body */
    private record Answer(String head, String text, int bytes) {

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }
    }

    private static Answer ask(String path) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(SERVICE.address()).getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(bytes);
            String all = bytes.toString(StandardCharsets.ISO_8859_1);
            int end = all.indexOf("\r\n\r\n");
            byte[] body = all.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
            return new Answer(all.substring(0, end), new String(body, StandardCharsets.UTF_8), body.length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FEATURES + "csv&srsName=EPSG:5899",
                FEATURES + "gml32&srsName=EPSG:5899",
                "/ogc/collections/street_light/items?limit=10&crs=http://www.opengis.net/def/crs/EPSG/0/5899",
                "/wfs?service=WFS&request=GetCapabilities",
                "/api/layers/street_light/quality"
            })
    void what_is_whole_says_its_length_and_is_what_others_get(String path) throws IOException {
        Answer old = ask(path);

        assertThat(old.status()).isEqualTo(200);
        if (!old.head().contains("Content-Encoding")) {
            assertThat(old.head()).containsIgnoringCase("Content-Length: " + old.bytes());
            assertThat(withoutTime(old.text())).isEqualTo(withoutTime(TestService.text(SERVICE.get(path))));
        }
    }

    private static String withoutTime(String text) {
        return text.replaceAll("timeStamp=?:?\\s?\"[^\"]*\"", "").replace("http://localhost/", SERVICE.address() + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "gml32", "application/json"})
    void what_fails_half_way_is_a_failure_and_nothing_else(String format) throws IOException {
        Answer answer = ask(FEATURES + format + "&srsName=EPSG:4326");

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.text()).contains("ExceptionReport").doesNotContain("L1");
        assertThat(answer.head()).contains("Content-Length: " + answer.bytes());
    }

    @Test
    void a_page_that_fails_half_way_is_a_problem() throws IOException {
        Answer answer = ask("/ogc/collections/street_light/items?limit=10000&f=json");

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.head()).contains("application/problem+json");
        assertThat(answer.text()).startsWith("{").endsWith("}").doesNotContain("FeatureCollection");
    }
}
