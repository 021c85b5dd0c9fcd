package vn.urbansdi.importer.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes, and how many of them have been taken; the count may be asked from another thread. */
final class CountedInput extends FilterInputStream {

    private final long size;
    private volatile long taken;

    private CountedInput(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    static CountedInput open(Path file) throws IOException {
        return new CountedInput(Files.newInputStream(file), Files.size(file));
    }

    /** Share of the file that has been taken, 0 to 1. */
    double progress() {
        return size == 0 ? 1 : Math.min(1, (double) taken / size);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got > 0) {
            count(got);
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    // One thread reads; others only look.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(long bytes) {
        taken += bytes;
    }
}
