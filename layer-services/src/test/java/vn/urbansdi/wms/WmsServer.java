package vn.urbansdi.wms;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
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
import vn.urbansdi.feature.FeatureSource;

/** The WMS alone behind a real HTTP server on a free port, over a source of the test's choosing. */
final class WmsServer implements BeforeAllCallback, AfterAllCallback {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Catalog catalog;
    private final Supplier<FeatureSource> source;
    private ConfigurableApplicationContext context;

    private WmsServer(Catalog catalog, Supplier<FeatureSource> source) {
        this.catalog = catalog;
        this.source = source;
    }

    /** @param source asked for when the server starts */
    static WmsServer over(Catalog catalog, Supplier<FeatureSource> source) {
        return new WmsServer(catalog, source);
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
                })
                .run();
    }

    @Override
    public void afterAll(ExtensionContext unused) {
        if (context != null) {
            context.close();
        }
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/wms";
    }

    /** Names and values in turn; a null value leaves the parameter out, a later one replaces an earlier one. */
    Answer get(String... parameters) {
        return raw(query(parameters));
    }

    Answer raw(String query) {
        return send(HttpRequest.newBuilder(URI.create(address() + "?" + query)));
    }

    Answer post(String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(address()))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static String query(String... parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] == null) {
                values.remove(parameters[i]);
            } else {
                values.put(parameters[i], parameters[i + 1]);
            }
        }
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    record Answer(int status, String contentType, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        BufferedImage picture() {
            if (!contentType.equals("image/png")) {
                throw new AssertionError(status + " " + contentType + " " + text());
            }
            try {
                return ImageIO.read(new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** No stereotype: nobody but this server may find it. */
    @ComponentScan({"vn.urbansdi.ows", "vn.urbansdi.render", "vn.urbansdi.featureinfo", "vn.urbansdi.wms"})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    static final class Wiring {}
}
