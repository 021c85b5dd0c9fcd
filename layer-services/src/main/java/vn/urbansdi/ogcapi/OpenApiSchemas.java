package vn.urbansdi.ogcapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.GeometryType;

/** The schemas of the API's definition: what all collections share, and each collection's feature. */
final class OpenApiSchemas {

    private OpenApiSchemas() {}

    static Map<String, Object> reference(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }

    /** A name that can stand in references: of a collection's id that what identifiers may have there is kept. */
    static String name(PublishedCollection collection) {
        return collection.id().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    static Map<String, Object> shared() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "Link",
                object(
                        properties("href", text("uri"), "rel", text(), "type", text(), "title", text()),
                        List.of("href", "rel")));
        Map<String, Object> links = array(reference("Link"));
        all.put(
                "LandingPage",
                object(properties("title", text(), "description", text(), "links", links), List.of("links")));
        all.put(
                "Conformance",
                object(properties("conformsTo", array(text("uri")), "links", links), List.of("conformsTo")));
        Map<String, Object> corners = new LinkedHashMap<>(array(number()));
        corners.put("minItems", 4);
        corners.put("maxItems", 6);
        Map<String, Object> spatial = object(properties("bbox", array(corners), "crs", text("uri")), List.of());
        Map<String, Object> collection = properties("id", text(), "title", text(), "description", text());
        collection.put("keywords", array(text()));
        Map<String, Object> end = new LinkedHashMap<>(text("date-time"));
        end.put("nullable", true);
        Map<String, Object> interval = new LinkedHashMap<>(array(end));
        interval.put("minItems", 2);
        interval.put("maxItems", 2);
        Map<String, Object> temporal = object(properties("interval", array(interval), "trs", text("uri")), List.of());
        collection.put("extent", object(properties("spatial", spatial, "temporal", temporal), List.of()));
        collection.put("itemType", text());
        collection.put("crs", array(text("uri")));
        collection.put("storageCrs", text("uri"));
        collection.put("links", links);
        all.put("Collection", object(collection, List.of("id", "links")));
        all.put(
                "Collections",
                object(
                        properties(
                                "links",
                                links,
                                "crs",
                                array(text("uri")),
                                "collections",
                                array(reference("Collection"))),
                        List.of("links", "collections")));
        all.put(
                "Problem",
                object(
                        properties(
                                "status",
                                Map.of("type", "integer"),
                                "title",
                                text(),
                                "detail",
                                text(),
                                "messages",
                                object(properties("vi", text(), "en", text()), List.of())),
                        List.of("status")));
        return all;
    }

    /** A collection's feature, and a page of them. */
    static Map<String, Object> of(PublishedCollection collection, ApiRequest request) {
        Map<String, Object> values = collection.attributes().stream()
                .collect(Collectors.toMap(
                        Attribute::name, each -> attribute(each, request), (a, b) -> a, LinkedHashMap::new));
        Map<String, Object> links = array(reference("Link"));
        Map<String, Object> feature = properties("type", constant("Feature"), "id", text());
        feature.put("geometry", geometry(collection.layer().geometry().type()));
        feature.put("properties", object(values, List.of()));
        feature.put("links", links);
        Map<String, Object> features = properties("type", constant("FeatureCollection"));
        features.put("features", array(reference(name(collection) + "_feature")));
        features.put("numberMatched", count());
        features.put("numberReturned", count());
        features.put("timeStamp", text("date-time"));
        features.put("links", links);
        Map<String, Object> both = new LinkedHashMap<>();
        both.put(name(collection) + "_feature", object(feature, List.of("type", "id", "geometry", "properties")));
        both.put(name(collection) + "_features", object(features, List.of("type", "features")));
        return both;
    }

    /** A feature as it is sent to be kept. */
    static Map<String, Object> newFeature(PublishedCollection collection, ApiRequest request) {
        Map<String, Object> values = collection.attributes().stream()
                .collect(Collectors.toMap(
                        Attribute::name, each -> attribute(each, request), (a, b) -> a, LinkedHashMap::new));
        List<String> required = collection.attributes().stream()
                .filter(attribute -> attribute.required() && attribute.assign().isEmpty())
                .map(Attribute::name)
                .toList();
        return object(
                properties(
                        "type",
                        constant("Feature"),
                        "geometry",
                        geometry(collection.layer().geometry().type()),
                        "properties",
                        object(values, required)),
                List.of("type", "geometry", "properties"));
    }

    private static Map<String, Object> attribute(Attribute attribute, ApiRequest request) {
        Map<String, Object> schema = new LinkedHashMap<>(type(attribute.type()));
        schema.put("title", request.in(attribute.title()));
        return schema;
    }

    /** Of a value that may be missing. */
    static Map<String, Object> type(AttributeType type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        switch (type) {
            case TEXT -> schema.put("type", "string");
            case INTEGER -> {
                schema.put("type", "integer");
                schema.put("format", "int64");
            }
            case DECIMAL -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case DATE -> schema.putAll(text("date"));
            case TIMESTAMP -> schema.putAll(text("date-time"));
        }
        schema.put("nullable", true);
        return schema;
    }

    private static Map<String, Object> geometry(GeometryType type) {
        Map<String, Object> schema = object(
                properties(
                        "type",
                        constant(type.simpleFeatureName()),
                        "coordinates",
                        Map.of("type", "array", "items", Map.of())),
                List.of("type", "coordinates"));
        schema.put("nullable", true);
        return schema;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    /** Names and schemas in turn. */
    private static Map<String, Object> properties(Object... pairs) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put((String) pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> text(String format) {
        return Map.of("type", "string", "format", format);
    }

    private static Map<String, Object> number() {
        return Map.of("type", "number");
    }

    private static Map<String, Object> count() {
        return Map.of("type", "integer", "minimum", 0);
    }

    private static Map<String, Object> constant(String value) {
        return Map.of("type", "string", "enum", List.of(value));
    }
}
