package vn.urbansdi.warmup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSource;

/**
 * Asks the service itself for maps, features and tiles of where its data lie, one request after the other, for some seconds
 * after it has started: the virtual machine compiles what is used often, and until it has, an answer costs up to five times
 * as much. Nothing waits for it, and a failure of it is no failure of the service.
 */
@Component
class WarmUp implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FIRST_REFUSAL = 300;

    private final Catalog catalog;
    private final FeatureSource source;
    private final Environment environment;
    private final Duration length;
    private final AtomicLong answered = new AtomicLong();
    private volatile Thread thread;

    /** @param seconds {@code SDI_WARM_UP_SECONDS}; 0 for none */
    WarmUp(
            Catalog catalog,
            FeatureSource source,
            Environment environment,
            @Value("${SDI_WARM_UP_SECONDS:20}") long seconds) {
        this.catalog = catalog;
        this.source = source;
        this.environment = environment;
        this.length = Duration.ofSeconds(seconds);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!length.isZero()) {
            thread = new Thread(this::run, "warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** How many requests have been answered well so far. */
    long answered() {
        return answered.get();
    }

    /** Null before the start, and where there is none. */
    Thread thread() {
        return thread;
    }

    private void run() {
        long end = System.nanoTime() + length.toNanos();
        try {
            List<String> paths = new ArrayList<>();
            for (Layer layer : catalog.layers()) {
                for (Place place : Place.of(layer, source)) {
                    paths.addAll(WarmUpRequests.of(layer, place));
                }
            }
            ask(paths, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.info("warming up ended early: {}", e.toString());
        }
    }

    private void ask(List<String> paths, long end) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        String root = root();
        // All kinds of requests in turn, from the first second on; the same order at every start.
        Collections.shuffle(paths, new Random(1));
        for (int i = 0; !paths.isEmpty() && System.nanoTime() < end; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + paths.get(i % paths.size())))
                    .header("User-Agent", "warm-up")
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() < FIRST_REFUSAL) {
                answered.incrementAndGet();
            }
        }
        LOG.debug("warmed up with {} requests", answered);
    }

    /** The service's own address: loopback, where it listens everywhere. */
    private String root() throws IOException {
        String address = environment.getProperty("server.address", "");
        InetAddress host = address.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(address);
        String name =
                host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress().getHostAddress() : host.getHostAddress();
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":"
                + environment.getProperty("local.server.port");
    }

    @Override
    public void destroy() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
