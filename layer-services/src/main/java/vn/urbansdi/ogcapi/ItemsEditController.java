package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Changing features: OGC API – Features – Part 4 (OGC 20-002r1). */
@RestController
final class ItemsEditController {

    private static final String ITEMS = "/ogc/collections/{name}/items";
    private static final String ITEM = ITEMS + "/{featureId}";

    private final PublishedCollections collections;
    private final ItemsEditing editing;
    private final OgcApiEndpoint endpoint;

    ItemsEditController(PublishedCollections collections, ItemsEditing editing, OgcApiEndpoint endpoint) {
        this.collections = collections;
        this.editing = editing;
        this.endpoint = endpoint;
    }

    @RequestMapping(path = ITEMS, method = RequestMethod.OPTIONS)
    void collectionOptions(@PathVariable String name, HttpServletRequest http, HttpServletResponse response) {
        editing.collectionOptions(collections.require(name), http, response);
    }

    @RequestMapping(path = ITEM, method = RequestMethod.OPTIONS)
    void featureOptions(@PathVariable String name, HttpServletRequest http, HttpServletResponse response) {
        editing.featureOptions(collections.require(name), http, response);
    }

    @PostMapping(ITEMS)
    void create(@PathVariable String name, HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(http, response, () -> editing.create(collections.require(name), http, response));
    }

    @PutMapping(ITEM)
    void replace(
            @PathVariable String name,
            @PathVariable String featureId,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> editing.replace(collections.require(name), featureId, http, response));
    }

    @PatchMapping(ITEM)
    void update(
            @PathVariable String name,
            @PathVariable String featureId,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> editing.update(collections.require(name), featureId, http, response));
    }

    @DeleteMapping(ITEM)
    void delete(
            @PathVariable String name,
            @PathVariable String featureId,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> editing.delete(collections.require(name), featureId, http, response));
    }
}
