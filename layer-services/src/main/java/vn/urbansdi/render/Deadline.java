package vn.urbansdi.render;

import java.time.Duration;

/** The instant by which a picture must be done. */
public final class Deadline {

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** @throws RenderTimeoutException if the time is over */
    void check() {
        if (System.nanoTime() - endNanos > 0) {
            throw new RenderTimeoutException();
        }
    }
}
