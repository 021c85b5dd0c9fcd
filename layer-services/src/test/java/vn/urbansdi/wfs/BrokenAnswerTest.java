package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ElevationRange;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.feature.TimeSpan;
import vn.urbansdi.geo.Extent;

/** A source that fails in the middle must never leave an answer that looks whole. */
class BrokenAnswerTest {

    private static final int BEFORE_FAILURE = 50_000;

    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(CatalogLoader.builtIn(), FailingSource::new);

    @ParameterizedTest
    @CsvSource({"application/json,identity", "application/json,gzip", "gml32,identity", "gml32,gzip"})
    void theConnectionBreaksWithoutAnEnd(String format, String encoding) throws IOException {
        byte[] answer = exchange("street_light", format, encoding);
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        assertThat(answer.length).as("features have been sent").isGreaterThan(100_000);
        assertThat(text).as("no last chunk").doesNotEndWith("0\r\n\r\n");
        assertThat(text).doesNotContain("Exception").doesNotContain("at vn.").doesNotContain("cannot be met");
        if (encoding.equals("gzip")) {
            assertThat(unzips(answer)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json", "gml32"})
    void aFailureBeforeTheFirstByteIsAReport(String format) {
        WfsServer.Answer answer = SERVER.get("GetFeature", "typeNames", "manhole", "outputFormat", format);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("ows:ExceptionReport").doesNotContain("secret password");
    }

    @Test
    void anotherRequestIsServedAfterwards() throws IOException {
        exchange("street_light", "gml32", "identity");
        assertThat(SERVER.raw("service=WFS&request=GetCapabilities").status()).isEqualTo(200);
    }

    private static byte[] exchange(String type, String format, String encoding) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
            socket.getOutputStream()
                    .write(("GET /wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=" + type + "&outputFormat="
                                    + format + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: " + encoding
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return readUntilBroken(socket.getInputStream());
        }
    }

    private static byte[] readUntilBroken(InputStream in) {
        java.io.ByteArrayOutputStream read = new java.io.ByteArrayOutputStream();
        try {
            in.transferTo(read);
        } catch (IOException e) {
            // A reset connection is as visible as can be.
            assertThat(e).isNotNull();
        }
        return read.toByteArray();
    }

    private static boolean unzips(byte[] answer) throws IOException {
        int start = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        int at = start;
        while (at < answer.length) {
            int end = at;
            while (end < answer.length && answer[end] != '\r') {
                end++;
            }
            String size = new String(answer, at, end - at, StandardCharsets.US_ASCII);
            if (!size.matches("[0-9a-fA-F]+")) {
                break;
            }
            int length = Math.min(Integer.parseInt(size, 16), Math.max(0, answer.length - end - 2));
            body.write(answer, end + 2, length);
            at = end + 2 + length + 2;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body.toByteArray()))) {
            gzip.transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (EOFException | java.util.zip.ZipException e) {
            return false;
        }
    }

    /** Fails after many features of lights, and at once for anything else. */
    private static final class FailingSource implements FeatureSource {

        @Override
        public void stream(FeatureQuery query, Sink sink) throws IOException {
            if (query.layer().id().equals("street_light")) {
                byte[] point = ByteBuffer.allocate(21)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 1)
                        .putInt(1)
                        .putDouble(107)
                        .putDouble(21)
                        .array();
                for (int i = 0; i < BEFORE_FAILURE; i++) {
                    sink.accept(new Feature(i, new Object[query.properties().size()], point));
                }
            }
            throw new FeatureSourceException(
                    FeatureSourceException.Kind.UNAVAILABLE, "secret password", new IllegalStateException());
        }

        @Override
        public long count(FeatureQuery query) {
            return 2 * BEFORE_FAILURE;
        }

        @Override
        public Optional<Extent> extent(Layer layer) {
            return Optional.empty();
        }

        @Override
        public Optional<TimeSpan> timeSpan(Layer layer) {
            return Optional.empty();
        }

        @Override
        public Optional<ElevationRange> elevations(Layer layer) {
            return Optional.empty();
        }

        @Override
        public long tile(TileQuery query, TileSink sink) {
            return 0;
        }
    }
}
