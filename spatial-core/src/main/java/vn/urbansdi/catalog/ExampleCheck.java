package vn.urbansdi.catalog;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that a layer's examples can hold: that every attribute promised comes from a delivered field by name or alias,
 * has the value that the field has in the attribute's type, and that coded values are in their list.
 */
final class ExampleCheck {

    private final YamlFile file;
    private final List<Attribute> attributes;
    private final Map<String, Optional<CodeList>> codeLists;

    ExampleCheck(YamlFile file, List<Attribute> attributes, Map<String, Optional<CodeList>> codeLists) {
        this.file = file;
        this.attributes = attributes;
        this.codeLists = codeLists;
    }

    void check(List<Layer.Example> examples) {
        for (int i = 0; i < examples.size(); i++) {
            Layer.Example example = examples.get(i);
            String path = YamlFile.child(YamlFile.child("examples", i), "out");
            example.out().keySet().stream()
                    .sorted()
                    .forEach(name -> checkOne(name, example, YamlFile.child(path, name)));
        }
    }

    private void checkOne(String name, Layer.Example example, String path) {
        Optional<Attribute> found =
                attributes.stream().filter(a -> a.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            file.problem(
                    path, "Lớp không có thuộc tính \"" + name + "\".", "The layer has no attribute \"" + name + "\".");
            return;
        }
        Attribute attribute = found.get();
        Optional<String> delivered = delivered(attribute, example.in());
        if (delivered.isEmpty()) {
            file.problem(
                    path,
                    "Không trường nào của \"in\" mang tên hoặc bí danh của \"" + name + "\".",
                    "No field of \"in\" has the name or an alias of \"" + name + "\".");
            return;
        }
        String promised = example.out().get(name);
        try {
            if (!same(value(attribute.type(), delivered.get()), value(attribute.type(), promised))) {
                file.problem(
                        path,
                        "\"" + delivered.get() + "\" không thể thành \"" + promised + "\".",
                        "\"" + delivered.get() + "\" cannot become \"" + promised + "\".");
            }
        } catch (NumberFormatException | DateTimeException e) {
            file.problem(
                    path,
                    "\"" + delivered.get() + "\" hoặc \"" + promised + "\" không phải kiểu "
                            + attribute.type().yamlName() + ".",
                    "\"" + delivered.get() + "\" or \"" + promised + "\" is not of type "
                            + attribute.type().yamlName() + ".");
        }
        attribute
                .codes()
                .flatMap(id -> codeLists.getOrDefault(id, Optional.empty()))
                .ifPresent(list -> {
                    if (list.code(promised).isEmpty()) {
                        file.problem(
                                path,
                                "\"" + promised + "\" không có trong danh mục \"" + list.id() + "\".",
                                "\"" + promised + "\" is not in the code list \"" + list.id() + "\".");
                    }
                });
    }

    private static Optional<String> delivered(Attribute attribute, Map<String, String> in) {
        return in.entrySet().stream()
                .filter(field -> attribute.name().equalsIgnoreCase(field.getKey())
                        || attribute.aliases().stream().anyMatch(field.getKey()::equalsIgnoreCase))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Object value(AttributeType type, String text) {
        return switch (type) {
            case TEXT -> Normalizer.normalize(text, Normalizer.Form.NFC).strip();
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> bool(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> instant(text);
        };
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw new NumberFormatException(text);
        };
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static boolean same(Object left, Object right) {
        return left instanceof BigDecimal decimal ? decimal.compareTo((BigDecimal) right) == 0 : left.equals(right);
    }
}
