package vn.urbansdi.importer.doctor;

import java.time.Duration;
import vn.urbansdi.importer.read.ConversionProgress;

/** The time that an examination has, and how much of it is gone. */
final class Stopwatch {

    private final long start = System.nanoTime();
    private final long end;

    Stopwatch(Duration time) {
        this.end = start + time.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    /** A watch that starts now and has half of the time that is left. */
    Stopwatch half() {
        return new Stopwatch(Duration.ofNanos(Math.max(0, end - System.nanoTime()) / 2));
    }

    /** Ends a conversion when the time is over. */
    ConversionProgress whileConverting(Doctor.Progress progress) {
        return message -> {
            if (isOver()) {
                throw new OutOfTimeException();
            }
            progress.converting(message);
        };
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
