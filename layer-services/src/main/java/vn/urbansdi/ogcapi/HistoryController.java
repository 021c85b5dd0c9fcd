package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was before, and what changed: our own resources beside those of OGC API – Features. */
@RestController
final class HistoryController {

    private final PublishedCollections collections;
    private final HistoryAnswer history;
    private final ChangesAnswer changes;
    private final OgcApiEndpoint endpoint;

    HistoryController(
            PublishedCollections collections, HistoryAnswer history, ChangesAnswer changes, OgcApiEndpoint endpoint) {
        this.collections = collections;
        this.history = history;
        this.changes = changes;
        this.endpoint = endpoint;
    }

    @GetMapping("/ogc/collections/{name}/items/{featureId}/history")
    void history(
            @PathVariable String name,
            @PathVariable String featureId,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> history.send(collections.require(name), featureId, http, response));
    }

    @GetMapping("/ogc/collections/{name}/changes")
    void changes(@PathVariable String name, HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(http, response, () -> changes.send(collections.require(name), http, response));
    }
}
