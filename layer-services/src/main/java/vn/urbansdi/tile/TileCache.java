package vn.urbansdi.tile;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Tiles in memory, bounded by their bytes, each with the commit up to which it is known to be right. Before a tile is given,
 * {@link Looks} tells what has changed up to now: where that touches what the tile shows, it is made anew. So nobody who asks after
 * a commit gets what was before it, whichever replica made the commit and whichever is asked; and what lies elsewhere stays.
 *
 * <p>Whoever asks for a tile that is being made waits for it, unless something has changed in it since that began.
 */
@Component
final class TileCache {

    /** What an entry costs besides its tiles: key, future, table and queue nodes. */
    private static final int ENTRY_BYTES = 500;

    private final Looks looks;
    private final LastingTiles lasting;
    private final AsyncCache<TileAddress, TileBlock> blocks;
    private final AtomicLong fromMemory = new AtomicLong();
    private final AtomicLong fromDatabase = new AtomicLong();
    private final AtomicLong made = new AtomicLong();
    private volatile long epoch;

    TileCache(Looks looks, LastingTiles lasting, @Value("${sdi.tile.cache-size:128MB}") DataSize size) {
        this.looks = looks;
        this.lasting = lasting;
        this.blocks = Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((TileAddress key, TileBlock block) -> block.bytes() + ENTRY_BYTES)
                .buildAsync();
    }

    /** A block that is there, or being made. */
    private static final class Entry extends CompletableFuture<TileBlock> {

        private final Seen seen;
        private final long epoch;
        /** The block is right up to this commit. */
        private final AtomicLong rightUpTo;

        Entry(Seen seen, KnownChanges now) {
            this.seen = seen;
            this.epoch = now.epoch();
            this.rightUpTo = new AtomicLong(now.commit());
        }

        boolean isRight(KnownChanges now) {
            long known = rightUpTo.get();
            if (epoch != now.epoch()) {
                return false;
            }
            if (known < now.commit()) {
                if (!now.unchanged(seen, known)) {
                    return false;
                }
                rightUpTo.accumulateAndGet(now.commit(), Math::max);
            }
            return true;
        }
    }

    /**
     * The block from the cache, or from {@code maker}, which runs on the thread of the first who asks.
     *
     * @param seen  what it shows
     * @param maker reads the state of the database as it is when it is called, or a later one
     * @throws RuntimeException what {@code maker} threw, to all who waited; it is not remembered
     * @throws vn.urbansdi.feature.FeatureSourceException if nobody can say whether what is kept is still right
     */
    TileBlock get(TileAddress address, Seen seen, Supplier<TileBlock> maker) {
        KnownChanges now = looks.now();
        forgetEarlierEpoch(now);
        Entry kept = (Entry) blocks.getIfPresent(address);
        if (kept == null || !kept.isRight(now)) {
            Entry mine = new Entry(seen, now);
            kept = (Entry) blocks.asMap()
                    .compute(address, (key, old) -> old instanceof Entry other && other.isRight(now) ? other : mine);
            if (kept == mine) {
                fill(mine, address, now, maker);
                return join(mine);
            }
        }
        fromMemory.incrementAndGet();
        return join(kept);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // completeExceptionally answers whether it was first; it is
    private void fill(Entry entry, TileAddress address, KnownChanges now, Supplier<TileBlock> maker) {
        try {
            TileBlock stored = lasting.find(address, entry.seen, now.commit()).orElse(null);
            if (stored == null) {
                stored = maker.get();
                made.incrementAndGet();
                lasting.keep(address, entry.seen, now.commit(), stored);
            } else {
                fromDatabase.incrementAndGet();
            }
            entry.complete(stored);
        } catch (RuntimeException | Error e) {
            entry.completeExceptionally(e);
        }
    }

    private static TileBlock join(Entry entry) {
        try {
            return entry.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** They are never asked for again as they are; this only gives their memory back. */
    private void forgetEarlierEpoch(KnownChanges now) {
        if (epoch != now.epoch()) {
            epoch = now.epoch();
            blocks.synchronous().invalidateAll();
        }
    }

    /** How many answers came from where; {@code made} counts blocks, and not those who waited for one. */
    record Counts(long fromMemory, long fromDatabase, long made) {}

    Counts counts() {
        return new Counts(fromMemory.get(), fromDatabase.get(), made.get());
    }

    Cache<TileAddress, TileBlock> kept() {
        return blocks.synchronous();
    }
}
