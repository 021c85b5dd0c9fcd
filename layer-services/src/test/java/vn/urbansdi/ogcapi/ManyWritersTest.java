package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;

/**
 * Eight writers, half by OGC API under ETags, half by WFS-T over several features at once in any order, and eight readers: no edit is
 * lost, nobody is told of a deadlock, and the history holds what was acknowledged, neither more nor less.
 */
class ManyWritersTest {

    private static final int LIGHTS = 12;
    private static final int WRITERS = 8;
    private static final int READERS = 8;
    private static final String ITEMS = "/collections/street_light/items";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    /** By light: edits that were acknowledged. */
    private final AtomicIntegerArray raised = new AtomicIntegerArray(LIGHTS + 1);

    private final AtomicIntegerArray renamed = new AtomicIntegerArray(LIGHTS + 1);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();

    @Test
    void for_some_seconds() throws Exception {
        run(Duration.ofSeconds(10));
    }

    @Test
    @Tag("soak")
    void for_minutes() throws Exception {
        run(Duration.ofMinutes(5));
    }

    private void run(Duration duration) throws Exception {
        SERVICE.database()
                .execute("DELETE FROM layer.street_light; DELETE FROM history.street_light;"
                        + " ALTER TABLE layer.street_light ALTER fid RESTART WITH 1;"
                        + " INSERT INTO layer.street_light (light_id, power_w, geom) SELECT 'L' || i, 0,"
                        + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, " + LIGHTS + ") i");
        String start = OgcApi.href(API.json("/collections/street_light/changes", "limit", "10000"), "next");
        Map<String, String> copy = state();
        long end = System.nanoTime() + duration.toNanos();
        List<Callable<Void>> people = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(i);
            boolean tagged = i % 2 == 0;
            people.add(() -> {
                while (System.nanoTime() < end) {
                    if (tagged) {
                        raise(1 + random.nextInt(LIGHTS));
                    } else {
                        rename(random);
                    }
                }
                return null;
            });
        }
        for (int i = 0; i < READERS; i++) {
            String asked = i % 2 == 0
                    ? "/ogc" + ITEMS + "?limit=5"
                    : "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=street_light&count=5";
            people.add(() -> {
                while (System.nanoTime() < end) {
                    assertThat(SERVICE.get(asked).statusCode()).isEqualTo(200);
                }
                return null;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(people.size());
        try {
            for (Future<Void> each : pool.invokeAll(people)) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
        check(start, copy);
    }

    /** Reads the power and writes one more, under the tag of what was read: two that do so at once must not both succeed. */
    private void raise(int light) {
        HttpResponse<byte[]> read = SERVICE.get("/ogc" + ITEMS + "/" + light);
        int power = JsonMapper.shared()
                .readTree(read.body())
                .at("/properties/power_w")
                .asInt();
        HttpResponse<byte[]> done = SERVICE.send(HttpRequest.newBuilder(
                        URI.create(SERVICE.address() + "/ogc" + ITEMS + "/" + light))
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", TestService.header(read, "ETag"))
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString("{\"properties\":{\"power_w\":" + (power + 1) + "}}")));
        assertThat(done.statusCode()).as(TestService.text(done)).isIn(204, 412);
        if (done.statusCode() == 204) {
            raised.incrementAndGet(light);
        } else {
            refused.incrementAndGet();
        }
    }

    /** Three lights in one transaction, in any order: such transactions run into each other. */
    private void rename(Random random) {
        StringBuilder updates = new StringBuilder();
        List<Integer> lights = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int light = 1 + random.nextInt(LIGHTS);
            lights.add(light);
            updates.append(
                    "<Update typeName=\"street_light\"><Property><ValueReference>road_name</ValueReference><Value>n"
                            + names.incrementAndGet()
                            + "</Value></Property><fes:Filter><fes:ResourceId rid=\"street_light." + light
                            + "\"/></fes:Filter></Update>");
        }
        HttpResponse<byte[]> done = SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + "/wfs"))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "<Transaction service=\"WFS\" version=\"2.0.0\" xmlns=\"http://www.opengis.net/wfs/2.0\""
                                + " xmlns:fes=\"http://www.opengis.net/fes/2.0\">" + updates + "</Transaction>")));
        assertThat(done.statusCode()).as(TestService.text(done)).isEqualTo(200);
        lights.forEach(renamed::incrementAndGet);
    }

    private void check(String start, Map<String, String> copy) {
        int edits = 0;
        for (int light = 1; light <= LIGHTS; light++) {
            int acknowledged = raised.get(light) + renamed.get(light);
            edits += acknowledged;
            assertThat(SERVICE.database()
                            .queryOne("SELECT power_w || ' ' || version FROM layer.street_light WHERE fid = " + light))
                    .isEqualTo(raised.get(light) + " " + (1 + acknowledged));
        }
        assertThat(edits).isGreaterThan(LIGHTS);
        assertThat(refused.get()).as("they did get in each other's way").isPositive();
        assertThat(SERVICE.database().queryOne("SELECT count(*) FROM history.street_light"))
                .isEqualTo(Integer.toString(edits));
        JsonNode page = API.follow(start);
        while (true) {
            page.get("features").forEach(each -> copy.put(each.get("id").asString(), state(each)));
            if (page.get("complete").asBoolean()) {
                break;
            }
            page = API.follow(OgcApi.href(page, "next"));
        }
        assertThat(copy).isEqualTo(state());
    }

    private static Map<String, String> state() {
        Map<String, String> state = new HashMap<>();
        API.json(ITEMS, "limit", "1000")
                .get("features")
                .forEach(each -> state.put(each.get("id").asString(), state(each)));
        return state;
    }

    private static String state(JsonNode feature) {
        return feature.get("properties").toString();
    }
}
