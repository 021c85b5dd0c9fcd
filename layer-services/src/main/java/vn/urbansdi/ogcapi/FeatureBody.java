package vn.urbansdi.ogcapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.NewValues;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.filter.WrittenValues;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;

/**
 * Reads what a client says of a feature: a GeoJSON or JSON-FG feature, or a merge patch of one (RFC 7396; OGC 20-002r1,
 * /req/features/geojson-create-replace and update-json-merge-patch). {@code time} of JSON-FG is passed over: what it says stands among the properties, too.
 */
final class FeatureBody {

    /** A feature, its geometry, and the brackets of the coordinates; with room for members that are passed over. */
    private static final int NESTING = 24;

    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PublishedCollection collection;
    private final JsonNode feature;
    private final CrsReference contentCrs;
    private final boolean patch;

    private FeatureBody(PublishedCollection collection, JsonNode feature, CrsReference contentCrs, boolean patch) {
        this.collection = collection;
        this.feature = feature;
        this.contentCrs = contentCrs;
        this.patch = patch;
    }

    /**
     * @param contentCrs of the geometry
     * @param patch      what is not named stays as it is
     * @throws ProblemException 400 if it is no JSON, 422 if it is no feature of the collection
     */
    static FeatureBody parse(PublishedCollection collection, byte[] json, CrsReference contentCrs, boolean patch) {
        try {
            return new FeatureBody(collection, MAPPER.readTree(json), contentCrs, patch);
        } catch (JsonProcessingException e) {
            Optional<String> where = Optional.ofNullable(e.getLocation())
                    .map(location -> location.getLineNr() + ":" + location.getColumnNr());
            throw ProblemException.badRequest(new Title(
                    "Nội dung không phải JSON đúng cú pháp, có thành viên lặp lại, hoặc lồng quá sâu"
                            + where.map(at -> " (dòng:cột " + at + ")").orElse("") + ".",
                    "The body is not well-formed JSON, has a member twice, or is nested too deep"
                            + where.map(at -> " (line:column " + at + ")").orElse("") + "."));
        } catch (IOException e) {
            throw new IllegalStateException("read from memory", e);
        }
    }

    /** The identifier that the body gives the feature, if it does. */
    Optional<String> id() {
        JsonNode id = feature.path("id");
        return id.isMissingNode() || id.isNull() ? Optional.empty() : Optional.of(id.asText());
    }

    /** @throws ProblemException 422 if it is no feature of the collection */
    NewValues values() {
        if (!(feature instanceof ObjectNode)) {
            throw refused("Nội dung phải là một đối tượng GeoJSON.", "The body must be a GeoJSON feature.");
        }
        JsonNode type = feature.path("type");
        if (!(patch && type.isMissingNode()) && !type.asText().equals("Feature")) {
            throw refused(
                    "type phải là \"Feature\": mỗi lần gửi một đối tượng.",
                    "type must be \"Feature\": one feature is sent at a time.");
        }
        requireType(feature.path("featureType"));
        Map<Attribute, Object> attributes = attributes(feature.path("properties"));
        Optional<Written> geometry = written();
        boolean says = geometry.isPresent() || !patch;
        return new NewValues(attributes, says, geometry.map(this::read).orElse(null));
    }

    /** JSON-FG says of which type a feature is (OGC 21-045r1, 7.3), or of which several. */
    private void requireType(JsonNode written) {
        List<String> names = List.of(collection.id(), collection.layer().id());
        boolean ours = written.isMissingNode()
                || written.isNull()
                || names.contains(written.asText())
                || StreamSupport.stream(written.spliterator(), false).anyMatch(each -> names.contains(each.asText()));
        if (!ours) {
            String shown = KvpRequest.shown(written.toString());
            throw refused(
                    "featureType là " + shown + ", không phải " + collection.id() + ".",
                    "featureType is " + shown + ", not " + collection.id() + ".");
        }
    }

    private Map<Attribute, Object> attributes(JsonNode properties) {
        Map<Attribute, Object> attributes = new LinkedHashMap<>();
        if (properties.isNull() && patch) {
            collection.attributes().stream()
                    .filter(attribute -> attribute.assign().isEmpty())
                    .forEach(attribute -> attributes.put(attribute, null));
        } else if (properties instanceof ObjectNode) {
            properties.properties().forEach(each -> {
                Attribute attribute = attribute(each.getKey());
                attributes.put(attribute, value(attribute, each.getValue()));
            });
        } else if (!properties.isNull() && !properties.isMissingNode()) {
            throw refused("properties phải là một đối tượng JSON.", "properties must be a JSON object.");
        }
        return attributes;
    }

