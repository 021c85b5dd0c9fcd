package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.app.SmallService;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/**
 * Thirty-two readers of maps, tiles and features by pixel, while four writers edit by WFS-T and OGC API: nobody is refused, nobody
 * is shown what stood before an edit that had been answered when he asked, whatever he asks by, and the heap does not grow.
 */
class MapSoakTest {

    private static final int READERS = 32;
    private static final int WRITERS = 4;
    private static final int LAMPS = 16;
    private static final int HEAP_MB = 256;
    private static final int HEAP_LOOKS = 6;

    /** What is reached may grow by as much after the first look: pools and compiled queries, not tiles, which have their limit. */
    private static final double MOST_GROWTH_MB = 12;

    private static final List<LampReading> READINGS = List.of(LampReading.values());
    private static final List<LampWriting> WRITINGS = List.of(LampWriting.values());
    private static final double MB = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<MovingLamp> lamps = MovingLamp.make(LAMPS);
    private final Map<LampReading, AtomicInteger> readings = new HashMap<>();
    private final AtomicInteger edits = new AtomicInteger();
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private volatile boolean failed;

    @Test
    void for_some_seconds() throws Exception {
        run(Duration.ofSeconds(20));
    }

    @Test
    @Tag("soak")
    void for_minutes() throws Exception {
        run(Duration.ofMinutes(10));
    }

    private void run(Duration duration) throws Exception {
        for (LampReading reading : READINGS) {
            readings.put(reading, new AtomicInteger());
        }
        DATABASE.execute("DELETE FROM layer.street_light; ALTER TABLE layer.street_light ALTER fid RESTART WITH 1");
        for (MovingLamp lamp : lamps) {
            DATABASE.execute("INSERT INTO layer.street_light (light_id, power_w, geom) VALUES ('L" + lamp.number()
                    + "', 0, ST_SetSRID(ST_Point(" + lamp.x(0) + ", " + lamp.y(0) + "), 5899))");
        }
        // Tiles get little room, so that some give way all the time.
        try (SmallService service = SmallService.start(DATABASE, HEAP_MB, "sdi.tile.cache-size=1MB")) {
            List<Double> heapMb = soak(service, duration);
            String report = "%d s: %s, %d not changed, %d too late to tell; %d edits; heap, MB: %s"
                    .formatted(duration.toSeconds(), readings, unchanged.get(), untold.get(), edits.get(), heapMb);
            System.out.println("MapSoakTest: " + report);
            assertThat(edits.get()).as(report).isGreaterThan(LAMPS);
            readings.values()
                    .forEach(count -> assertThat(count.get()).as(report).isGreaterThan(LAMPS));
            assertThat(untold.get()).as(report).isLessThan(sum() / 20);
            heapMb.forEach(each -> assertThat(each).as(report).isLessThan(heapMb.get(0) + MOST_GROWTH_MB));
            atRest(service);
        }
    }

    private int sum() {
        return readings.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** What the heap holds, in MB: the first look after a share of the time in which all is warm. */
    private List<Double> soak(SmallService service, Duration duration) throws Exception {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        List<Callable<Void>> people = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Random random = new Random(i);
            Map<String, HttpResponse<byte[]>> kept = new HashMap<>();
            people.add(whileItLasts(
                    end,
                    () -> read(service.address(), oneOf(READINGS, random), lamps.get(random.nextInt(LAMPS)), kept)));
        }
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(READERS + i);
            LampWriting writing = WRITINGS.get(i % WRITINGS.size());
            List<MovingLamp> own = lamps.subList(i * LAMPS / WRITERS, (i + 1) * LAMPS / WRITERS);
            people.add(whileItLasts(end, () -> {
                MovingLamp lamp = oneOf(own, random);
                writing.send(client, service.address(), lamp, lamp.begin());
                lamp.acknowledge();
                edits.incrementAndGet();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }));
        }
        ExecutorService pool = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<Void>> going = new ArrayList<>();
            people.forEach(person -> going.add(pool.submit(person)));
            List<Double> heapMb = new ArrayList<>();
            for (int look = 1; look <= HEAP_LOOKS && !failed; look++) {
                long at = start + duration.toNanos() / HEAP_LOOKS * look;
                while (System.nanoTime() < at && !failed) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                heapMb.add(service.liveHeapBytes() / MB);
            }
            for (Future<Void> each : going) {
                each.get();
            }
            return heapMb;
        } finally {
            pool.shutdown();
        }
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private Callable<Void> whileItLasts(long end, Step step) {
        return () -> {
            while (System.nanoTime() < end && !failed) {
                try {
                    step.take();
                } catch (Throwable e) {
                    failed = true;
                    throw e;
                }
            }
            return null;
        };
    }

    /** @param kept what this client got last at each address, whose tag it shows */
    private void read(String address, LampReading reading, MovingLamp lamp, Map<String, HttpResponse<byte[]>> kept)
            throws IOException, InterruptedException {
        int from = lamp.acknowledged();
        String path = reading.path(lamp, from);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        HttpResponse<byte[]> before = kept.get(path);
        if (before != null) {
            before.headers().firstValue("ETag").ifPresent(tag -> request.header("If-None-Match", tag));
        }
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        int to = lamp.begun();
        if (answer.statusCode() == 304) {
            unchanged.incrementAndGet();
            answer = before;
        }
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        reading.check(lamp, answer.body(), from, to);
        kept.put(path, answer);
        readings.get(reading).incrementAndGet();
        if (!MovingLamp.tells(from, to)) {
            untold.incrementAndGet();
        }
    }

    /** Nobody edits any more: each way to ask shows the last edit, and says so by its tag the second time. */
    private void atRest(SmallService service) throws IOException, InterruptedException {
        Map<String, HttpResponse<byte[]>> kept = new HashMap<>();
        int before = unchanged.get();
        for (int time = 0; time < 2; time++) {
            for (LampReading reading : READINGS) {
                for (MovingLamp lamp : lamps) {
                    assertThat(lamp.begun()).isEqualTo(lamp.acknowledged());
                    read(service.address(), reading, lamp, kept);
                }
            }
        }
        assertThat(unchanged.get() - before).as("tiles that had not changed").isGreaterThanOrEqualTo(3 * LAMPS);
    }
}
