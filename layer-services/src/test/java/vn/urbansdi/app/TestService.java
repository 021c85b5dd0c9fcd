package vn.urbansdi.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/**
 * The whole application as it is run, on a free loopback port and a PostGIS database of its own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestService SERVICE = TestService.builtIn();
 * }</pre>
 */
public final class TestService implements BeforeAllCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabase database;
    private final Optional<Path> catalogDirectory;
    private final List<String> settings = new ArrayList<>();
    private ConfigurableApplicationContext context;

    private TestService(TestDatabase database, Optional<Path> catalogDirectory) {
        this.database = database;
        this.catalogDirectory = catalogDirectory;
    }

    /** With the catalog that is shipped, and empty tables. */
    public static TestService builtIn() {
        return new TestService(TestDatabase.migrated(CatalogLoader.builtIn()), Optional.empty());
    }

    /** With another catalog directory; the application makes the tables when it starts. */
    public static TestService withCatalog(Path directory) {
        return new TestService(TestDatabase.empty(), Optional.of(directory));
    }

    /** With a setting besides. */
    public TestService with(String name, String value) {
        settings.add("--" + name + "=" + value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext extensionContext) {
        database.beforeAll(extensionContext);
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=0");
        arguments.add("--SDI_DB_URL=" + database.jdbcUrl());
        arguments.add(
                "--SDI_CATALOG_DIR=" + catalogDirectory.map(Path::toString).orElse(""));
        context = new SpringApplicationBuilder(SdiApplication.class).run(arguments.toArray(String[]::new));
    }

    @Override
    public void afterAll(ExtensionContext extensionContext) {
        if (context != null) {
            context.close();
        }
        database.afterAll(extensionContext);
    }

    public TestDatabase database() {
        return database;
    }

    /** A part of the running application. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Environment environment() {
        return context.getEnvironment();
    }

    /** {@code http://127.0.0.1:port} */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** @param headers names and values in turn */
    public HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