    private Attribute attribute(String name) {
        try {
            Attribute attribute = WrittenValues.attribute(collection.layer(), name);
            if (attribute != null) {
                return attribute;
            }
        } catch (FilterException e) {
            throw refused(
                    "properties: " + e.title().vi() + ".",
                    "properties: " + e.title().en() + ".");
        }
        throw refused(
                "Hình học nằm ở thành viên geometry, không ở properties." + name,
                "The geometry belongs in the member geometry, not in properties." + name);
    }

    private static Object value(Attribute attribute, JsonNode json) {
        if (json.isNull() || (json.isTextual() && json.asText().isBlank())) {
            return null;
        }
        Object written = switch (attribute.type()) {
            case TEXT, DATE, TIMESTAMP -> json.isTextual() ? json.textValue() : null;
            case INTEGER, DECIMAL -> json.isNumber() ? json.decimalValue() : null;
            case BOOLEAN -> json.isBoolean() ? json.booleanValue() : null;
        };
        if (written == null) {
            String kind = expected(attribute.type());
            String shown = KvpRequest.shown(json.toString());
            throw refused(
                    "properties." + attribute.name() + " cần " + kind + " của JSON, không phải " + shown + ".",
                    "properties." + attribute.name() + " takes a JSON " + kind + ", not " + shown + ".");
        }
        try {
            return WrittenValues.of(attribute, written);
        } catch (FilterException e) {
            throw refused(
                    "properties: " + e.title().vi() + ".",
                    "properties: " + e.title().en() + ".");
        }
    }

    private static String expected(AttributeType type) {
        return switch (type) {
            case TEXT -> "string";
            case DATE -> "string \"YYYY-MM-DD\"";
            case TIMESTAMP -> "string \"YYYY-MM-DDThh:mm:ssZ\"";
            case INTEGER, DECIMAL -> "number";
            case BOOLEAN -> "boolean";
        };
    }

    /**
     * A geometry as the body has it.
     *
     * @param member where it stands
     */
    private record Written(String member, JsonNode json, CrsReference crs) {}

    /** JSON-FG has it in {@code place}, in {@code coordRefSys}, where that is not longitude and latitude (OGC 21-045r1, 7.5, 7.6). */
    private Optional<Written> written() {
        JsonNode place = feature.path("place");
        if (place.isObject()) {
            JsonNode named = place.has("coordRefSys") ? place.get("coordRefSys") : feature.path("coordRefSys");
            CrsReference crs = named.isMissingNode() ? contentCrs : collection.crs(named.asText(), "coordRefSys");
            return Optional.of(new Written("place", place, crs));
        }
        JsonNode geometry = feature.path("geometry");
        if (geometry.isMissingNode()) {
            return Optional.empty();
        }
        boolean degrees = feature.has("coordRefSys");
        return Optional.of(new Written(
                "geometry",
                geometry,
                degrees ? collection.crs(PublishedCollection.CRS_84, "coordRefSys") : contentCrs));
    }

    private Geometry read(Written written) {
        JsonNode json = written.json();
        if (json.isNull()) {
            return null;
        }
        if (patch && json instanceof ObjectNode object && !json.has("type") && json.has("coordinates")) {
            // merged into the geometry that the feature has, which is of the layer's type
            json = object.put("type", collection.layer().geometry().type().simpleFeatureName());
        }
        if (!isFlat(json)) {
            throw refused(
                    written.member() + " có toạ độ ba chiều; lớp chỉ giữ hai, hãy bỏ độ cao.",
                    written.member()
                            + " has coordinates of three dimensions; the layer keeps two: leave the height out.");
        }
        try {
            if (json.has("type")) {
                return WrittenValues.geometry(json, written.crs());
            }
        } catch (FilterException e) {
            String found = e.locator();
            throw refused(
                    written.member() + " không phải hình học GeoJSON đọc được, ở: " + found,
                    written.member() + " is no GeoJSON geometry that can be read, at: " + found);
        }
        throw refused(
                written.member() + " phải là hình học GeoJSON có type và coordinates.",
                written.member() + " must be a GeoJSON geometry with type and coordinates.");
    }

    /** Whether each position has two numbers at most. */
    private static boolean isFlat(JsonNode json) {
        if (json.isArray() && json.size() > 2 && json.get(0).isNumber()) {
            return false;
        }
        return StreamSupport.stream(json.spliterator(), false).allMatch(FeatureBody::isFlat);
    }

    private static ProblemException refused(String vi, String en) {
        return EditFailures.refused(vi, en);
    }
}
