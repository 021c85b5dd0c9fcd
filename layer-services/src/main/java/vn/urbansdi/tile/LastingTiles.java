package vn.urbansdi.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.StoredTiles;

/**
 * The second place where tiles are looked for: the database, which all replicas share and a restart leaves. They are written
 * there by one thread, off the path of requests; where it falls behind, tiles are left out, and made again when they are wanted.
 */
@Component
final class LastingTiles implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LastingTiles.class);

    private static final long MB = 1L << 20;
    private static final long MOST_WAITING_BYTES = 32 * MB;
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 64;

    /** Written bytes between two looks at the size of all: a share of what is allowed. */
    private static final int LOOKS_AT_SIZE = 20;

    private final StoredTiles stored;
    private final Catalog catalog;
    private final long allowedBytes;
    private final Map<String, String> layerFingerprints = new ConcurrentHashMap<>();
    private final BlockingQueue<StoredTiles.Entry> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final String program;
    private final Thread writer;
    private volatile boolean closed;
    private volatile long storedBytes;

    LastingTiles(StoredTiles stored, Catalog catalog, @Value("${SDI_TILE_CACHE_MB:512}") String megabytes) {
        if (!megabytes.strip().matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(
                    "SDI_TILE_CACHE_MB phải là số megabyte, 0 để không lưu ô trong cơ sở dữ liệu / SDI_TILE_CACHE_MB must be a"
                            + " number of megabytes, 0 to keep no tiles in the database: " + megabytes);
        }
        this.stored = stored;
        this.catalog = catalog;
        this.allowedBytes = Long.parseLong(megabytes.strip()) * MB;
        this.program = allowedBytes == 0 ? "" : Fingerprint.program();
        this.writer = new Thread(this::write, "tile-writer");
        writer.setDaemon(true);
        writer.start();
    }

    /** What was kept and is still right; empty, too, where the database cannot say. */
    Optional<TileBlock> find(TileAddress address, Seen seen, long now) {
        if (allowedBytes == 0) {
            return Optional.empty();
        }
        byte[] key = key(address, seen);
        List<StoredTiles.Place> places = new ArrayList<>();
        for (Layer layer : seen.layers()) {
            seen.box(layer).ifPresent(box -> places.add(new StoredTiles.Place(layer, box)));
        }
        try {
            Optional<StoredTiles.Found> found = stored.find(key, places);
            found.filter(tile -> !tile.usedLately())
                    .ifPresent(tile -> offer(new StoredTiles.Entry(key, now, new byte[0])));
            return found.map(tile -> TileBlock.decoded(tile.content()));
        } catch (FeatureSourceException e) {
            LOG.warn("stored tiles cannot be looked at: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Hands a block to the writer. */
    void keep(TileAddress address, Seen seen, long rightUpTo, TileBlock block) {
        if (allowedBytes > 0) {
            offer(new StoredTiles.Entry(key(address, seen), rightUpTo, block.encoded()));
        }
    }

    private void offer(StoredTiles.Entry entry) {
        if (waitingBytes.get() > MOST_WAITING_BYTES || waiting.size() > MOST_WAITING || closed) {
            leftOut.incrementAndGet();
        } else {
            waitingBytes.addAndGet(entry.content().length);
            waiting.add(entry);
        }
    }

    /** Whether anything is kept at all. */
    boolean keeps() {
        return allowedBytes > 0;
    }

    /** Waits until all that was handed over is written, or could not be. */
    void await() throws InterruptedException {
        while (waitingBytes.get() > 0 && writer.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Tiles that were not kept, because the writer was behind or the database refused. */
    long leftOut() {
        return leftOut.get();
    }

    /** Of all tiles in the database, as far as this process has looked. */
    long storedBytes() {
        return storedBytes;
    }

    /** All that decides what the tile looks like, besides the features: program, layers with their codes and styles, and place. */
    private byte[] key(TileAddress address, Seen seen) {
        StringBuilder text = new StringBuilder(program).append(address).append(seen.ground());
        for (Layer layer : seen.layers()) {
            text.append(layerFingerprints.computeIfAbsent(layer.id(), ignored -> fingerprint(layer)));
        }
        return Fingerprint.of(text.toString());
    }

    private String fingerprint(Layer layer) {
        StringBuilder text = new StringBuilder(Fingerprint.canonical(layer));
        catalog.codeLists().stream()
                .filter(list -> layer.attributes().stream()
                        .anyMatch(attribute -> attribute.codes().equals(Optional.of(list.id()))))
                .forEach(list -> text.append(Fingerprint.canonical(list)));
        return java.util.HexFormat.of().formatHex(Fingerprint.of(text.toString()));
    }

    private void write() {
        long sinceLook = allowedBytes;
        while (!closed) {
            try {
                StoredTiles.Entry first = waiting.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    continue;
                }
                List<StoredTiles.Entry> batch = new ArrayList<>(List.of(first));
                waiting.drainTo(batch, BATCH - 1);
                sinceLook += write(batch);
                if (sinceLook > allowedBytes / LOOKS_AT_SIZE) {
                    storedBytes = stored.keepWithin(allowedBytes);
                    sinceLook = 0;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("tiles cannot be kept: {}", e.getMessage());
            }
        }
    }

    private long write(List<StoredTiles.Entry> batch) {
        long bytes = batch.stream().mapToLong(entry -> entry.content().length).sum();
        try {
            stored.keep(
                    batch.stream().filter(entry -> entry.content().length > 0).toList());
            for (StoredTiles.Entry entry : batch) {
                if (entry.content().length == 0) {
                    stored.noteUse(entry.key(), entry.rightUpTo());
                }
            }
            return bytes;
        } catch (RuntimeException e) {
            leftOut.addAndGet(batch.size());
            throw e;
        } finally {
            waitingBytes.addAndGet(-bytes);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        closed = true;
        writer.interrupt();
        writer.join(TimeUnit.SECONDS.toMillis(2));
    }
}
