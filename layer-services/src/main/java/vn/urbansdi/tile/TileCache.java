package vn.urbansdi.tile;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Tiles in memory, bounded by their bytes. Whoever asks for a tile that is being made waits for it instead of making it
 * again. Forgetting a layer also covers tiles that are being made at that moment: they were read before the change, and
 * go to those who waited for them but to nobody after.
 */
@Component
final class TileCache {

    /** What an entry costs besides its tile: key, future, table and queue nodes. */
    private static final int ENTRY_BYTES = 400;

    private final AsyncCache<Key, Tile> tiles;
    private final Map<String, AtomicLong> generations = new ConcurrentHashMap<>();

    TileCache(@Value("${sdi.tile.cache-size:128MB}") DataSize size) {
        this.tiles = Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((Key key, Tile tile) -> tile.bytes().length + ENTRY_BYTES)
                .recordStats()
                .buildAsync();
    }

    /**
     * The tile from the cache, or from {@code maker}, which runs on the thread of the first who asks.
     *
     * @throws RuntimeException what {@code maker} threw, to all who waited; it is not remembered
     */
    Tile get(TileAddress address, Function<TileAddress, Tile> maker) {
        Key key = new Key(address, generation(address.layers()));
        CompletableFuture<Tile> mine = new CompletableFuture<>();
        CompletableFuture<Tile> shared = tiles.get(key, (ignored, executor) -> mine);
        if (shared == mine) {
            make(address, maker, mine);
        }
        try {
            return shared.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // completeExceptionally answers whether it was first; it is
    private static void make(
            TileAddress address, Function<TileAddress, Tile> maker, CompletableFuture<Tile> waitedFor) {
        try {
            waitedFor.complete(maker.apply(address));
        } catch (RuntimeException | Error e) {
            waitedFor.completeExceptionally(e);
        }
    }

    /** Nobody who asks after this call returns gets a tile of the layer that was read before it. */
    void forget(String layer) {
        generation(layer).incrementAndGet();
        // The old generation is out of reach already; this only gives its memory back at once.
        tiles.synchronous()
                .asMap()
                .keySet()
                .removeIf(key -> key.address().layers().contains(layer));
    }

    /** As {@link #forget(String)}, for every layer. */
    void forgetAll() {
        generations.values().forEach(AtomicLong::incrementAndGet);
        tiles.synchronous().invalidateAll();
    }

    com.github.benmanes.caffeine.cache.Cache<?, ?> statistics() {
        return tiles.synchronous();
    }

    /** Grows whenever one of the layers changes. */
    private long generation(List<String> layers) {
        return layers.stream().mapToLong(layer -> generation(layer).get()).sum();
    }

    private AtomicLong generation(String layer) {
        return generations.computeIfAbsent(layer, ignored -> new AtomicLong());
    }

    /** @param generation how often the layers had changed when the tile was asked for */
    private record Key(TileAddress address, long generation) {}
}
