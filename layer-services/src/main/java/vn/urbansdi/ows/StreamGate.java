package vn.urbansdi.ows;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Title;

/**
 * Lets only so many answers stream at once, first come first served. Each holds a connection to the database for as long as its
 * client takes to read, and slow readers must leave some to everybody else. All protocols that stream share one gate; answers of
 * few features have places of their own beside it, which a slow reader of a whole layer cannot take.
 */
@Component
public final class StreamGate {

    private static final int MAX_WAITING = 50;
    private static final long MAX_WAIT_S = 20;
    private static final int UNAVAILABLE = 503;

    /** Up to so many features are few. */
    private static final long FEW = 1000;

    private final Semaphore streams;
    private final Semaphore pages;

    /** @param atOnce of each kind: together fewer than the connections of the pool ({@code SDI_DB_POOL}) */
    StreamGate(@Value("${sdi.wfs.streams:8}") int atOnce, @Value("${sdi.wfs.pages:6}") int pagesAtOnce) {
        this.streams = new Semaphore(atOnce, true);
        this.pages = new Semaphore(pagesAtOnce, true);
    }

    /**
     * @param most features of the answer, if that is known
     * @throws OwsException 503, if none of those before ends in time
     */
    public void pass(OptionalLong most, Stream stream) throws IOException {
        Semaphore places = most.isPresent() && most.getAsLong() <= FEW ? pages : streams;
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
