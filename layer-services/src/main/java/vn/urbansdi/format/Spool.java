package vn.urbansdi.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Bytes kept on disk until what stands before them is known: written once from front to end, then read once. The file has no
 * name any more as soon as it is open, so that nothing is left of it however the process ends. Bounded in size.
 */
public final class Spool extends OutputStream implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    /** How often the disk's free space is looked at. */
    private static final long STEP_BYTES = 64L << 20;

    private final FileChannel channel;
    private final Path directory;
    private final long maxBytes;
    private final Supplier<FeatureFileException> tooLarge;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long size;
    private long lookAgainAt = STEP_BYTES;

    /**
     * @param maxBytes how much it takes
     * @param tooLarge what is thrown for more
     */
    public Spool(long maxBytes, Supplier<FeatureFileException> tooLarge) throws IOException {
        Path file = Files.createTempFile("sdi-export-", ".part");
        this.directory = file.getParent();
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    long size() {
        return size;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size + length > maxBytes) {
            throw tooLarge.get();
        }
        size += length;
        if (size > lookAgainAt) {
            lookAgainAt = size + STEP_BYTES;
            FreeSpace.require(directory);
        }
        if (length > buffer.remaining()) {
            drain();
        }
        if (length > buffer.remaining()) {
            writeFully(ByteBuffer.wrap(bytes, offset, length));
        } else {
            buffer.put(bytes, offset, length);
        }
    }

    /** Everything written, from the beginning; nothing is written after that. */
    InputStream read() throws IOException {
        drain();
        channel.position(0);
        return new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
    }

    public void copyTo(OutputStream target) throws IOException {
        read().transferTo(target);
    }

    private void drain() throws IOException {
        writeFully(buffer.flip());
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
