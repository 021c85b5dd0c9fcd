package vn.urbansdi.wfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditOutcome;
import vn.urbansdi.feature.FeatureEditor;
import vn.urbansdi.feature.FeatureLocks;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.StoredDefinitions;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.store.PostgisStoredDefinitions;
import vn.urbansdi.store.edit.PostgisFeatureEditor;
import vn.urbansdi.store.edit.PostgisFeatureLocks;
import vn.urbansdi.testing.TestDatabase;

/** The WFS alone behind a real HTTP server on a free port, over a source of the test's choosing. */
final class WfsServer implements BeforeAllCallback, AfterAllCallback {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Catalog catalog;
    private final Supplier<FeatureSource> source;
    private final Supplier<Map<String, Object>> editing;
    private ConfigurableApplicationContext context;

    private WfsServer(Catalog catalog, Supplier<FeatureSource> source, Supplier<Map<String, Object>> editing) {
        this.catalog = catalog;
        this.source = source;
        this.editing = editing;
    }

    /**
     * For reading only.
     *
     * @param source asked for when the server starts
     */
    static WfsServer over(Catalog catalog, Supplier<FeatureSource> source) {
        return new WfsServer(catalog, source, () -> {
            ReadOnly readOnly = new ReadOnly();
            return Map.of("readOnly", readOnly);
        });
    }

    /** Over a database, for everything. */
    static WfsServer over(Catalog catalog, TestDatabase database) {
        return new WfsServer(
                catalog,
                () -> new PostgisFeatureSource(database.dataSource(), catalog),
                () -> Map.of(
                        "editor", new PostgisFeatureEditor(database.dataSource(), catalog),
                        "locks", new PostgisFeatureLocks(database.dataSource(), catalog),
                        "definitions", new PostgisStoredDefinitions(database.dataSource())));
    }

    @Override
    public void beforeAll(ExtensionContext unused) {
        context = new SpringApplicationBuilder(Wiring.class)
                .properties("server.port=0", "server.address=127.0.0.1")
                .initializers(started -> {
                    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) started.getBeanFactory();
                    // The product's own initializer has put the catalog of the environment there.
                    beans.destroySingleton("catalog");
                    beans.registerSingleton("catalog", catalog);
                    beans.registerSingleton("source", source.get());
                    editing.get().forEach(beans::registerSingleton);
                })
                .run();
    }

    @Override
    public void afterAll(ExtensionContext unused) {
        if (context != null) {
            context.close();
        }
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    /** Address of the service. */
    String address() {
        return "http://127.0.0.1:" + port() + "/wfs";
    }

    /** A GET of WFS 2.0.0; {@code parameters} are names and values in turn. */
    Answer get(String operation, String... parameters) {
        StringBuilder query = new StringBuilder("service=WFS&version=2.0.0&request=" + operation);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return raw(query.toString());
    }

    /** Sends the request as pairs or as XML and reads its answer, which must be one. */
    WfsReader.Collection send(WfsAsk ask, boolean xml, boolean latitudeFirst) {
        Answer answer = xml ? post("application/xml", ask.xml()) : get("GetFeature", ask.kvp());
        if (answer.status() != 200 || answer.body().contains(RandomCases.SECRET)) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return ask.isGeoJson() ? WfsReader.geoJson(answer.body()) : WfsReader.gml(answer.bytes(), latitudeFirst);
    }

    Answer raw(String query) {
        return send(HttpRequest.newBuilder(URI.create(address() + "?" + query)));
    }

    Answer post(String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(address()))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Answer(int status, String contentType, String body) {
        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** No stereotype: nobody but this server may find it. */
    @ComponentScan({"vn.urbansdi.ows", "vn.urbansdi.wfs"})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    static final class Wiring {}

    /** Of a source that nobody can write to. */
    private static final class ReadOnly implements FeatureEditor, FeatureLocks, StoredDefinitions {

        @Override
        public EditOutcome apply(EditBatch batch) {
            throw refused();
        }

        @Override
        public Lock lock(List<FeatureQuery> queries, String holder, Duration expiry, boolean all) {
            throw refused();
        }

        @Override
        public Lock renew(String id, String holder, Duration expiry) {
            throw refused();
        }

        @Override
        public SortedMap<String, String> all() {
            return new TreeMap<>();
        }

        @Override
        public boolean add(String id, String definition, String author) {
            throw refused();
        }

        @Override
        public boolean remove(String id) {
            throw refused();
        }

        private static EditException refused() {
            return new EditException(EditException.Kind.UNAVAILABLE, -1, new Title("chỉ đọc", "read only"));
        }
    }
}
