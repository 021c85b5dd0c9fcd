package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.app.TestService;

/** An answer that fails half-way breaks visibly, and one that nobody reads any more ends in the database too. */
class OgcApiBrokenAnswerTest {

    private static final String STREAMING =
            " FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'";

    /** Whoever is not read any further waits with the query open. */
    private static final String STANDING_STILL = " AND state_change < clock_timestamp() - interval '500 ms'";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    /** More than the buffers of both ends of a connection hold. */
    @BeforeAll
    static void lights() {
        SERVICE.database()
                .execute("INSERT INTO layer.street_light (light_id, lamp_type, road_name, geom)"
                        + " SELECT 'L' || i, 'LED', repeat('x', 2000), ST_SetSRID(ST_MakePoint(430000 + i, 2317000), 5899)"
                        + " FROM generate_series(1, 10000) i");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "html"})
    void a_database_that_fails_breaks_the_answer(String form) throws Exception {
        try (Socket socket = asking(form)) {
            await("1");
            SERVICE.database().query("SELECT pg_terminate_backend(pid)" + STREAMING);
            String answer = readUntilItEnds(socket.getInputStream());
            assertThat(answer).startsWith("HTTP/1.1 200").contains("L1");
            assertThat(answer.strip()).as("a whole answer ends so").doesNotEndWith("0");
            assertThat(answer).doesNotContain("numberReturned", "</html>", "problem");
        }
        await("0");
    }

    @Test
    void a_client_that_goes_away_stops_the_query() throws Exception {
        Socket socket = asking("json");
        await("1");
        socket.close();
        await("0");
    }

    private static void await(String streams) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (SERVICE.database()
                    .queryOne("SELECT count(*)" + STREAMING + (streams.equals("0") ? "" : STANDING_STILL))
                    .equals(streams)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("not " + streams + " streams");
    }

    private static Socket asking(String form) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(SERVICE.address()).getPort()));
        socket.getOutputStream()
                .write(("GET /ogc/collections/street_light/items?limit=10000&f=" + form
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String readUntilItEnds(InputStream in) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            in.transferTo(read);
        } catch (IOException e) {
            // A reset connection is as visible as can be.
            assertThat(e).isNotNull();
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
