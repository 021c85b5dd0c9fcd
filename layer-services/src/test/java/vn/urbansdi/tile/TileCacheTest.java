package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.PostgisChangedAreas;
import vn.urbansdi.store.PostgisStoredTiles;
import vn.urbansdi.testing.TestDatabase;

/** Two caches over one database, as two replicas have them. */
class TileCacheTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final Layer LIGHT = CATALOG.layer("street_light").orElseThrow();
    private static final Layer PARCEL = CATALOG.layer("land_parcel").orElseThrow();
    private static final int MEGABYTE = 1 << 20;
    private static final double X = 430000;
    private static final double Y = 2317000;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final List<LastingTiles> opened = new ArrayList<>();
    private final PostgisChangedAreas areas = new PostgisChangedAreas(DATABASE.pooled(), CATALOG);

    @BeforeEach
    void place() {
        DATABASE.execute("DELETE FROM sdi.tile; DELETE FROM layer.street_light; INSERT INTO layer.street_light"
                + " (light_id, power_w, geom) VALUES ('D-1', 1, ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
    }

    @AfterEach
    void close() throws InterruptedException {
        for (LastingTiles lasting : opened) {
            lasting.destroy();
        }
    }

    @Test
    void makes_a_tile_once_for_all_who_wait_for_it() throws Exception {
        TileCache cache = cache("0");
        AtomicInteger made = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<TileBlock>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(() -> cache.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> {
                    made.incrementAndGet();
                    started.countDown();
                    await(release);
                    return block("a");
                })));
            }
            await(started);
            release.countDown();
            for (Future<TileBlock> answer : answers) {
                assertThat(text(answer.get(10, TimeUnit.SECONDS))).isEqualTo("a");
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void gives_a_failure_to_whoever_waited_and_then_tries_again() {
        TileCache cache = cache("64");
        assertThatThrownBy(() -> cache.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> {
                    throw new IllegalStateException("database away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("database away");
        assertThat(text(cache.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> block("back"))))
                .isEqualTo("back");
    }

    @Test
    void forgets_what_a_change_touches_and_keeps_the_rest() {
        TileCache cache = cache("0");
        Seen here = around(X, Y, LIGHT);
        Seen elsewhere = around(X + 5000, Y, LIGHT);
        Seen otherLayer = around(X, Y, PARCEL);
        Seen both = around(X, Y, PARCEL, LIGHT);
        List<Seen> all = List.of(here, elsewhere, otherLayer, both);
        for (int i = 0; i < all.size(); i++) {
            cache.get(address(LIGHT, i), all.get(i), () -> block("old"));
        }
        DATABASE.execute("UPDATE layer.street_light SET power_w = power_w + 1");
        List<String> now = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            now.add(text(cache.get(address(LIGHT, i), all.get(i), () -> block("new"))));
        }
        assertThat(now).containsExactly("new", "old", "old", "new");
    }

    /** Where it was, and where it is. */
    @Test
    void forgets_both_ends_of_a_move() {
        TileCache cache = cache("64");
        double[] places = {X, X + 1000, X + 2000};
        for (int i = 0; i < places.length; i++) {
            cache.get(address(LIGHT, i), around(places[i], Y, LIGHT), () -> block("old"));
        }
        DATABASE.execute("UPDATE layer.street_light SET geom = ST_Translate(geom, 2000, 0)");
        List<String> now = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            now.add(text(cache.get(address(LIGHT, i), around(places[i], Y, LIGHT), () -> block("new"))));
        }
        assertThat(now).containsExactly("new", "old", "new");
    }

    /** The tile may have been read before the change: nobody who asks after it may get it, also not by waiting for it. */
    @Test
    void does_not_share_a_tile_that_was_begun_before_a_change() throws Exception {
        TileCache cache = cache("64");
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            Future<TileBlock> before = client.submit(() -> cache.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> {
                begun.countDown();
                await(changed);
                return block("old");
            }));
            await(begun);
            DATABASE.execute("UPDATE layer.street_light SET power_w = power_w + 1");
            assertThat(text(cache.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> block("new"))))
                    .isEqualTo("new");
            changed.countDown();
            assertThat(text(before.get(10, TimeUnit.SECONDS))).isEqualTo("old");
            opened.get(0).await();
            assertThat(text(cache.get(address(LIGHT, 1), around(X, Y, LIGHT), TileCacheTest::unexpected)))
                    .isEqualTo("new");
            assertThat(text(cache("64").get(address(LIGHT, 1), around(X, Y, LIGHT), TileCacheTest::unexpected)))
                    .isEqualTo("new");
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void never_gives_what_was_before_a_commit_that_was_acknowledged() throws Exception {
        assertThat(readWhileWriting(Duration.ofSeconds(4))).isGreaterThan(20);
    }

    @Test
    @Tag("soak")
    void never_gives_what_was_before_a_commit_that_was_acknowledged_for_long() throws Exception {
        assertThat(readWhileWriting(Duration.ofMinutes(10))).isGreaterThan(5_000);
    }

    /**
     * Each reader takes note of what was acknowledged before it asks; a lower number in the tile is an old one.
     *
     * @return number of edits
     */
    private long readWhileWriting(Duration length) throws Exception {
        TileCache[] replicas = {cache("64"), cache("64")};
        long end = System.nanoTime() + length.toNanos();
        AtomicLong acknowledged = new AtomicLong(1);
        Supplier<TileBlock> maker = () -> block(DATABASE.queryOne("SELECT power_w FROM layer.street_light"));
        AtomicInteger place = new AtomicInteger();
        inParallel(4, () -> {
            int mine = place.getAndIncrement();
            if (mine == 0) {
                write(acknowledged, end);
            }
            for (int i = 0; mine > 0 && System.nanoTime() < end; i++) {
                long known = acknowledged.get();
                TileBlock block = replicas[(i + mine) % 2].get(address(LIGHT, 1), around(X, Y, LIGHT), maker);
                assertThat(Long.parseLong(text(block))).isGreaterThanOrEqualTo(known);
                LockSupport.parkNanos(500_000); // the writer needs a processor, too
            }
            return null;
        });
        assertThat(replicas[0].counts().fromMemory() + replicas[1].counts().fromMemory())
                .isPositive();
        return acknowledged.get();
    }

    private static void write(AtomicLong acknowledged, long end) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE layer.street_light SET power_w = ?")) {
            for (long i = 2; System.nanoTime() < end; i++) {
                update.setLong(1, i);
                update.executeUpdate();
                acknowledged.set(i);
            }
        }
    }

    @Test
    void outlasts_the_process_and_serves_the_other_replica() throws InterruptedException {
        TileCache first = cache("64");
        first.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> new TileBlock(List.of(tile("a"), tile("b"))));
        first.get(address(LIGHT, 2), around(X + 5000, Y, LIGHT), () -> block("elsewhere"));
        opened.get(0).await();
        TileBlock again = cache("64").get(address(LIGHT, 1), around(X, Y, LIGHT), TileCacheTest::unexpected);
        assertThat(again.tiles())
                .extracting(Tile::checksum)
                .containsExactly(tile("a").checksum(), tile("b").checksum());
        assertThat(again.tiles()).allMatch(Tile::gzip);
        assertThat(again.tiles().get(1).uncompressed()).asString().isEqualTo("b");

        DATABASE.execute("UPDATE layer.street_light SET power_w = power_w + 1");
        TileCache third = cache("64");
        assertThat(text(third.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> block("new"))))
                .isEqualTo("new");
        assertThat(text(third.get(address(LIGHT, 2), around(X + 5000, Y, LIGHT), TileCacheTest::unexpected)))
                .isEqualTo("elsewhere");
    }

    @Test
    void stays_within_its_bytes_in_memory_and_in_the_database() throws InterruptedException {
        TileCache cache = cache("2");
        for (int x = 0; x < 400; x++) {
            cache.get(
                    address(LIGHT, x),
                    around(X, Y, LIGHT),
                    () -> new TileBlock(List.of(new Tile(new byte[10_000], false, "same", ""))));
        }
        cache.kept().cleanUp();
        assertThat(cache.kept().estimatedSize()).isBetween(50L, 110L);
        opened.get(0).await();
        long stored = Long.parseLong(DATABASE.queryOne("SELECT sum(bytes) FROM sdi.tile"));
        assertThat(stored).isBetween(MEGABYTE + 0L, 2 * MEGABYTE + MEGABYTE / 5L);
        assertThat(opened.get(0).leftOut()).isZero();
    }

    /** Such as by a backup: the numbers of its commits will be given to other ones. */
    @Test
    void forgets_everything_when_the_database_was_set_back() {
        TileCache cache = cache("0");
        Seen elsewhere = around(X + 5000, Y, LIGHT);
        DATABASE.execute("UPDATE layer.street_light SET power_w = power_w + 1");
        cache.get(address(LIGHT, 1), elsewhere, () -> block("old"));
        DATABASE.execute("UPDATE sdi.commit SET committed_at = committed_at - interval '1 day'"
                + " WHERE seq = (SELECT max(seq) FROM sdi.commit)");
        assertThat(text(cache.get(address(LIGHT, 1), elsewhere, () -> block("new"))))
                .isEqualTo("new");
    }

    @Test
    void gives_nothing_where_nobody_can_say_whether_it_is_right() {
        TileCache cache = cache("64");
        cache.get(address(LIGHT, 1), around(X, Y, LIGHT), () -> block("kept"));
        DATABASE.execute("ALTER TABLE sdi.commit RENAME TO commit_away");
        try {
            assertThatThrownBy(() -> cache.get(address(LIGHT, 1), around(X, Y, LIGHT), TileCacheTest::unexpected))
                    .isInstanceOf(FeatureSourceException.class);
        } finally {
            DATABASE.execute("ALTER TABLE sdi.commit_away RENAME TO commit");
        }
        assertThat(text(cache.get(address(LIGHT, 1), around(X, Y, LIGHT), TileCacheTest::unexpected)))
                .isEqualTo("kept");
    }

    /** While one look waits in the database, everybody else comes to wait for one more, which is theirs together. */
    @Test
    @Timeout(60)
    void asks_the_database_once_for_many_who_ask_together() throws Exception {
        Looks looks = new Looks(areas);
        looks.now();
        List<Thread> asking = new ArrayList<>();
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("LOCK TABLE sdi.commit IN ACCESS EXCLUSIVE MODE");
            }
            asking.add(startedThread(looks::now));
            while (looks.count() < 2) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < 20; i++) {
                asking.add(startedThread(looks::now));
            }
            for (Thread each : asking.subList(1, asking.size())) {
                while (each.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            connection.rollback();
        }
        for (Thread each : asking) {
            each.join();
        }
        assertThat(looks.count()).isEqualTo(3);
    }

    private static Thread startedThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    @Test
    void knows_layers_by_the_same_text_whoever_reads_them() {
        for (Layer layer : CATALOG.layers()) {
            String text = Fingerprint.canonical(layer);
            assertThat(text)
                    .isEqualTo(Fingerprint.canonical(
                            CatalogLoader.builtIn().layer(layer.id()).orElseThrow()))
                    .doesNotContainPattern("@[0-9a-f]{5,}");
        }
        assertThat(CATALOG.layers().stream().map(Fingerprint::canonical)).doesNotHaveDuplicates();
    }

    private TileCache cache(String megabytesInDatabase) {
        LastingTiles lasting =
                new LastingTiles(new PostgisStoredTiles(DATABASE.pooled()), CATALOG, megabytesInDatabase);
        opened.add(lasting);
        return new TileCache(new Looks(areas), lasting, DataSize.ofBytes(MEGABYTE));
    }

    private Seen around(double x, double y, Layer... layers) {
        return new Seen(List.of(layers), new Extent(5899, x - 50, y - 50, x + 50, y + 50), areas);
    }

    private static TileAddress address(Layer layer, int x) {
        return new TileAddress("mvt", List.of(layer.id()), 16, x, 2);
    }

    private static TileBlock block(String content) {
        return new TileBlock(List.of(tile(content)));
    }

    private static Tile tile(String content) {
        return Tile.vector(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(TileBlock block) {
        return new String(block.tiles().get(0).uncompressed(), StandardCharsets.UTF_8);
    }

    private static TileBlock unexpected() {
        throw new AssertionError("made again");
    }

    private static void inParallel(int clients, Callable<Void> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(executor.submit(work));
            }
            for (Future<Void> one : all) {
                one.get(20, TimeUnit.MINUTES);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
