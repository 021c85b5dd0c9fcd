package vn.urbansdi.imports;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has expired also while nobody asks: what people have uploaded names owners of land, and is not to lie about. */
final class ExpirySweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweep.class);
    private static final long LONGEST_PAUSE_MS = Duration.ofMinutes(10).toMillis();
    private static final int PER_LIFE = 4;

    private final ScheduledExecutorService thread;

    /** @param timeToLive of what is swept: it outlives that by a quarter, or by ten minutes, at most */
    ExpirySweep(Duration timeToLive, Runnable removeExpired) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "upload-expiry");
            made.setDaemon(true);
            return made;
        });
        long pauseMs = Math.max(1, Math.min(LONGEST_PAUSE_MS, timeToLive.toMillis() / PER_LIFE));
        var unused = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        removeExpired.run();
                    } catch (RuntimeException e) {
                        // It would be the last sweep otherwise.
                        LOG.warn("expired uploads are not removed", e);
                    }
                },
                pauseMs,
                pauseMs,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
