package vn.urbansdi.ows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A request as key-value pairs (OGC 06-121r3, 11.5): names are compared without regard to case, a name stands at most once,
 * an empty value counts as absent. All failures are {@link OwsException}s that name the parameter.
 */
public final class KvpRequest {

    private static final int MAX_PARAMETERS = 200;
    private static final int MAX_NAME_LENGTH = 100;

    private static final Pattern XML_GROUPS = Pattern.compile("[()\\s]*<");

    /** Where one query's filter ends and the next one's begins, either of which may be empty. */
    private static final Pattern BETWEEN_ELEMENTS = Pattern.compile("(?<=[>(]|^)\\s*\\)\\s*\\(\\s*(?=[<)]|$)");

    private final Map<String, String> values;

    private KvpRequest(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Parses a query string or the body of a form: UTF-8, percent-encoded.
     *
     * @param encoded without the leading question mark; null counts as empty
     */
    public static KvpRequest parse(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return new KvpRequest(values);
        }
        String[] pairs = encoded.split("&", MAX_PARAMETERS + 1);
        if (pairs.length > MAX_PARAMETERS) {
            throw OwsException.invalidParameterValue(
                    null,
                    "Yêu cầu có quá " + MAX_PARAMETERS + " tham số",
                    "The request has more than " + MAX_PARAMETERS + " parameters");
        }
        for (String pair : pairs) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals)).toUpperCase(Locale.ROOT);
            if (name.length() > MAX_NAME_LENGTH) {
                throw OwsException.invalidParameterValue(
                        null, "Tên tham số quá dài", "The name of a parameter is too long");
            }
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (values.putIfAbsent(name, value) != null) {
                throw OwsException.invalidParameterValue(
                        name.toLowerCase(Locale.ROOT),
                        "Tham số " + name + " xuất hiện hơn một lần",
                        "The parameter " + name + " stands more than once");
            }
        }
        return new KvpRequest(values);
    }

    /** Parameters that came in another way, such as in a path; names and values in turn. */
    public static KvpRequest of(String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toUpperCase(Locale.ROOT), namesAndValues[i + 1]);
        }
        return new KvpRequest(values);
    }

    /** The same with another parameter, or with another value of it. */
    public KvpRequest with(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.put(name.toUpperCase(Locale.ROOT), value);
        return new KvpRequest(others);
    }

    /** The value of the parameter; absent where it is missing or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name.toUpperCase(Locale.ROOT)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Whether the parameter stands in the request, be it without a value. */
    public boolean has(String name) {
        return values.containsKey(name.toUpperCase(Locale.ROOT));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** All parameters, names in upper case, in the order of the request. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** The value of a parameter that must be there. */
    public String required(String name) {
        return text(name).orElseThrow(() -> OwsException.missingParameterValue(name));
    }

    /** The items of a comma-separated list, blanks around them removed; empty where the parameter is missing. */
    public List<String> list(String name) {
        return text(name).map(KvpRequest::items).orElse(List.of());
    }

    /** A whole number that is not negative. */
    public OptionalLong nonNegative(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(nonNegative(name, text.get()));
    }

    /** Reads {@code value} as a whole number that is not negative; {@code locator} names it in the exception. */
    public static long nonNegative(String locator, String value) {
        if (!value.matches("\\+?[0-9]{1,18}")) {
            throw OwsException.invalidParameterValue(
                    locator,
                    locator + " phải là số nguyên không âm: " + shown(value),
                    locator + " must be a whole number that is not negative: " + shown(value));
        }
        return Long.parseLong(value);
    }

    /** The items of a comma-separated list, blanks around them removed. */
    public static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    /**
     * The lists of a parameter that has one list for each query: {@code (a,b)(c)} (OGC 09-025r1, 6.2.5.3). Brackets inside
     * brackets, quotes or elements separate nothing. Without parentheses around all of it the whole value is the one item.
     */
    public static List<String> groups(String value) {
        if (!value.startsWith("(") || !value.endsWith(")")) {
            return List.of(value);
        }
        return XML_GROUPS.matcher(value).lookingAt()
                ? Arrays.asList(BETWEEN_ELEMENTS.split(value.substring(1, value.length() - 1), -1))
                : bracketed(value);
    }

    private static List<String> bracketed(String value) {
        List<String> groups = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (depth > 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '(') {
                depth++;
                start = depth == 1 ? i + 1 : start;
            } else if (c == ')' && --depth == 0) {
                groups.add(value.substring(start, i));
            } else if (depth < 1 && !Character.isWhitespace(c)) {
                return List.of(value);
            }
        }
        return depth == 0 ? groups : List.of(value);
    }

    /** A value as it may stand in a message: short. */
    public static String shown(String value) {
        return value.length() <= 80 ? value : value.substring(0, 77) + "…";
    }

    private static String decode(String encoded) {
        byte[] bytes = new byte[encoded.length() * 3];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw undecodable();
                }
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c == '+') {
                bytes[length++] = ' ';
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                // A form's body that was not percent-encoded: keep the character.
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    bytes[length++] = b;
                }
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw undecodable();
        }
    }

    private static OwsException undecodable() {
        return OwsException.invalidParameterValue(
                null, "Tham số không được mã hoá đúng UTF-8", "The parameters are not percent-encoded UTF-8");
    }
}
