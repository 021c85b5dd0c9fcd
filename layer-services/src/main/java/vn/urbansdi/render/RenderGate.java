package vn.urbansdi.wms;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.render.Deadline;
import vn.urbansdi.render.RenderTimeoutException;

/** Lets only so many requests work on pictures at once, first come first served, and each only for so long. */
@Component
final class RenderGate {

    /** One waits for the database while another paints. */
    private static final int AT_ONCE = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int MAX_WAITING = 500;
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final Duration MAX_WORK = Duration.ofSeconds(30);

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** @throws vn.urbansdi.ows.OwsException ServerBusy, or if the work takes too long or its source fails */
    <T> T run(Work<T> work) throws IOException {
        boolean entered = false;
        try {
            entered = places.getQueueLength() < MAX_WAITING
                    && places.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw WmsProblems.busy();
            }
            return work.run(Deadline.in(MAX_WORK));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WmsProblems.busy();
        } catch (RenderTimeoutException e) {
            throw WmsProblems.tooSlow(e);
        } catch (FeatureSourceException e) {
            throw WmsProblems.of(e);
        } finally {
            if (entered) {
                places.release();
            }
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run(Deadline deadline) throws IOException;
    }
}
