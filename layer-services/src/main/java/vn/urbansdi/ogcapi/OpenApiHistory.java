package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was before and what changed, in the API's definition. */
final class OpenApiHistory {

    private final PublishedCollection collection;
    private final ApiRequest request;
    private final String name;

    OpenApiHistory(PublishedCollection collection, ApiRequest request) {
        this.collection = collection;
        this.request = request;
        this.name = OpenApiSchemas.name(collection);
    }

    Map<String, Object> paths(OpenApiParameters parameters) {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put(
                collection.itemsPath() + "/{featureId}" + HistoryDocuments.PATH,
                Map.of("get", history(parameters.common())));
        paths.put(collection.path() + ChangesAnswer.PATH, Map.of("get", changes()));
        return paths;
    }

    private Map<String, Object> history(List<Object> common) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(OpenApiParameters.featureId(collection, request));
        parameters.add(limit(HistoryAnswer.MAX_LIMIT, HistoryAnswer.DEFAULT_LIMIT));
        parameters.add(OpenApiParameters.query(
                HistoryAnswer.BEFORE,
                request.say("Chỉ những phiên bản cũ hơn số này", "Only versions older than this number"),
                Map.of("type", "integer", "minimum", 0)));
        parameters.addAll(common);
        Map<String, Object> operation = OpenApiDocument.operation(
                name + ".history",
                "Data",
                request.say("Lịch sử một đối tượng: ", "History of a feature: ") + title(),
                parameters);
        operation.put("responses", OpenApiDocument.responses(Documents.JSON, Map.of("type", "object"), request));
        return operation;
    }

    private Map<String, Object> changes() {
        List<Object> parameters = new ArrayList<>();
        parameters.add(OpenApiParameters.query(
                ChangesAnswer.SINCE,
                request.say(
                        "Con trỏ của liên kết next, hoặc now, hoặc một thời điểm; không có thì từ đầu",
                        "The cursor of a next link, or now, or an instant; from the beginning without it"),
                Map.of("type", "string")));
        parameters.add(limit(ItemsReader.MAX_LIMIT, ChangesAnswer.DEFAULT_LIMIT));
        parameters.addAll(OpenApiParameters.references(List.of("crs", ApiRequest.LANGUAGE)));
        parameters.add(OpenApiParameters.query(
                ApiRequest.FORMAT,
                request.say("Dạng trả về", "Form of the answer"),
                Map.of("type", "string", "enum", List.of(Representation.JSON.parameter()))));
        Map<String, Object> operation = OpenApiDocument.operation(
                name + ".changes",
                "Data",
                request.say("Những gì đã đổi: ", "What has changed: ") + title(),
                parameters);
        operation.put("responses", OpenApiDocument.responses(Documents.GEO_JSON, Map.of("type", "object"), request));
        return operation;
    }

    private Map<String, Object> limit(int most, int otherwise) {
        return OpenApiParameters.query(
                "limit",
                request.say("Nhiều nhất bao nhiêu", "How many at most"),
                OpenApiParameters.limit(most, otherwise));
    }

    private String title() {
        return request.in(collection.layer().title());
    }
}
