package vn.urbansdi.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.urbansdi.filter.Cql2Node.Between;
import vn.urbansdi.filter.Cql2Node.Comparison;
import vn.urbansdi.filter.Cql2Node.In;
import vn.urbansdi.filter.Cql2Node.Interval;
import vn.urbansdi.filter.Cql2Node.IsNull;
import vn.urbansdi.filter.Cql2Node.Like;
import vn.urbansdi.filter.Cql2Node.Name;
import vn.urbansdi.filter.Cql2Node.Negation;
import vn.urbansdi.filter.Cql2Node.Place;
import vn.urbansdi.filter.Cql2Node.Relation;
import vn.urbansdi.filter.Cql2Node.Value;
import vn.urbansdi.geo.CrsReference;

/** CQL2 JSON (OGC 21-065r2, 8.2 and annex C): the same nodes as the text's. */
final class Cql2JsonParser {

    /** An operator is an object with an array inside; a geometry has up to five arrays more. */
    private static final int NESTING = 2 * FilterLimits.DEPTH + 8;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .maxStringLength(FilterLimits.TEXT_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Cql2Builder builder = new Cql2Builder();
    private final Cql2GeoJson geometries;

    Cql2JsonParser(CrsReference crs) {
        this.geometries = new Cql2GeoJson(new Cql2Geometries(crs));
    }

    /** @throws FilterException of code SYNTAX or UNSUPPORTED */
    Cql2Node parse(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            Place place = Place.ofCharacter(
                    e.getLocation() == null
                            ? 0
                            : (int) Math.max(0, e.getLocation().getCharOffset()));
            throw Refusal.expected("JSON", "").at(place.title());
        }
        return node(root, "");
    }

    private Cql2Node node(JsonNode json, String pointer) {
        Place place = Place.ofPointer(pointer);
        if (json.isTextual()) {
            return builder.node(new Value(json.textValue(), place));
        }
        if (json.isNumber()) {
            return builder.number(json.asText(), place);
        }
        if (json.isBoolean()) {
            return builder.node(new Value(json.booleanValue(), place));
        }
        if (!json.isObject()) {
            throw expected("{\"op\": …, \"args\": […]}", json, place);
        }
        builder.enter(place);
        Cql2Node read = object(json, pointer, place);
        builder.leave();
        return read;
    }

    private Cql2Node object(JsonNode json, String pointer, Place place) {
        if (json.has("op")) {
            return operation(json, pointer, place);
        }
        if (json.has("property")) {
            return builder.node(new Name(text(json, "property", pointer), place));
        }
        if (json.has("date")) {
            return instant(text(json, "date", pointer), Cql2Times::day, place);
        }
        if (json.has("timestamp")) {
            return instant(text(json, "timestamp", pointer), Cql2Times::moment, place);
        }
        if (json.has("interval")) {
            List<JsonNode> ends = array(json.get("interval"), pointer + "/interval", 2, 2);
            return builder.node(new Interval(
                    end(ends.get(0), pointer + "/interval/0"), end(ends.get(1), pointer + "/interval/1"), place));
        }
        if (Cql2GeoJson.isGeometry(json)) {
            try {
                return builder.node(new Value(geometries.read(json), place));
            } catch (FilterException e) {
                throw e.at(place.title());
            }
        }
        throw expected("op, property, date, timestamp, interval, bbox, type", json, place);
    }

    private Cql2Node operation(JsonNode json, String pointer, Place place) {
        String operator = text(json, "op", pointer);
        String inside = pointer + "/args";
        JsonNode args = json.path("args");
        return switch (operator) {
            case "and", "or" ->
                builder.logical(operator.equals("and"), nodes(args, inside, 2, Integer.MAX_VALUE), place);
            case "not" -> builder.node(new Negation(nodes(args, inside, 1, 1).get(0), place));
            case "=", "<>", "<", "<=", ">", ">=" -> {
                List<Cql2Node> operands = nodes(args, inside, 2, 2);
                yield builder.node(new Comparison(operator, operands.get(0), operands.get(1), place));
            }
            case "like" -> like(array(args, inside, 2, 2), inside, place);
            case "between" -> {
                List<Cql2Node> operands = nodes(args, inside, 3, 3);
                yield builder.node(new Between(operands.get(0), operands.get(1), operands.get(2), place));
            }
            case "in" -> {
                List<JsonNode> operands = array(args, inside, 2, 2);
                List<Cql2Node> list = nodes(operands.get(1), inside + "/1", 1, Integer.MAX_VALUE);
                yield builder.node(new In(node(operands.get(0), inside + "/0"), list, place));
            }
            case "isNull" -> builder.node(new IsNull(nodes(args, inside, 1, 1).get(0), place));
            default -> function(operator, args, inside, place);
        };
    }

