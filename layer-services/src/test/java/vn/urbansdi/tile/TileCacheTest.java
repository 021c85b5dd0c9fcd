package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TileCacheTest {

    private static final TileAddress ADDRESS = address("ward", 10, 1);
    private static final int MEGABYTE = 1 << 20;

    @Test
    void makes_a_tile_once_for_all_who_wait_for_it() throws Exception {
        TileCache cache = new TileCache(DataSize.ofBytes(MEGABYTE));
        AtomicInteger made = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Tile>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(() -> cache.get(ADDRESS, address -> {
                    made.incrementAndGet();
                    started.countDown();
                    await(release);
                    return tile("a");
                })));
            }
            await(started);
            release.countDown();
            for (Future<Tile> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS).checksum())
                        .isEqualTo(tile("a").checksum());
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void gives_a_failure_to_whoever_waited_and_then_tries_again() {
        TileCache cache = new TileCache(DataSize.ofBytes(MEGABYTE));
        assertThatThrownBy(() -> cache.get(ADDRESS, address -> {
                    throw new IllegalStateException("database away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("database away");
        assertThat(cache.get(ADDRESS, address -> tile("back")).checksum())
                .isEqualTo(tile("back").checksum());
    }

    @Test
    void forgets_one_layer_and_keeps_the_others() {
        TileCache cache = new TileCache(DataSize.ofBytes(MEGABYTE));
        TileAddress other = address("road", 10, 1);
        cache.get(ADDRESS, address -> tile("old"));
        cache.get(other, address -> tile("old"));
        cache.forget("ward");
        assertThat(cache.get(ADDRESS, address -> tile("new"))).isEqualTo(cache.get(ADDRESS, TileCacheTest::unexpected));
        assertThat(cache.get(other, TileCacheTest::unexpected).checksum())
                .isEqualTo(tile("old").checksum());
        cache.forgetAll();
        assertThat(cache.get(other, address -> tile("new")).checksum())
                .isEqualTo(tile("new").checksum());
    }

    /** The tile was read before the change: nobody who asks after it may get it. */
    @Test
    void does_not_remember_a_tile_that_was_being_made_when_its_layer_changed() {
        TileCache cache = new TileCache(DataSize.ofBytes(MEGABYTE));
        cache.get(ADDRESS, address -> {
            cache.forget("ward");
            return tile("old");
        });
        assertThat(cache.get(ADDRESS, address -> tile("new")).checksum())
                .isEqualTo(tile("new").checksum());
    }

    @Test
    void stays_within_its_bytes() {
        TileCache cache = new TileCache(DataSize.ofBytes(MEGABYTE));
        AtomicInteger made = new AtomicInteger();
        for (int x = 0; x < 1000; x++) {
            cache.get(address("ward", 16, x), address -> {
                made.incrementAndGet();
                return new Tile(new byte[10_000], true, "same", "");
            });
        }
        cache.statistics().cleanUp();
        assertThat(cache.statistics().estimatedSize()).isBetween(50L, 110L);
        assertThat(made).hasValue(1000);
    }

    /** A group's picture shows each of its layers. */
    @Test
    void forgets_a_tile_of_several_layers_with_any_of_them() {
        TileCache cache = new TileCache(DataSize.ofBytes(MEGABYTE));
        TileAddress group = new TileAddress("png", List.of("ward", "road"), 10, 1, 2);
        for (String changed : List.of("ward", "road")) {
            cache.get(group, address -> tile("old"));
            cache.forget("lamp");
            assertThat(cache.get(group, TileCacheTest::unexpected)).isNotNull();
            cache.forget(changed);
            assertThat(cache.get(group, address -> tile(changed)).checksum())
                    .isEqualTo(tile(changed).checksum());
        }
    }

    private static TileAddress address(String layer, int zoom, int x) {
        return new TileAddress("mvt", List.of(layer), zoom, x, 2);
    }

    private static Tile tile(String content) {
        return Tile.vector(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Tile unexpected(TileAddress address) {
        throw new AssertionError(address + " was made again");
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
