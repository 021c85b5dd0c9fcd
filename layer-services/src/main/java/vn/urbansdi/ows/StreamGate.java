package vn.urbansdi.ows;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Title;

/**
 * Lets only so many answers stream at once, first come first served. Each holds a connection to the database for as long as its
 * client takes to read, and slow readers must leave some to everybody else. All protocols that stream share one gate.
 */
@Component
public final class StreamGate {

    private static final int MAX_WAITING = 50;
    private static final long MAX_WAIT_S = 20;
    private static final int UNAVAILABLE = 503;

    private final Semaphore places;

    /** @param atOnce fewer than the connections of the pool ({@code SDI_DB_POOL}) */
    StreamGate(@Value("${sdi.wfs.streams:8}") int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /** @throws OwsException 503, if none of those before ends in time */
    public void pass(Stream stream) throws IOException {
        boolean entered = false;
        try {
            entered = places.getQueueLength() < MAX_WAITING && places.tryAcquire(MAX_WAIT_S, TimeUnit.SECONDS);
            if (!entered) {
                throw busy();
            }
            stream.send();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            if (entered) {
                places.release();
            }
        }
    }

    private static OwsException busy() {
        return new OwsException(
                "NoApplicableCode",
                null,
                new Title(
                        "Đang có quá nhiều lượt tải; xin thử lại sau ít phút.",
                        "Too many downloads are under way; please try again in a few minutes."),
                UNAVAILABLE);
    }

    /** The answer on its way. */
    @FunctionalInterface
    public interface Stream {
        void send() throws IOException;
    }
}
