package vn.urbansdi.render;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets only so many requests work on pictures at once, first come first served, and each only for so long. */
@Component
public final class RenderGate {

    /** One waits for the database while another paints. */
    private static final int AT_ONCE = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int MAX_WAITING = 500;
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final Duration MAX_WORK = Duration.ofSeconds(30);

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * @throws RenderBusyException    if no place becomes free
     * @throws RenderTimeoutException if the work takes too long
     */
    public <T> T run(Work<T> work) throws IOException {
        boolean entered = false;
        try {
            entered = places.getQueueLength() < MAX_WAITING
                    && places.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw new RenderBusyException();
            }
            return work.run(Deadline.in(MAX_WORK));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RenderBusyException();
        } finally {
            if (entered) {
                places.release();
            }
        }
    }

    @FunctionalInterface
    public interface Work<T> {
        T run(Deadline deadline) throws IOException;
    }
}
