package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is no HTTP, or names nothing. */
class HostileHttpTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @Test
    void what_http_itself_forbids_is_refused() throws IOException {
        for (String target : List.of(
                "/wfs?service=WFS&request=%",
                "/wfs?service=WFS&request=%zz",
                "/wfs?service=WFS&request=%FF%FE",
                "/wfs?service=WFS&request=%C3%28",
                "/wfs?service=WFS&request=%00",
                "/wfs?service=%ED%A0%80",
                "/wms?request=%",
                "/wms?request=%C3%28",
                "/ows?%=%",
                "/ows?service=%zz",
                "/api/parcels?id=%",
                "/api/parcels?id=%zz",
                "/api/parcels?id=%FF",
                "/api/parcels?%zz=1",
                "/api/parcels/%FF",
                "/api/parcels/%",
                "/api/parcels/%zz",
                "/api/parcels/%00",
                "/tiles/%FF/1/1/1.mvt",
                "/tiles/%zz/1/1/1.mvt",
                "/tiles/ward/%00/1/1.mvt",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..;/..;/x",
                "//",
                "/a//b",
                "/;a=b",
                "/wfs;a=b",
                "/wfs/..%2fwfs",
                "/wfs\u0001",
                "/\\",
                "/api/map%20",
                "*",
                "wfs",
                "http://[/wfs",
                "/" + "a".repeat(40_000))) {
            for (String headers : List.of(
                    "",
                    "Accept-Language: \u0001\r\n",
                    "Accept: a/b/c;;;\r\n",
                    "Content-Length: -1\r\n",
                    "Range: bytes=9-1\r\n",
                    "If-None-Match: \"\r\n",
                    "X: " + "y".repeat(40_000) + "\r\n")) {
                checkRaw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
            }
        }
        for (String request : List.of(
                "FISH\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /wfs HTTP/1.1\r\n\r\n",
                "GET /wfs?service=WFS&request=GetCapabilities HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "\u0001\u0002\r\n\r\n")) {
            checkRaw(request);
        }
    }

    /** What never became a request has no address, and may be answered by a bare status. */
    private static void checkRaw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(SERVICE.address()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(read);
            String answer = read.toString(StandardCharsets.UTF_8);
            String as = request.substring(0, Math.min(200, request.length())) + " -> "
                    + answer.substring(0, Math.min(1200, answer.length()));
            assertThat(answer).as(as).startsWith("HTTP/1.1 ");
            int status = Integer.parseInt(answer.substring(9, 12));
            assertThat(status == 505 || (status >= 200 && status < 500)).as(as).isTrue();
            assertThat(answer)
                    .as(as)
                    .doesNotContain(
                            "<!doctype html><html lang=\"en\"><head><title>HTTP Status", "Apache", "\tat ", "java.");
            int body = answer.indexOf("\r\n\r\n") + 4;
            boolean words = status >= 400 && answer.length() > body;
            if (words) {
                assertThat(answer)
                        .as(as)
                        .containsAnyOf("application/problem+json", "ows:ExceptionReport", "ServiceExceptionReport");
            }
        }
    }
}
