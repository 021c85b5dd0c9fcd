package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.geo.TileMatrixSet;

/**
 * The API's definition as OpenAPI 3.0 (OGC 17-069r4, 9), from the catalog: every collection has paths of its own, since each
 * takes filters, and answers with properties, of its own.
 */
@Component
final class OpenApiDocument {

    private static final String PROBLEM_TYPE = "application/problem+json";

    private final Deployment deployment;
    private final PublishedCollections collections;
    private final Tilesets tilesets;
    private final OpenApiParameters parameters;

    OpenApiDocument(Catalog catalog, PublishedCollections collections, Tilesets tilesets) {
        this.deployment = catalog.deployment();
        this.collections = collections;
        this.tilesets = tilesets;
        this.parameters = new OpenApiParameters(catalog);
    }

    /**
     * What can be done at one path.
     *
     * @param method     {@code GET}
     * @param parameters their descriptions by name
     */
    record Operation(String method, String summary, Map<String, String> parameters) {}

    Map<String, Object> document(ApiRequest request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", info(request));
        document.put("servers", List.of(Map.of("url", request.root(), "description", request.in(deployment.title()))));
        document.put("tags", tags(request));
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = OpenApiSchemas.shared();
        addDescriptions(paths, request);
        for (PublishedCollection collection : collections.all()) {
            addCollection(paths, schemas, collection, request);
        }
        addTiles(paths, request);
        document.put("paths", paths);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("parameters", parameters.shared(collections.crs(), request));
        components.put("schemas", schemas);
        components.put("responses", Map.of("Problem", problem(request)));
        document.put("components", components);
        return document;
    }

    /** The operations by path, for the page that people read. */
    Map<String, List<Operation>> operations(ApiRequest request) {
        Map<String, List<Operation>> operations = new LinkedHashMap<>();
        Map<String, Object> document = document(request);
        Map<?, ?> shared = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("parameters");
        ((Map<?, ?>) document.get("paths")).forEach((path, item) -> {
            List<Operation> ofPath = new ArrayList<>();
            ((Map<?, ?>) item)
                    .forEach((method, operation) ->
                            ofPath.add(operation((String) method, (Map<?, ?>) operation, shared)));
            operations.put((String) path, ofPath);
        });
        return operations;
    }

    private static Operation operation(String method, Map<?, ?> operation, Map<?, ?> shared) {
        Map<String, String> described = new LinkedHashMap<>();
        for (Object each : (List<?>) operation.get("parameters")) {
            Map<?, ?> parameter = (Map<?, ?>) each;
            if (parameter.get("$ref") instanceof String reference) {
                parameter = (Map<?, ?>) shared.get(reference.substring(reference.lastIndexOf('/') + 1));
            }
            described.put((String) parameter.get("name"), (String) parameter.get("description"));
        }
        return new Operation(method.toUpperCase(Locale.ROOT), (String) operation.get("summary"), described);
    }

