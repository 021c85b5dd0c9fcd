package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.imports.ImportClient.json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.urbansdi.app.SdiApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** The imports are for this machine alone, although the service stands open to the network. */
class ForeignImportsTest {

    private static final byte[] LIGHTS =
            "light_id;longitude;latitude\nA1;107,08;20,95\n".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    static Path uploads;

    private static ConfigurableApplicationContext context;
    private static int port;
    private static ImportClient client;

    /** On all addresses. */
    @BeforeAll
    static void open() {
        context = new SpringApplicationBuilder(SdiApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=0.0.0.0",
                        "--SDI_DB_URL=" + DATABASE.jdbcUrl(),
                        "--SDI_UPLOAD_DIR=" + uploads);
        port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
        client = new ImportClient("http://127.0.0.1:" + port);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "X-Forwarded-For, 127.0.0.1",
        "Forwarded, for=127.0.0.1",
        "X-Real-IP, 127.0.0.1"
    })
    void pages_of_other_origins_and_proxies_are_refused(String header, String value) {
        HttpResponse<String> response = client.upload(Map.of("a.csv", LIGHTS), header, value);
        assertThat(json(403, response).get("messages").get("vi").asString()).isNotBlank();
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_foreign_name_that_was_turned_to_this_machine_is_refused() throws IOException {
        for (String target :
                new String[] {"/api/imports/x", "/api/./imports/x", "/api/%69mports/x", "/api/imports;a=b/x"}) {
            String answer = client.raw("GET " + target + " HTTP/1.1", "Host: evil.example", "Connection: close");
            assertThat(answer).as(target).containsAnyOf("HTTP/1.1 403", "HTTP/1.1 400");
        }
    }

    @Test
    void a_page_of_our_own_may() {
        HttpResponse<String> response = client.upload(
                Map.of("a.csv", LIGHTS), "Origin", "http://127.0.0.1:" + port, "Sec-Fetch-Site", "same-origin");
        client.delete(json(201, response).get("id").asString());
    }

    @Test
    void from_another_address_than_loopback_it_is_refused() throws Exception {
        InetAddress other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof java.net.Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(other != null, "this machine has no address but loopback");
        String address = "http://" + other.getHostAddress() + ":" + port;
        HttpResponse<String> response = new ImportClient(address).upload(Map.of("a.csv", LIGHTS));
        assertThat(json(403, response).get("messages").get("en").asString()).contains("localhost");
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address + "/api/map"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void other_addresses_still_answer_multipart_in_their_own_words() throws Exception {
        for (String path : new String[] {"/wfs", "/wms"}) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Content-Type", "multipart/form-data; boundary=----sdi-test-boundary")
                                    .POST(BodyPublishers.ofByteArray(ImportClient.multipart(Map.of("a.csv", LIGHTS))))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isBetween(400, 415);
            assertThat(response.body()).contains("Exception");
        }
    }
}