    private Cql2Node function(String operator, JsonNode args, String inside, Place place) {
        Optional<Operation.Kind> computed = Cql2Builder.arithmetic(operator);
        if (computed.isPresent()) {
            List<Cql2Node> operands = nodes(args, inside, 1, 2);
            return operands.size() == 1 && operator.equals("-")
                    ? builder.negative(operands.get(0), place)
                    : builder.computed(computed.get(), nodes(args, inside, 2, 2), place);
        }
        Optional<Operation.Kind> folding = Cql2Builder.folding(operator);
        if (folding.isPresent()) {
            return builder.computed(folding.get(), nodes(args, inside, 1, 1), place);
        }
        String relation = Cql2Builder.relation(operator).orElseThrow(() -> Cql2Builder.noSuchFunction(operator, place));
        List<Cql2Node> operands = nodes(args, inside, 2, 2);
        return builder.node(new Relation(relation, operands.get(0), operands.get(1), place));
    }

    private Cql2Node like(List<JsonNode> args, String inside, Place place) {
        List<Operation.Kind> folds = new ArrayList<>();
        JsonNode pattern = args.get(1);
        while (pattern.isObject() && folds.size() < FilterLimits.DEPTH) {
            Operation.Kind fold = Cql2Builder.folding(pattern.path("op").asText())
                    .orElseThrow(() -> expected("\"…%\"", args.get(1), Place.ofPointer(inside + "/1")));
            folds.add(fold);
            pattern = array(pattern.path("args"), inside + "/1", 1, 1).get(0);
        }
        if (!pattern.isTextual()) {
            throw expected("\"…%\"", pattern, Place.ofPointer(inside + "/1"));
        }
        Collections.reverse(folds);
        return builder.node(new Like(node(args.get(0), inside + "/0"), pattern.textValue(), folds, place));
    }

    private Optional<Cql2Node> end(JsonNode json, String pointer) {
        if (!json.isTextual()) {
            return Optional.of(node(json, pointer));
        }
        return json.textValue().equals("..")
                ? Optional.empty()
                : Optional.of(instant(json.textValue(), Cql2Times::instant, Place.ofPointer(pointer)));
    }

    private Cql2Node instant(String written, Function<String, Object> reader, Place place) {
        try {
            return builder.node(new Value(reader.apply(written), place));
        } catch (FilterException e) {
            throw e.at(place.title());
        }
    }

    private List<Cql2Node> nodes(JsonNode json, String pointer, int least, int most) {
        List<JsonNode> elements = array(json, pointer, least, most);
        List<Cql2Node> nodes = new ArrayList<>(elements.size());
        for (JsonNode element : elements) {
            nodes.add(node(element, pointer + "/" + nodes.size()));
        }
        return nodes;
    }

    private static List<JsonNode> array(JsonNode json, String pointer, int least, int most) {
        if (!json.isArray() || json.size() < least || json.size() > most) {
            throw expected("[" + "…, ".repeat(least - 1) + "…]", json, Place.ofPointer(pointer));
        }
        List<JsonNode> elements = new ArrayList<>(json.size());
        json.forEach(elements::add);
        return elements;
    }

    private static String text(JsonNode json, String member, String pointer) {
        JsonNode text = json.get(member);
        if (!text.isTextual()) {
            throw expected("\"…\"", text, Place.ofPointer(pointer + "/" + member));
        }
        return text.textValue();
    }

    private static FilterException expected(String expected, JsonNode found, Place place) {
        return Refusal.expected(expected, found.isMissingNode() ? "" : found.toString())
                .at(place.title());
    }
}
