package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** Clients that ask for everything and read nothing keep nobody else from being answered. */
class SlowReadersTest {

    private static final int CLIENTS = 24;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @Test
    void others_are_answered_at_once() throws Exception {
        // More than the buffers of both ends of a connection hold.
        DATABASE.execute("INSERT INTO layer.street_light (light_id, lamp_type, road_name, geom)"
                + " SELECT 'L' || i, 'LED', repeat('x', 200), ST_SetSRID(ST_MakePoint(430000 + i, 2317000), 5899)"
                + " FROM generate_series(1, 40000) i");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(asking("/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=street_light"
                        + "&outputFormat=application/json"));
            }
            awaitStreams();
            String counted =
                    within("/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=street_light&resultType=hits");
            assertThat(counted).contains("numberMatched=\"40000\"");
            assertThat(within("/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=street_light&count=1"))
                    .contains("numberReturned=\"1\"");
            assertThat(within("/ogc/collections/street_light/items?limit=1")).contains("\"numberReturned\":1");
            assertThat(within("/api/parcels?lon=107.078&lat=20.95")).contains("parcels");
            assertThat(within(
                            "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=ward&QUERY_LAYERS=ward&STYLES="
                                    + "&CRS=EPSG:5899&BBOX=430000,2317000,431000,2318000&WIDTH=50&HEIGHT=50&I=5&J=5"
                                    + "&INFO_FORMAT=text/plain&FORMAT=image/png"))
                    .isNotNull();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void awaitStreams() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            String streams =
                    DATABASE.queryOne("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state = 'idle in transaction'");
            if (Integer.parseInt(streams) >= 5) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("nobody reads slowly: the test proves nothing");
    }

    private static String within(String path) throws Exception {
        return CompletableFuture.supplyAsync(() -> APP.get(path))
                .thenApply(response -> {
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    return response.body();
                })
                .get(8, TimeUnit.SECONDS);
    }

    private static Socket asking(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(APP.url()).getPort()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
