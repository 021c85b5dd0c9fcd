package vn.urbansdi.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Takes a YAML tree into document records by the names and {@link Property} rules of their components. Everything that
 * does not fit is a problem of the file; reading goes on, so that all problems are found at once.
 */
final class RecordBinder {

    private final YamlFile file;
    private final ScalarBinder scalars;

    RecordBinder(YamlFile file) {
        this.file = file;
        this.scalars = new ScalarBinder(file);
    }

    /** The file's document; empty if it had problems. */
    static <T extends Record> Optional<T> bind(YamlFile file, Class<T> type) {
        Optional<T> document = file.root().map(root -> type.cast(new RecordBinder(file).record(root, type, "")));
        return file.isSound() ? document : Optional.empty();
    }

    private Object value(Node node, Type type, String path, Property rule) {
        if (isNull(node)) {
            file.problem(
                    path,
                    "Chưa có giá trị; hãy ghi giá trị hoặc bỏ dòng này.",
                    "No value; write one or remove the line.");
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(node, arguments[0], path, rule)
                    : map(node, arguments[1], path, rule);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? record(node, plain, path) : scalars.bind(node, plain, path, rule);
    }

    private Object list(Node node, Type element, String path, Property rule) {
        if (!(node instanceof SequenceNode sequence)) {
            file.problem(path, "Phải là danh sách [a, b, …].", "Must be a list [a, b, …].");
            return null;
        }
        checkSize(sequence.getValue().size(), path, rule);
        List<Object> values = new ArrayList<>(sequence.getValue().size());
        for (int i = 0; i < sequence.getValue().size(); i++) {
            Object value = value(sequence.getValue().get(i), element, YamlFile.child(path, i), rule);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private Object map(Node node, Type element, String path, Property rule) {
        if (!(node instanceof MappingNode mapping)) {
            file.problem(path, "Phải là bảng {tên: giá trị}.", "Must be a map {name: value}.");
            return null;
        }
        checkSize(mapping.getValue().size(), path, rule);
        Map<String, Object> values = new LinkedHashMap<>();
        properties(mapping).forEach((name, child) -> {
            Object value = value(child, element, YamlFile.child(path, name), rule);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private void checkSize(int size, String path, Property rule) {
        if (size < rule.minItems() || size > rule.maxItems()) {
            String bounds = rule.maxItems() == Integer.MAX_VALUE
                    ? "≥ " + rule.minItems()
                    : rule.minItems() == rule.maxItems()
                            ? "" + rule.minItems()
                            : rule.minItems() + "–" + rule.maxItems();
            file.problem(
                    path,
                    "Cần " + bounds + " phần tử, đang có " + size + ".",
                    "Needs " + bounds + " items, has " + size + ".");
        }
    }

    private Object record(Node node, Class<?> type, String path) {
        DocumentForm form = DocumentForm.of(type);
        if (node instanceof MappingNode mapping) {
            Map<String, Node> properties = properties(mapping);
            for (String name : properties.keySet()) {
                if (!form.knownNames().contains(name)) {
                    reportUnknown(name, form.knownNames(), path);
                }
            }
            return fromProperties(form, properties, path);
        }
        if (node instanceof ScalarNode && form.shorthand().isPresent()) {
            DocumentForm.Field single = form.shorthand().get();
            Object[] values = new Object[form.fields().size()];
            values[form.fields().indexOf(single)] = value(node, single.type(), path, single.rule());
            return form.create(values);
        }
        String names = String.join(", ", form.knownNames());
        file.problem(path, "Phải là bảng với: " + names + ".", "Must be a map of: " + names + ".");
        return null;
    }

    private Object fromProperties(DocumentForm form, Map<String, Node> properties, String path) {
        Object[] values = new Object[form.fields().size()];
        for (int i = 0; i < values.length; i++) {
            DocumentForm.Field field = form.fields().get(i);
            Node node = properties.get(field.name());
            if (field.rule().inline()) {
                values[i] = inlined(DocumentForm.of((Class<?>) field.type()), properties, path);
            } else if (node != null) {
                values[i] = value(node, field.type(), YamlFile.child(path, field.name()), field.rule());
            } else if (field.rule().required()) {
                file.problem(
                        YamlFile.child(path, field.name()),
                        "Thiếu \"" + field.name() + "\"; hãy thêm vào.",
                        "\"" + field.name() + "\" is missing; add it. "
                                + field.rule().value());
            }
        }
        return form.create(values);
    }

    /** The record whose properties stand among its holder's; null if none of them does. */
    private Object inlined(DocumentForm form, Map<String, Node> properties, String path) {
        return form.knownNames().stream().anyMatch(properties::containsKey)
                ? fromProperties(form, properties, path)
                : null;
    }

    private void reportUnknown(String name, List<String> known, String path) {
        String near = known.stream()
                .filter(candidate -> candidate.replace("_", "").equalsIgnoreCase(name.replaceAll("[_-]", ""))
                        || (name.length() > 2 && (candidate.startsWith(name) || name.startsWith(candidate))))
                .findFirst()
                .orElse("");
        String names = String.join(", ", known);
        file.problem(
                YamlFile.child(path, name),
                "Không có thuộc tính \"" + name + "\"" + (near.isEmpty() ? "" : "; ý bạn là \"" + near + "\"?")
                        + ". Được dùng: " + names + ".",
                "There is no property \"" + name + "\"" + (near.isEmpty() ? "" : "; did you mean \"" + near + "\"?")
                        + ". Known: " + names + ".");
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.isPlain() && Tag.NULL.equals(scalar.getTag());
    }

    private static Map<String, Node> properties(MappingNode mapping) {
        Map<String, Node> properties = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                properties.putIfAbsent(key.getValue(), tuple.getValueNode());
            }
        }
        return properties;
    }
}
