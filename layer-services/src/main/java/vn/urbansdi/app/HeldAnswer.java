package vn.urbansdi.app;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import vn.urbansdi.format.FeatureFileException;
import vn.urbansdi.format.Spool;

/**
 * An answer of which nothing leaves before {@link #send}: in memory up to a size, then on disk. Until then it is not committed,
 * so that a failure in its midst becomes an answer of its own.
 */
final class HeldAnswer extends HttpServletResponseWrapper implements Closeable {

    private static final int IN_MEMORY_BYTES = 1 << 20;
    private static final long MAX_BYTES = 4L << 30;

    private final Body body = new Body();
    private PrintWriter writer;

    HeldAnswer(HttpServletResponse response) {
        super(response);
    }

    /** Lets the answer go, its length before it. */
    void send() throws IOException {
        if (super.isCommitted()) {
            return;
        }
        if (writer != null) {
            writer.flush();
        }
        if (body.size > 0) {
            setContentLengthLong(body.size);
            body.copy();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(body, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() {
        // all of it leaves at once
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        body.empty();
    }

    @Override
    public void reset() {
        super.reset();
        body.empty();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private final class Body extends ServletOutputStream {

        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private Spool disk;
        private long size;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (disk == null && size + length > IN_MEMORY_BYTES) {
                disk = new Spool(MAX_BYTES, HeldAnswer::tooLarge);
                memory.writeTo(disk);
                memory.reset();
            }
            (disk == null ? memory : disk).write(bytes, offset, length);
            size += length;
        }

        void copy() throws IOException {
            if (disk == null) {
                memory.writeTo(getResponse().getOutputStream());
            } else {
                disk.copyTo(getResponse().getOutputStream());
            }
        }

        void empty() {
            memory.reset();
            size = 0;
            try {
                close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            disk = null;
        }

        @Override
        public void close() throws IOException {
            if (disk != null) {
                disk.close();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("not for answers that do not wait");
        }
    }

    private static FeatureFileException tooLarge() {
        return FeatureFileException.beyond(
                "Quá lớn đối với HTTP/1.0; hãy dùng HTTP/1.1 (nginx: proxy_http_version 1.1), hoặc tải từng phần.",
                "Too large for HTTP/1.0; use HTTP/1.1 (nginx: proxy_http_version 1.1), or ask for less at once.");
    }
}
