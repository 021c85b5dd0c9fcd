package vn.urbansdi.importer.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which it is roughly known how many will come; how many have may be asked from another thread. */
final class CountedPart extends FilterInputStream {

    private final long expected;
    private volatile long taken;

    CountedPart(InputStream in, long expected) {
        super(in);
        this.expected = expected;
    }

    double progress() {
        return Math.min(1, (double) taken / expected);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        count(Math.max(0, got));
        return got;
    }

    // One thread reads; others only look.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(int bytes) {
        taken += bytes;
    }
}
