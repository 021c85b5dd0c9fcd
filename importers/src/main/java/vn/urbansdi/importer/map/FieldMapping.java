package vn.urbansdi.importer.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.FieldName;
import vn.urbansdi.importer.row.NearNames;
import vn.urbansdi.importer.row.SourceField;

/**
 * Which field of a file becomes which attribute of a layer: by the delivery's word, else by name, else by an alias, else
 * by a name that the format has cut off if it fits exactly one attribute.
 */
public final class FieldMapping {

    /** How an attribute found its field. */
    public enum Rule {
        DECLARED,
        NAME,
        ALIAS,
        CUT_NAME
    }

    /** @param field name in the file */
    public record Match(Attribute attribute, SourceField field, Rule rule) {}

    private static final int NONE = -1;
    private static final int SHOWN_FIELDS = 60;

    private final Layer layer;
    private final Map<String, String> declared;
    private final boolean bringsFeatures;
    private int[] positions = new int[0];
    private List<Match> matches = List.of();
    private List<SourceField> unused = List.of();
    private int resolvedFields = -1;

    /**
     * @param declared attribute name → field name
     * @throws DeliveryException if it names an attribute that the layer has not
     */
    public FieldMapping(Layer layer, Map<String, String> declared) {
        this(layer, declared, true);
    }

    /** @param bringsFeatures whether rows may become new features: only then must each required attribute have a field */
    public FieldMapping(Layer layer, Map<String, String> declared, boolean bringsFeatures) {
        this.layer = layer;
        this.bringsFeatures = bringsFeatures;
        this.declared = Map.copyOf(declared);
        requireAttributes(layer, this.declared);
    }

    /**
     * @param declared attribute name → field name
     * @throws DeliveryException if it names an attribute that the layer has not
     */
    public static void requireAttributes(Layer layer, Map<String, String> declared) {
        for (String target : declared.keySet()) {
            if (layer.attribute(target).isEmpty()) {
                List<String> known =
                        layer.attributes().stream().map(Attribute::name).toList();
                Title near = NearNames.hint(target, known);
                String names = String.join(", ", known);
                throw new DeliveryException(
                        "fields: lớp " + layer.id() + " không có thuộc tính \"" + target + "\"" + near.vi()
                                + "; các thuộc tính: " + names + ".",
                        "fields: the layer " + layer.id() + " has no attribute \"" + target + "\"" + near.en()
                                + "; its attributes are " + names + ".");
            }
        }
    }

    /**
     * For each attribute of the layer the position of its field, or −1. Looked up anew only when {@code fields} has grown.
     */
    int[] positions(List<SourceField> fields) {
        if (fields.size() != resolvedFields) {
            resolve(List.copyOf(fields));
        }
        return positions;
    }

    /** What was found, in the layer's order. */
    public List<Match> matches() {
        return matches;
    }

    /** Names of the attributes that have no field, so far. */
    public Set<String> silent() {
        Set<String> names = layer.attributes().stream().map(Attribute::name).collect(Collectors.toSet());
        matches.forEach(match -> names.remove(match.attribute().name()));
        return names;
    }

    /** Fields of the file that become nothing. */
    public List<SourceField> unused() {
        return unused;
    }

    /**
     * Looks the fields up.
     *
     * @param complete whether the file declares its fields, so that what is missing now will not come later
     * @throws DeliveryException if a declared field, or any field for a required attribute, is missing
     */
    public void resolve(List<SourceField> fields, boolean complete) {
        resolve(fields);
        if (!complete) {
            return;
        }
        requireFields(declared, fields);
        String names = shown(fields);
        for (int i = 0; i < positions.length && bringsFeatures; i++) {
            Attribute attribute = layer.attributes().get(i);
            if (positions[i] == NONE
                    && attribute.required()
                    && attribute.assign().isEmpty()) {
                throw new DeliveryException(
                        "không trường nào khớp với thuộc tính bắt buộc \"" + attribute.name() + "\" ("
                                + attribute.title().vi() + "); các trường: " + names + ". Hãy ghi fields: {"
                                + attribute.name() + ": TÊN_TRƯỜNG} trong bản khai giao nộp.",
                        "no field fits the required attribute \"" + attribute.name() + "\" ("
                                + attribute.title().en() + "); the fields are " + names + ". State fields: {"
                                + attribute.name() + ": FIELD} in the delivery.");
            }
        }
    }

