package vn.urbansdi.importer.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.urbansdi.importer.row.DeliveryException;

/** A binary file read from front to back through one window of memory. Little-endian unless told otherwise. */
final class SequentialFile implements Closeable {

    private static final int WINDOW_BYTES = 1 << 20;

    private final FileChannel channel;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private volatile long taken;

    private SequentialFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
        window.limit(0);
    }

    static SequentialFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new SequentialFile(channel, channel.size());
    }

    long size() {
        return size;
    }

    /** Bytes that have not been handed out. */
    long remaining() {
        return size - taken;
    }

    double progress() {
        return size == 0 ? 1 : (double) taken / size;
    }

    /**
     * The next {@code count} bytes, from the buffer's position on; valid until the next call.
     *
     * @throws DeliveryException if the file ends before
     */
    // One thread reads; others only look at the progress.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    ByteBuffer take(int count) throws IOException {
        if (count > remaining()) {
            throw new DeliveryException(
                    "tệp bị cắt cụt: cần " + count + " byte nhưng chỉ còn " + remaining()
                            + "; hãy sao chép lại tệp gốc.",
                    "the file is cut off: " + count + " bytes are needed and " + remaining()
                            + " are left; copy the original again.");
        }
        if (window.remaining() < count) {
            fill(count);
        }
        taken += count;
        ByteBuffer slice = window.slice(window.position(), count).order(ByteOrder.LITTLE_ENDIAN);
        window.position(window.position() + count);
        return slice;
    }

    private void fill(int count) throws IOException {
        if (window.capacity() < count) {
            window = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN).put(window);
        } else {
            window.compact();
        }
        while (window.position() < count) {
            if (channel.read(window) < 0) {
                throw new DeliveryException(
                        "tệp bị rút ngắn trong khi đọc.", "the file was shortened while it was read.");
            }
        }
        window.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
