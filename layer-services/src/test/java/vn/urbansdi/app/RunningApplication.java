package vn.urbansdi.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.urbansdi.testing.TestDatabase;

/**
 * The whole application on a free loopback port, over a test class's own database.
 *
 * <pre>{@code
 * @RegisterExtension @Order(1) static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());
 * @RegisterExtension @Order(2) static final RunningApplication APP = RunningApplication.over(DATABASE);
 * }</pre>
 */
public final class RunningApplication implements BeforeAllCallback, AfterAllCallback {

    private final TestDatabase database;
    private final Optional<Path> catalogDirectory;
    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;

    private RunningApplication(TestDatabase database, Optional<Path> catalogDirectory) {
        this.database = database;
        this.catalogDirectory = catalogDirectory;
    }

    /** With the built-in catalog. */
    public static RunningApplication over(TestDatabase database) {
        return new RunningApplication(database, Optional.empty());
    }

    public static RunningApplication over(TestDatabase database, Path catalogDirectory) {
        return new RunningApplication(database, Optional.of(catalogDirectory));
    }

    @Override
    public void beforeAll(ExtensionContext extension) {
        List<String> arguments = new ArrayList<>(
                List.of("--server.port=0", "--server.address=127.0.0.1", "--SDI_DB_URL=" + database.jdbcUrl()));
        catalogDirectory.ifPresent(directory -> arguments.add("--SDI_CATALOG_DIR=" + directory));
        context = new SpringApplicationBuilder(SdiApplication.class).run(arguments.toArray(new String[0]));
    }

    @Override
    public void afterAll(ExtensionContext extension) {
        if (context != null) {
            context.close();
        }
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** @param path with a slash at the start, already encoded */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
    }

    public HttpResponse<String> post(String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
