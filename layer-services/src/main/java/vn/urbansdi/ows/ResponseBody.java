package vn.urbansdi.ows;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The body of a long answer. Nothing of the response is touched before the first byte, so that a failure until then can still
 * become an exception report. Compressed where the client accepts it, at the cheapest level: on a local network the
 * processor is dearer than the bytes. A body that is not {@link #finish}ed has no proper end.
 */
public final class ResponseBody extends OutputStream {

    private static final int BUFFER_BYTES = 1 << 15;

    private final HttpServletResponse response;
    private final String contentType;
    private final boolean compress;
    private final Map<String, String> headers;
    private OutputStream target;

    public ResponseBody(OwsRequest request, HttpServletResponse response, String contentType) {
        this(request.acceptsGzip(), response, contentType, Map.of());
    }

    /** @param headers that go with the answer, but not with a failure that takes its place */
    public ResponseBody(
            boolean acceptsGzip, HttpServletResponse response, String contentType, Map<String, String> headers) {
        this.response = response;
        this.contentType = contentType;
        this.compress = acceptsGzip;
        this.headers = Map.copyOf(headers);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            opened().write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (target != null) {
            target.flush();
        }
    }

    /** Ends the body properly: only now may the client take it for the whole. */
    public void finish() throws IOException {
        if (opened() instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        opened().flush();
    }

    private OutputStream opened() throws IOException {
        if (target == null) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(contentType);
            response.addHeader("Vary", "Accept-Encoding");
            headers.forEach(response::addHeader);
            if (compress) {
                response.setHeader("Content-Encoding", "gzip");
            }
            target = compress ? new FastGzip(response.getOutputStream()) : response.getOutputStream();
        }
        return target;
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
