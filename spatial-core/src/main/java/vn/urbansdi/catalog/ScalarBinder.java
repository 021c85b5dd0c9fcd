package vn.urbansdi.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads single values. What stands in the file counts, not what YAML 1.1 would make of it: {@code ON} and {@code NO} are
 * texts, {@code 06685} keeps its zero.
 */
final class ScalarBinder {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final int MAX_TEXT = 4000;

    private final YamlFile file;

    ScalarBinder(YamlFile file) {
        this.file = file;
    }

    /** The value as {@code type}; null, and a problem of the file, if it is none. */
    Object bind(Node node, Class<?> type, String path, Property rule) {
        if (!(node instanceof ScalarNode scalar)) {
            return wrong(path, "một giá trị đơn", "a single value");
        }
        String text = scalar.getValue();
        if (type == String.class) {
            return text(text, path, rule);
        }
        if (type.isEnum()) {
            return constant(text, type, path);
        }
        if (!scalar.isPlain()) {
            return wrong(path, "giá trị không có ngoặc kép", "a value without quotes");
        }
        if (type == Boolean.class) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> wrong(path, "true hoặc false", "true or false");
            };
        }
        if (type == Integer.class) {
            return INTEGER.matcher(text).matches()
                    ? inRange(Integer.valueOf(text), path, rule)
                    : wrong(path, "số nguyên", "a whole number");
        }
        if (type == Double.class) {
            return NUMBER.matcher(text).matches()
                    ? inRange(Double.valueOf(text), path, rule)
                    : wrong(path, "một số", "a number");
        }
        throw new IllegalStateException("a document record must not hold " + type);
    }

    private Object text(String raw, String path, Property rule) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            return wrong(path, "chữ, từ 1 đến " + MAX_TEXT + " ký tự", "text of 1 to " + MAX_TEXT + " characters");
        }
        if (!rule.pattern().isEmpty() && !Pattern.matches(rule.pattern(), text)) {
            return wrong(path, "chữ theo mẫu " + rule.pattern(), "text of the form " + rule.pattern());
        }
        return text;
    }

    private Object inRange(Number number, String path, Property rule) {
        if (number.doubleValue() < rule.min() || number.doubleValue() > rule.max()) {
            String range = plain(rule.min()) + "–" + plain(rule.max());
            return wrong(path, "số trong khoảng " + range, "a number within " + range);
        }
        return number;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && !Double.isInfinite(bound)
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    private Object constant(String text, Class<?> type, String path) {
        Optional<?> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> yamlName(constant).equals(text))
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        String names = Arrays.stream(type.getEnumConstants())
                .map(ScalarBinder::yamlName)
                .collect(Collectors.joining(", "));
        return wrong(path, "một trong: " + names, "one of: " + names);
    }

    /** How an enum's constant is written in YAML: as its JSON value if it has one, else in lower case. */
    static String yamlName(Object constant) {
        for (Method method : constant.getClass().getMethods()) {
            if (method.isAnnotationPresent(JsonValue.class)) {
                try {
                    return (String) method.invoke(constant);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    private Object wrong(String path, String vi, String en) {
        file.problem(path, "Phải là " + vi + ".", "Must be " + en + ".");
        return null;
    }
}
