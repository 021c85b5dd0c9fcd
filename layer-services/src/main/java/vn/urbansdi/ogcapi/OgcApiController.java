package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.ows.Revalidation;

/** {@code /ogc}: OGC API – Features. */
@RestController
final class OgcApiController {

    private static final List<Representation.Offer> OPEN_API =
            Representation.Offer.jsonAndPage(Documents.OPEN_API, "application/openapi+json", "application/json");
    private static final List<Representation.Offer> SCHEMA =
            Representation.Offer.jsonAndPage(CollectionSchema.TYPE, "application/json");

    private final PublishedCollections collections;
    private final Documents documents;
    private final HtmlDocuments pages;
    private final OpenApiDocument definition;
    private final SchemaDocuments schemas;
    private final HtmlSchemas schemaPages;
    private final ItemsService items;
    private final OgcApiEndpoint endpoint;

    OgcApiController(
            PublishedCollections collections,
            Documents documents,
            HtmlDocuments pages,
            OpenApiDocument definition,
            SchemaDocuments schemas,
            HtmlSchemas schemaPages,
            ItemsService items,
            OgcApiEndpoint endpoint) {
        this.collections = collections;
        this.documents = documents;
        this.pages = pages;
        this.definition = definition;
        this.schemas = schemas;
        this.schemaPages = schemaPages;
        this.items = items;
        this.endpoint = endpoint;
    }

    @GetMapping({"/ogc", "/ogc/"})
    void landing(HttpServletRequest http, HttpServletResponse response) throws IOException {
        document(http, response, "", documents::landing, pages::landing);
    }

    @GetMapping("/ogc/conformance")
    void conformance(HttpServletRequest http, HttpServletResponse response) throws IOException {
        document(http, response, "/conformance", documents::conformance, pages::conformance);
    }

    @GetMapping("/ogc/api")
    void api(HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(http, response, () -> {
            ApiRequest request = ApiRequest.read(http, "/api", Set.of(), OPEN_API);
            if (request.isHtml()) {
                send(http, response, Representation.HTML_TYPE, pages.api(request, definition));
            } else {
                send(http, response, Documents.OPEN_API, json(definition.document(request)));
            }
        });
    }

    @GetMapping("/ogc/collections")
    void collections(HttpServletRequest http, HttpServletResponse response) throws IOException {
        document(http, response, "/collections", documents::collections, pages::collections);
    }

    @GetMapping("/ogc/collections/{name}")
    void collection(@PathVariable String name, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        PublishedCollection collection = collections.require(name);
        document(
                http,
                response,
                collection.path(),
                request -> documents.collection(request, collection),
                request -> pages.collection(request, collection));
    }

    @GetMapping("/ogc/collections/{name}/schema")
    void schema(@PathVariable String name, HttpServletRequest http, HttpServletResponse response) throws IOException {
        schema(name, CollectionSchema.RETURNABLES, http, response);
    }

    @GetMapping("/ogc/collections/{name}/queryables")
    void queryables(@PathVariable String name, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        schema(name, CollectionSchema.QUERYABLES, http, response);
    }

    @GetMapping("/ogc/collections/{name}/sortables")
    void sortables(@PathVariable String name, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        schema(name, CollectionSchema.SORTABLES, http, response);
    }

    private void schema(String name, CollectionSchema kind, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        PublishedCollection collection = collections.require(name);
        document(
                http,
                response,
                collection.path() + kind.path(),
                SCHEMA,
                request -> schemas.document(request, collection, kind),
                request -> schemaPages.page(request, collection, kind));
    }

    @GetMapping("/ogc/collections/{name}/items")
    void items(@PathVariable String name, HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(http, response, () -> items.page(collections.require(name), http, response));
    }

    @GetMapping("/ogc/collections/{name}/items/{featureId}")
    void item(
            @PathVariable String name,
            @PathVariable String featureId,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> items.one(collections.require(name), featureId, http, response));
    }

    private void document(
            HttpServletRequest http,
            HttpServletResponse response,
            String path,
            Function<ApiRequest, Map<String, Object>> json,
            Function<ApiRequest, String> html)
            throws IOException {
        document(http, response, path, ApiRequest.DOCUMENT, json, html);
    }

    private void document(
            HttpServletRequest http,
            HttpServletResponse response,
            String path,
            List<Representation.Offer> offers,
            Function<ApiRequest, Map<String, Object>> json,
            Function<ApiRequest, String> html)
            throws IOException {
        endpoint.serve(http, response, () -> {
            ApiRequest request = ApiRequest.read(http, path, Set.of(), offers);
            if (request.isHtml()) {
                send(http, response, Representation.HTML_TYPE, html.apply(request));
            } else {
                send(http, response, offers.get(0).type(), json(json.apply(request)));
            }
        });
    }

    private static String json(Map<String, Object> document) {
        return JsonMapper.shared().writeValueAsString(document);
    }

    private static void send(HttpServletRequest http, HttpServletResponse response, String contentType, String text)
            throws IOException {
        response.addHeader("Vary", Representation.VARY);
        String type = contentType.equals(Representation.HTML_TYPE) ? Representation.HTML_CONTENT : contentType;
        Revalidation.of(http).send(ByteOutput.utf8(text), type, response);
    }
}
