package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;

/** What a collection's features are made of, as JSON Schema 2020-12 with OGC's keywords (OGC 23-058r2, clauses 7 and 8). */
@Component
final class SchemaDocuments {

    /** The geometry as filters know it. */
    static final String GEOMETRY = "geom";

    private final Catalog catalog;

    SchemaDocuments(Catalog catalog) {
        this.catalog = catalog;
    }

    Map<String, Object> document(ApiRequest request, PublishedCollection collection, CollectionSchema kind) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", request.root() + collection.path() + kind.path());
        document.put("type", "object");
        document.put("title", request.in(collection.layer().title()));
        collection.description(request.language()).ifPresent(text -> document.put("description", text));
        document.put("properties", properties(request, collection, kind));
        if (kind == CollectionSchema.RETURNABLES) {
            // An assigned one may be left out of what is sent.
            List<String> required = collection.attributes().stream()
                    .filter(attribute ->
                            attribute.required() && attribute.assign().isEmpty())
                    .map(Attribute::name)
                    .toList();
            if (!required.isEmpty()) {
                document.put("required", required);
            }
        }
        document.put("additionalProperties", false);
        return document;
    }

    /** Schemas by name, in the order of their {@code x-ogc-propertySeq}. */
    Map<String, Map<String, Object>> properties(
            ApiRequest request, PublishedCollection collection, CollectionSchema kind) {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        properties.put(PublishedCollection.FID, fid(request, collection));
        List<Attribute> attributes =
                kind == CollectionSchema.SORTABLES ? collection.sortable() : collection.attributes();
        for (Attribute attribute : attributes) {
            properties.put(attribute.name(), attribute(request, collection.layer(), attribute));
        }
        if (kind != CollectionSchema.SORTABLES) {
            properties.put(GEOMETRY, geometry(request, collection.layer()));
        }
        int position = 0;
        for (Map<String, Object> schema : properties.values()) {
            schema.put("x-ogc-propertySeq", ++position);
        }
        return properties;
    }

    private static Map<String, Object> fid(ApiRequest request, PublishedCollection collection) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", request.say("Mã đối tượng", "Feature identifier"));
        schema.put(
                "description",
                request.say("Số đứng sau ", "The number behind ")
                        + collection.idPrefix()
                        + request.say(" trong mã của đối tượng.", " in the feature's id."));
        schema.put("type", "integer");
        schema.put("format", "int64");
        schema.put("readOnly", true);
        schema.put("x-ogc-role", "id");
        return schema;
    }

    private static Map<String, Object> geometry(ApiRequest request, Layer layer) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", request.say("Hình học", "Geometry"));
        schema.put(
                "format",
                "geometry-" + layer.geometry().type().simpleFeatureName().toLowerCase(Locale.ROOT));
        schema.put("x-ogc-role", "primary-geometry");
        return schema;
    }

    private Map<String, Object> attribute(ApiRequest request, Layer layer, Attribute attribute) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", request.in(attribute.title()));
        schema.putAll(type(attribute.type()));
        role(layer, attribute).ifPresent(role -> schema.put("x-ogc-role", role));
        attribute.unit().ifPresent(unit -> schema.put("x-ogc-unit", unit));
        attribute.codes().flatMap(catalog::codeList).ifPresent(list -> {
            List<Object> codes = new ArrayList<>();
            for (CodeList.Code code : list.codes()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("const", constant(attribute.type(), code.value()));
                one.put("title", request.in(code.title()));
                codes.add(one);
            }
            schema.put("oneOf", codes);
        });
        return schema;
    }

    /** Of a value, which may be left out but is never of another type. */
    static Map<String, Object> type(AttributeType type) {
        Map<String, Object> schema = new LinkedHashMap<>(OpenApiSchemas.type(type));
        schema.remove("nullable");
        return schema;
    }

    private static Object constant(AttributeType type, String code) {
        return type == AttributeType.INTEGER ? (Object) Long.valueOf(code) : code;
    }

    private static Optional<String> role(Layer layer, Attribute attribute) {
        return layer.time().flatMap(time -> {
            if (time.begin().equals(attribute.name())) {
                return Optional.of(time.end().isPresent() ? "primary-interval-start" : "primary-instant");
            }
            return time.end().filter(end -> end.equals(attribute.name())).map(end -> "primary-interval-end");
        });
    }
}
