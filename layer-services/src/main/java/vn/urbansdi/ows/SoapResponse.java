package vn.urbansdi.ows;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Puts the XML that a service answers into a SOAP envelope while it streams. Nothing of the envelope is sent before the answer's
 * first byte, so that a failure until then can still become a fault.
 */
final class SoapResponse extends HttpServletResponseWrapper {

    /** Longer than any XML declaration. */
    private static final int DECLARATION_BYTES = 200;

    private final SoapVersion version;
    private final String head;
    private final String tail;
    private final boolean fault;
    private final Envelope envelope = new Envelope();

    private SoapResponse(HttpServletResponse response, SoapVersion version, String head, String tail, boolean fault) {
        super(response);
        this.version = version;
        this.head = head;
        this.tail = tail;
        this.fault = fault;
    }

    static SoapResponse answer(HttpServletResponse response, SoapVersion version) {
        return new SoapResponse(response, version, version.head(), version.tail(), false);
    }

    /**
     * For the report of a failure, which becomes the detail of a fault. Its status is that of the same failure without an
     * envelope, as OGC 09-025r2, annex D, has it and the OGC's suite asks; SOAP 1.1 (6.2) alone would have 500 for all of them.
     */
    static SoapResponse fault(HttpServletResponse response, SoapVersion version, OwsException problem) {
        SoapResponse answer =
                new SoapResponse(response, version, version.faultHead(problem), version.faultTail(), true);
        response.setStatus(problem.httpStatus());
        return answer;
    }

    /** Ends the envelope. */
    void finish() throws IOException {
        envelope.finish();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return envelope;
    }

    /** @throws OwsException InvalidParameterValue if the answer is not XML: an envelope can hold nothing else */
    @Override
    public void setContentType(String type) {
        if (!type.contains("xml")) {
            throw OwsException.invalidParameterValue(
                    "outputFormat",
                    "SOAP chỉ chở được XML: hãy chọn một định dạng GML",
                    "SOAP carries XML only: choose a format of GML");
        }
        super.setContentType(version.contentType());
        super.setCharacterEncoding("UTF-8");
    }

    @Override
    public void setStatus(int status) {
        if (!fault) {
            super.setStatus(status);
        }
    }

    /** Of the answer alone. */
    @Override
    public void setContentLength(int length) {
        // the envelope's is another, and is not known yet
    }

    @Override
    public void setContentLengthLong(long length) {
        // the envelope's is another, and is not known yet
    }

    /** Drops the XML declaration of what is written into it. */
    private final class Envelope extends ServletOutputStream {

        private final ByteArrayOutputStream start = new ByteArrayOutputStream();
        private boolean begun;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (begun) {
                target().write(bytes, offset, length);
                return;
            }
            start.write(bytes, offset, length);
            String text = start.toString(StandardCharsets.ISO_8859_1);
            if (text.contains("?>") || text.length() > DECLARATION_BYTES) {
                begin(text);
            }
        }

        private void begin(String text) throws IOException {
            begun = true;
            int end = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
            target().write(head.getBytes(StandardCharsets.UTF_8));
            target().write(start.toByteArray(), end, start.size() - end);
        }

        void finish() throws IOException {
            if (!begun) {
                begin(start.toString(StandardCharsets.ISO_8859_1));
            }
            target().write(tail.getBytes(StandardCharsets.UTF_8));
            target().flush();
        }

        @Override
        public void flush() throws IOException {
            if (begun) {
                target().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written as they come");
        }

        private ServletOutputStream target() throws IOException {
            return SoapResponse.super.getOutputStream();
        }
    }
}
