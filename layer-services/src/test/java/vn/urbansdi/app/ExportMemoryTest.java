package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** The service, in a process of its own with a small heap, sends answers that are larger than the heap. */
class ExportMemoryTest {

    private static final int HEAP_MB = 256;
    private static final long MB = 1 << 20;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @Test
    void a_heap_of_256_mb_sends_40_000_large_features() throws Exception {
        insert(40_000, 400);

        export("application/json", 40_000);
    }

    @Test
    @Tag("soak")
    void a_heap_of_256_mb_sends_400_000_features_in_either_format() throws Exception {
        insert(400_000, 100);

        export("application/json", 400_000);
        export("gml32", 400_000);
    }

    private static void insert(int rows, int vertices) {
        DATABASE.execute("""
                INSERT INTO layer.road (road_id, name, geom)
                SELECT 'r' || i, 'Đường ' || i, ST_Multi(l) FROM generate_series(1, %1$d) AS i, LATERAL (
                    SELECT ST_MakeLine(array_agg(ST_SetSRID(ST_MakePoint(430000 + i %% 1000 + v, 2317000 + i / 1000 + v %% 7), 5899) ORDER BY v)) AS l
                    FROM generate_series(1, %2$d) AS v) q""".formatted(rows, vertices));
    }

    /** Reads the whole answer, counting features as they pass; nothing of it is kept on this side either. */
    private static void export(String format, int features) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapService.class.getName(),
                        "--SDI_DB_URL=" + DATABASE.jdbcUrl())
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String address = SmallHeapService.awaitAddress(output);
            Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "output");
            drain.setDaemon(true);
            drain.start();
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address
                                            + "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=road&outputFormat="
                                            + format))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            Passed passed = Passed.of(response.body());
            assertThat(passed.features).isEqualTo(features);
            assertThat(passed.bytes).as("more than the heap holds").isGreaterThan(HEAP_MB * MB);
            assertThat(passed.end.strip()).endsWith(format.equals("gml32") ? "</wfs:FeatureCollection>" : "}");
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
    }

    /** @param features lines that begin one */
    private record Passed(long features, long bytes, String end) {

        static Passed of(InputStream answer) throws IOException {
            long features = 0;
            long bytes = 0;
            String end = "";
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    features += line.startsWith("{\"type\":\"Feature\",") || line.startsWith("<wfs:member>") ? 1 : 0;
                    bytes += line.length() + 1;
                    end = line;
                }
            }
            return new Passed(features, bytes, end);
        }
    }
}