    private Map<String, Object> info(ApiRequest request) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("name", deployment.contact().organisation());
        deployment.contact().email().ifPresent(email -> contact.put("email", email));
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", request.in(deployment.title()));
        deployment.description().ifPresent(text -> info.put("description", request.in(text)));
        info.put("version", "1");
        info.put("contact", contact);
        return info;
    }

    private static List<Object> tags(ApiRequest request) {
        return List.of(
                Map.of("name", "Capabilities", "description", request.say("Mô tả", "Descriptions")),
                Map.of("name", "Data", "description", request.say("Các đối tượng", "Features")),
                Map.of(
                        "name",
                        "Tiles",
                        "description",
                        request.say("Ô bản đồ và ô véc-tơ", "Tiles of maps and of features")));
    }

    private void addDescriptions(Map<String, Object> paths, ApiRequest request) {
        paths.put("/", description("landingPage", request.say("Trang đầu", "Landing page"), "LandingPage", request));
        paths.put(
                "/conformance",
                description(
                        "conformance", request.say("Các lớp tuân thủ", "Conformance classes"), "Conformance", request));
        Map<String, Object> api =
                operation("api", "Capabilities", request.say("Mô tả API", "The API's definition"), parameters.common());
        api.put("responses", responses(Documents.OPEN_API, Map.of("type", "object"), request));
        paths.put("/api", Map.of("get", api));
        paths.put(
                "/collections",
                description("collections", request.say("Các tập đối tượng", "Collections"), "Collections", request));
    }

    private Map<String, Object> description(String id, String summary, String schema, ApiRequest request) {
        Map<String, Object> operation = operation(id, "Capabilities", summary, parameters.common());
        operation.put("responses", responses(Documents.JSON, OpenApiSchemas.reference(schema), request));
        return Map.of("get", operation);
    }

    private void addCollection(
            Map<String, Object> paths,
            Map<String, Object> schemas,
            PublishedCollection collection,
            ApiRequest request) {
        String title = request.in(collection.layer().title());
        String name = OpenApiSchemas.name(collection);
        schemas.putAll(OpenApiSchemas.of(collection, request));
        paths.put(
                collection.path(),
                description(
                        name,
                        request.say("Mô tả tập: ", "Description of the collection: ") + title,
                        "Collection",
                        request));
        for (CollectionSchema schema : CollectionSchema.values()) {
            Map<String, Object> described = operation(
                    name + schema.path().replace('/', '.'),
                    "Capabilities",
                    request.in(schema.title()) + ": " + title,
                    parameters.common());
            described.put("responses", responses(CollectionSchema.TYPE, Map.of("type", "object"), request));
            paths.put(collection.path() + schema.path(), Map.of("get", described));
        }
        List<Object> asked = new ArrayList<>(parameters.items());
        asked.add(OpenApiParameters.fid(request));
        for (Attribute attribute : collection.filterable()) {
            asked.add(parameters.filter(attribute, request));
        }
        Map<String, Object> items =
                operation(name + ".items", "Data", request.say("Các đối tượng: ", "Features: ") + title, asked);
        items.put("responses", pages(OpenApiSchemas.reference(name + "_features"), request));
        Map<String, Object> itemsPath = new LinkedHashMap<>(Map.of("get", items));
        paths.put(collection.itemsPath(), itemsPath);
        Map<String, Object> item = operation(
                name + ".item",
                "Data",
                request.say("Một đối tượng: ", "One feature: ") + title,
                parameters.item(collection, request));
        item.put("responses", features(OpenApiSchemas.reference(name + "_feature"), request));
        Map<String, Object> itemPath = new LinkedHashMap<>(Map.of("get", item));
        paths.put(collection.itemsPath() + "/{featureId}", itemPath);
        paths.putAll(new OpenApiHistory(collection, request).paths(parameters));
        if (request.caller().mayEdit(collection.layer())) {
            OpenApiEdits edits = new OpenApiEdits(collection, request);
            schemas.put(name + OpenApiEdits.NEW_FEATURE, OpenApiSchemas.newFeature(collection, request));
            itemsPath.putAll(edits.ofCollection());
            itemPath.putAll(edits.ofFeature());
        }
    }

    private void addTiles(Map<String, Object> paths, ApiRequest request) {
        OpenApiTiles tiles = new OpenApiTiles(request, parameters);
        paths.putAll(tiles.matrixSets(deployment.tileMatrixSets()));
        List<TileMatrixSet> sets = deployment.tileMatrixSets();
        for (TilesetKind kind : TilesetKind.values()) {
            List<PublishedCollection> having = collections.all().stream()
                    .filter(each -> tilesets.has(each, kind))
                    .toList();
            if (!having.isEmpty()) {
                String all = request.in(deployment.title());
                paths.putAll(tiles.paths(Tilesets.ALL_DATA, "dataset", all, kind, sets));
            }
            for (PublishedCollection collection : having) {
                String name = OpenApiSchemas.name(collection) + ".collection";
                String title = request.in(collection.layer().title());
                paths.putAll(tiles.paths(collection.path(), name, title, kind, sets));
            }
        }
    }

    static Map<String, Object> operation(String id, String tag, String summary, List<Object> parameters) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(tag));
        operation.put("operationId", id);
        operation.put("summary", summary);
        operation.put("parameters", parameters);
        return operation;
    }

    /** GeoJSON, and JSON-FG, which is GeoJSON with more members. */
    private static Map<String, Object> features(Map<String, Object> schema, ApiRequest request) {
        return responses(List.of(Documents.GEO_JSON, Documents.JSON_FG), schema, request);
    }

    /** The same, and files. */
    private static Map<String, Object> pages(Map<String, Object> schema, ApiRequest request) {
        Map<String, Object> responses = features(schema, request);
        Map<?, ?> success = (Map<?, ?>) responses.get("200");
        Map<String, Object> content = new LinkedHashMap<>();
        ((Map<?, ?>) success.get("content")).forEach((type, described) -> content.put((String) type, described));
        content.put("text/csv", Map.of("schema", Map.of("type", "string")));
        content.put("application/flatgeobuf", Map.of("schema", Map.of("type", "string", "format", "binary")));
        responses.put("200", Map.of("description", success.get("description"), "content", content));
        return responses;
    }

    static Map<String, Object> responses(String mediaType, Map<String, Object> schema, ApiRequest request) {
        return responses(List.of(mediaType), schema, request);
    }

    private static Map<String, Object> responses(
            List<String> mediaTypes, Map<String, Object> schema, ApiRequest request) {
        Map<String, Object> content = new LinkedHashMap<>();
        mediaTypes.forEach(mediaType -> content.put(mediaType, Map.of("schema", schema)));
        content.put(Representation.HTML_TYPE, Map.of("schema", Map.of("type", "string")));
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", request.say("Như đã hỏi", "As asked"));
        success.put("content", content);
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", success);
        for (String status : List.of("400", "404", "406", "500", "503")) {
            responses.put(status, Map.of("$ref", "#/components/responses/Problem"));
        }
        return responses;
    }

    private static Map<String, Object> problem(ApiRequest request) {
        return Map.of(
                "description",
                request.say("Không đáp ứng được, vì sao (RFC 9457)", "Cannot be met, and why (RFC 9457)"),
                "content",
                Map.of(PROBLEM_TYPE, Map.of("schema", OpenApiSchemas.reference("Problem"))));
    }
}
