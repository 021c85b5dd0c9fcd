package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to {@code /api/imports} as curl would. */
final class ImportClient {

    private static final String BOUNDARY = "----sdi-test-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    ImportClient(String address) {
        this.address = address + "/api/imports";
    }

    /** @param files name → content */
    HttpResponse<String> upload(Map<String, byte[]> files, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(files)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    static byte[] multipart(Map<String, byte[]> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** Uploads and fails unless that works. */
    JsonNode uploaded(String name, byte[] content) {
        HttpResponse<String> response = upload(Map.of(name, content));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode view = JsonMapper.shared().readTree(response.body());
        assertThat(response.headers().firstValue("Location"))
                .contains("/api/imports/" + view.get("id").asString());
        return view;
    }

    /** Uploads, says what for, and gives the identifier. */
    String mapped(String name, byte[] content, String layer, String options) {
        String id = uploaded(name, content).get("id").asString();
        JsonNode view = json(
                200,
                put(
                        id,
                        "{\"source\":\"http_test\",\"deliveries\":[{\"file\":\"" + name + "\",\"layer\":\"" + layer
                                + "\"" + options + "}]}"));
        assertThat(view.get("state").asString()).isEqualTo("mapped");
        return id;
    }

    HttpResponse<String> put(String id, String mapping) {
        return send(HttpRequest.newBuilder(URI.create(address + "/" + id + "/mapping"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(mapping)));
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> post(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + "/" + path)).POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> delete(String id) {
        return send(HttpRequest.newBuilder(URI.create(address + "/" + id)).DELETE());
    }

    HttpResponse<String> post(String contentType, BodyPublisher body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", contentType)
                .POST(body));
    }

    /**
     * Commits and reads the events to their end.
     *
     * @return the last state
     */
    JsonNode committed(String id) {
        assertThat(post(id + "/commit").statusCode()).isEqualTo(202);
        String events = get(id + "/events").body();
        String last = events.substring(events.lastIndexOf("data:") + "data:".length());
        return JsonMapper.shared().readTree(last.strip());
    }

    /** What the server answers to these very lines, as far as it comes at once. */
    String raw(String... head) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort())) {
            socket.setSoTimeout(10_000);
            String request = String.join("\r\n", head) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(200);
            return new String(answer, StandardCharsets.UTF_8)
                    + new String(in.readNBytes(in.available()), StandardCharsets.UTF_8);
        }
    }

    static JsonNode json(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