    /**
     * @param declared attribute name → field name
     * @param fields   all that the file has
     * @throws DeliveryException with those that may be meant, if the file lacks a declared one
     */
    public static void requireFields(Map<String, String> declared, List<SourceField> fields) {
        List<String> keys = keys(fields);
        declared.forEach((target, field) -> {
            if (!keys.contains(FieldName.key(field))) {
                Title near = NearNames.hint(
                        field, fields.stream().map(SourceField::name).toList());
                throw new DeliveryException(
                        "fields: tệp không có trường \"" + field + "\"" + near.vi() + " (cho " + target
                                + "); các trường: " + shown(fields) + ".",
                        "fields: the file has no field \"" + field + "\"" + near.en() + " (for " + target
                                + "); its fields are " + shown(fields) + ".");
            }
        });
    }

    private static String shown(List<SourceField> fields) {
        return fields.stream().map(SourceField::name).limit(SHOWN_FIELDS).collect(Collectors.joining(", "));
    }

    private void resolve(List<SourceField> fields) {
        List<String> keys = keys(fields);
        positions = new int[layer.attributes().size()];
        Arrays.fill(positions, NONE);
        Map<Attribute, Match> found = new LinkedHashMap<>();
        boolean[] taken = new boolean[fields.size()];
        for (Rule rule : Rule.values()) {
            for (int i = 0; i < positions.length; i++) {
                Attribute attribute = layer.attributes().get(i);
                int field = positions[i] == NONE ? find(rule, attribute, keys, fields, taken) : NONE;
                if (field != NONE) {
                    positions[i] = field;
                    taken[field] |= rule != Rule.DECLARED;
                    found.put(attribute, new Match(attribute, fields.get(field), rule));
                }
            }
            if (rule == Rule.DECLARED) {
                // A field may be declared for several attributes, but is then no longer free to be found by name.
                found.values().forEach(match -> taken[fields.indexOf(match.field())] = true);
            }
        }
        matches = layer.attributes().stream()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
        unused = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                unused.add(fields.get(i));
            }
        }
        resolvedFields = fields.size();
    }

    private int find(Rule rule, Attribute attribute, List<String> keys, List<SourceField> fields, boolean[] taken) {
        String wanted = declared.get(attribute.name());
        if (rule == Rule.DECLARED) {
            return wanted == null ? NONE : declared(wanted, keys, fields);
        }
        if (wanted != null) {
            return NONE;
        }
        switch (rule) {
            case NAME -> {
                return free(keys.indexOf(FieldName.key(attribute.name())), taken);
            }
            case ALIAS -> {
                return attribute.aliases().stream()
                        .map(alias -> free(keys.indexOf(FieldName.key(alias)), taken))
                        .filter(position -> position != NONE)
                        .findFirst()
                        .orElse(NONE);
            }
            default -> {
                return cutName(attribute, keys, fields, taken);
            }
        }
    }

    /** The field of exactly that name, since a file may hold two that differ only in case or diacritics. */
    private static int declared(String wanted, List<String> keys, List<SourceField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(wanted)) {
                return i;
            }
        }
        return keys.indexOf(FieldName.key(wanted));
    }

    private static int free(int position, boolean[] taken) {
        return position == NONE || taken[position] ? NONE : position;
    }

    private int cutName(Attribute attribute, List<String> keys, List<SourceField> fields, boolean[] taken) {
        for (int i = 0; i < fields.size(); i++) {
            String key = keys.get(i);
            if (!taken[i] && fields.get(i).mayBeCut() && begins(attribute, key)) {
                long candidates = layer.attributes().stream()
                        .filter(other -> begins(other, key))
                        .count();
                if (candidates == 1) {
                    return i;
                }
            }
        }
        return NONE;
    }

    private static boolean begins(Attribute attribute, String key) {
        return FieldName.key(attribute.name()).startsWith(key)
                || attribute.aliases().stream()
                        .anyMatch(alias -> FieldName.key(alias).startsWith(key));
    }

    private static List<String> keys(List<SourceField> fields) {
        return fields.stream().map(field -> FieldName.key(field.name())).toList();
    }
}
