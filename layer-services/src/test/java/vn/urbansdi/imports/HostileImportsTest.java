package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.imports.ImportClient.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.urbansdi.app.SdiApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** What is sent to the imports may be anything, and the service may stand open to the network by mistake. */
class HostileImportsTest {

    private static final byte[] LIGHTS =
            "light_id;longitude;latitude\nA1;107,08;20,95\n".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    static Path uploads;

    private static final String LEFTOVER = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private static ConfigurableApplicationContext context;
    private static int port;
    private static ImportClient client;

    /** On all addresses, with a small bound. */
    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(uploads.resolve(LEFTOVER));
        Files.writeString(uploads.resolve(LEFTOVER).resolve("old.csv"), "old");
        Files.writeString(uploads.resolve("somebody-elses.txt"), "mine");
        context = new SpringApplicationBuilder(SdiApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=0.0.0.0",
                        "--SDI_DB_URL=" + DATABASE.jdbcUrl(),
                        "--SDI_UPLOAD_DIR=" + uploads,
                        "--SDI_UPLOAD_MAX_MB=2",
                        "--SDI_UPLOAD_TOTAL_MB=3");
        port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
        client = new ImportClient("http://127.0.0.1:" + port);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Test
    void what_an_earlier_process_left_is_removed_and_nothing_else() {
        assertThat(uploads.resolve(LEFTOVER)).doesNotExist();
        assertThat(uploads.resolve("somebody-elses.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.csv",
                "..\\\\evil.csv",
                "/etc/passwd.csv",
                "C:evil.csv",
                ".hidden.csv",
                "a/../../b.csv",
                "a\tb.csv",
                "a%2f..%2fb.csv",
                "a..csv/../x",
                ""
            })
    void a_name_that_is_a_path_is_refused(String name) throws IOException {
        json(400, client.upload(Map.of(name, LIGHTS)));
        assertNothingKept();
    }

    @Test
    void what_is_too_large_is_refused_by_its_declared_length_before_a_byte_of_it_is_read() throws IOException {
        String answer = client.raw(
                "POST /api/imports HTTP/1.1",
                "Host: localhost",
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Length: 2147483648");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        assertNothingKept();
    }

    @Test
    void what_is_too_large_without_saying_so_is_refused_on_the_way() throws IOException {
        byte[] large = new byte[3 << 20];
        byte[] body = ImportClient.multipart(Map.of("a.csv", large));
        HttpResponse<String> response = client.post(
                "multipart/form-data; boundary=----sdi-test-boundary",
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
        assertThat(response.statusCode()).isEqualTo(413);
        assertNothingKept();
    }

    @Test
    void all_uploads_together_have_a_bound_too() {
        byte[] rows = new byte[1900 << 10];
        java.util.Arrays.fill(rows, (byte) '\n');
        System.arraycopy(LIGHTS, 0, rows, 0, LIGHTS.length);
        String id = client.uploaded("a.csv", rows).get("id").asString();
        json(413, client.upload(Map.of("b.csv", rows)));
        assertThat(client.delete(id).statusCode()).isEqualTo(204);
        client.delete(client.uploaded("b.csv", rows).get("id").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data|anything|400",
                "multipart/form-data; boundary=x|anything|400",
                "multipart/form-data; boundary=x|--x--|400",
                "multipart/form-data; boundary=x|--x\\r\\n\\r\\n|400",
                "multipart/form-data; boundary=x|--x\\r\\nContent-Disposition: form-data; name=a\\r\\n\\r\\nv\\r\\n--x--\\r\\n|400",
                "multipart/form-data; boundary=x|--x\\r\\nContent-Disposition: form-data; name=a; filename=a.csv\\r\\n\\r\\nhalf|400",
                "application/json|{}|415",
                "text/csv|a;b|415",
                "multipart/mixed; boundary=x|--x--|415"
            })
    void what_is_no_upload_is_a_clients_error(String type, String body, int status) throws IOException {
        json(status, client.post(type, BodyPublishers.ofString(body.replace("\\r\\n", "\r\n"))));
        assertNothingKept();
    }

    @Test
    void a_file_of_no_known_format_is_refused_and_a_damaged_one_told() throws IOException {
        json(400, client.upload(Map.of("a.exe", LIGHTS)));
        json(400, client.upload(Map.of("a.csv", LIGHTS, "b.csv", LIGHTS)));
        assertNothingKept();
        var damaged = client.uploaded("a.zip", "no zip".getBytes(StandardCharsets.UTF_8));
        assertThat(damaged.get("problem").get("vi").asString()).contains("a.zip");
        assertThat(damaged.has("diagnosis")).isFalse();
        client.delete(damaged.get("id").asString());
    }

    @Test
    void a_zip_bomb_and_a_zip_that_climbs_are_told_and_cannot_be_mapped() throws IOException {
        for (Map.Entry<String, byte[]> zip : Map.of("bomb.csv", new byte[64 << 20], "../../climbs.csv", LIGHTS)
                .entrySet()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                out.putNextEntry(new ZipEntry(zip.getKey()));
                out.write(zip.getValue());
            }
            var view = client.uploaded("a.zip", bytes.toByteArray());
            assertThat(view.get("problem").get("en").asString()).contains("refused");
            String id = view.get("id").asString();
            json(
                    422,
                    client.put(
                            id, "{\"source\":\"s\",\"deliveries\":[{\"file\":\"a.zip\",\"layer\":\"street_light\"}]}"));
            client.delete(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0f8fad5b-d9cb-469f-a165-70867728950e", "1", "..", "------------------------------------", "%00"
            })
    void an_unknown_import_is_not_found(String id) {
        for (String rest : new String[] {"", "/preview", "/events", "/report", "/rejects"}) {
            assertThat(client.get(id + rest).statusCode()).as(rest).isBetween(400, 405);
        }
        assertThat(client.post(id + "/commit").statusCode()).isBetween(400, 405);
        assertThat(client.post(id + "/undo").statusCode()).isBetween(400, 405);
    }

    @Test
    void a_client_that_goes_away_in_the_middle_leaves_nothing() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /api/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                                    + "Content-Length: 1000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=a;"
                                    + " filename=\"a.csv\"\r\n\r\n" + "x".repeat(100_000))
                            .getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(200);
        }
        long end = System.nanoTime() + 10_000_000_000L;
        while (kept() > 0 && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertNothingKept();
    }

    private static long kept() throws IOException {
        try (Stream<Path> children = Files.list(uploads)) {
            return children.filter(Files::isDirectory).count();
        }
    }

    private static void assertNothingKept() throws IOException {
        assertThat(kept()).isZero();
    }
}
