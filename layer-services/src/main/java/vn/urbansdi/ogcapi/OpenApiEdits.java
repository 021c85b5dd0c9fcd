package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations that change a collection's features, in the API's definition: for callers who may. */
final class OpenApiEdits {

    /** Behind the collection's name: the schema of what is sent. */
    static final String NEW_FEATURE = "_feature_new";

    private final PublishedCollection collection;
    private final ApiRequest request;
    private final String name;

    OpenApiEdits(PublishedCollection collection, ApiRequest request) {
        this.collection = collection;
        this.request = request;
        this.name = OpenApiSchemas.name(collection);
    }

    /** Of {@code /items}. */
    Map<String, Object> ofCollection() {
        Map<String, Object> post =
                operation("create", request.say("Thêm đối tượng", "Create a feature"), List.of(contentCrs()));
        post.put("requestBody", body(EditContent.FEATURE_TYPES, OpenApiSchemas.reference(name + NEW_FEATURE)));
        post.put("responses", responses("201", Map.of("Location", header("uri"), "ETag", header(null)), List.of()));
        return Map.of("post", post);
    }

    /** Of {@code /items/{featureId}}. */
    Map<String, Object> ofFeature() {
        List<Object> parameters =
                List.of(OpenApiParameters.featureId(collection, request), ifMatch(), ifUnmodifiedSince());
        List<Object> withContent = new ArrayList<>(parameters);
        withContent.add(contentCrs());
        Map<String, Object> put = operation("replace", request.say("Thay đối tượng", "Replace a feature"), withContent);
        put.put("requestBody", body(EditContent.FEATURE_TYPES, OpenApiSchemas.reference(name + NEW_FEATURE)));
        Map<String, Object> tag = Map.of("ETag", header(null));
        List<String> refusals = List.of("404", "412", "428");
        put.put("responses", responses("204", tag, refusals));
        Map<String, Object> patch = operation("update", request.say("Sửa đối tượng", "Update a feature"), withContent);
        patch.put("requestBody", body(List.of(EditContent.PATCH_TYPE), Map.of("type", "object")));
        patch.put("responses", responses("204", tag, refusals));
        Map<String, Object> delete = operation("delete", request.say("Xoá đối tượng", "Delete a feature"), parameters);
        delete.put("responses", responses("204", Map.of(), refusals));
        Map<String, Object> operations = new LinkedHashMap<>();
        operations.put("put", put);
        operations.put("patch", patch);
        operations.put("delete", delete);
        return operations;
    }

    private Map<String, Object> operation(String id, String summary, List<Object> parameters) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of("Data"));
        operation.put("operationId", name + "." + id);
        operation.put("summary", summary + ": " + request.in(collection.layer().title()));
        operation.put("parameters", parameters);
        return operation;
    }

    private Map<String, Object> ifMatch() {
        return headerParameter(
                "If-Match",
                request.say(
                        "ETag của phiên bản đã xem; đã có phiên bản mới hơn thì 412",
                        "ETag of the version that was seen; 412 if there is a newer one"),
                Map.of("type", "string"));
    }

    private Map<String, Object> ifUnmodifiedSince() {
        return headerParameter(
                "If-Unmodified-Since",
                request.say(
                        "Khi không có If-Match: Last-Modified của phiên bản đã xem; đã đổi từ đó thì 412",
                        "Where there is no If-Match: Last-Modified of the version that was seen; 412 if it has changed since"),
                Map.of("type", "string"));
    }

    private Map<String, Object> contentCrs() {
        return headerParameter(
                "Content-Crs",
                request.say(
                        "Hệ toạ độ của hình gửi lên, như <" + collection.storageCrs()
                                + ">; mặc định kinh độ, vĩ độ WGS 84",
                        "CRS of the geometry that is sent, such as <" + collection.storageCrs()
                                + ">; longitude and latitude in WGS 84 by default"),
                Map.of("type", "string", "default", "<" + PublishedCollection.CRS_84 + ">"));
    }

    private static Map<String, Object> headerParameter(String name, String description, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "header");
        parameter.put("description", description);
        parameter.put("required", false);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> body(List<String> types, Map<String, Object> schema) {
        Map<String, Object> content = new LinkedHashMap<>();
        types.forEach(type -> content.put(type, Map.of("schema", schema)));
        return Map.of("required", true, "content", content);
    }

    private static Map<String, Object> header(String format) {
        return Map.of("schema", format == null ? Map.of("type", "string") : Map.of("type", "string", "format", format));
    }

    private Map<String, Object> responses(String success, Map<String, Object> headers, List<String> more) {
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("description", request.say("Đã ghi", "Done"));
        if (!headers.isEmpty()) {
            done.put("headers", headers);
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(success, done);
        List<String> refusals = new ArrayList<>(List.of("400", "403", "413", "415", "422", "423", "503"));
        refusals.addAll(more);
        refusals.stream()
                .sorted()
                .forEach(status -> responses.put(status, Map.of("$ref", "#/components/responses/Problem")));
        return responses;
    }
}
