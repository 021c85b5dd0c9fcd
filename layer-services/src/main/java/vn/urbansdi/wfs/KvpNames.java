package vn.urbansdi.wfs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** The parameters {@code namespaces} and {@code typeNames} of key-value pairs. */
final class KvpNames {

    /** {@code xmlns(prefix,uri)}, and {@code xmlns(uri)} for names without a prefix (OGC 09-025r1, table 7). */
    private static final Pattern BINDING = Pattern.compile("xmlns\\(\\s*(?:([^,()=]*)\\s*[,=])?\\s*([^,()]*)\\)");

    private KvpNames() {}

    /** The namespaces that the request binds to prefixes. */
    static UnaryOperator<String> namespaces(KvpRequest kvp) {
        Map<String, String> bound = new HashMap<>();
        kvp.text("namespaces").or(() -> kvp.text("namespace")).ifPresent(written -> {
            Matcher matcher = BINDING.matcher(written);
            int end = 0;
            while (matcher.find() && written.substring(end, matcher.start()).matches("[,\\s]*")) {
                bound.put(
                        Optional.ofNullable(matcher.group(1)).orElse("").strip(),
                        matcher.group(2).strip());
                end = matcher.end();
            }
            if (end != written.length()) {
                throw OwsException.invalidParameterValue(
                        "namespaces",
                        "namespaces phải là xmlns(tiền tố,URI): " + KvpRequest.shown(written),
                        "namespaces must be xmlns(prefix,URI): " + KvpRequest.shown(written));
            }
        });
        return bound::get;
    }

    /** The value of {@code typeNames}, also under its name of earlier versions. */
    static Optional<String> typeNames(KvpRequest kvp) {
        return kvp.text("typeNames").or(() -> kvp.text("typeName"));
    }

    /** The types of DescribeFeatureType; all of them where the request names none. */
    static List<FeatureType> described(KvpRequest kvp, FeatureTypes types) {
        UnaryOperator<String> namespaces = namespaces(kvp);
        String written = kvp.has("typeNames") ? "typeNames" : "typeName";
        return typeNames(kvp)
                .map(names -> KvpRequest.items(names).stream()
                        .map(name -> types.require(name, namespaces, written))
                        .distinct()
                        .toList())
                .orElseGet(types::all);
    }
}
