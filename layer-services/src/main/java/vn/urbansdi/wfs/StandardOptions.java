package vn.urbansdi.wfs;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** Options of the standard (OGC 09-025r2, 7.6.4, 7.9.2.4.2, tables 8 and 10) of which the simplest value is offered alone. */
final class StandardOptions {

    private static final String FILTER_LANGUAGE = "urn:ogc:def:querylanguage:ogc-fes:filter";

    private StandardOptions() {}

    /**
     * @param option the value of a parameter or an attribute, if it stands
     * @throws OwsException OptionNotSupported or InvalidParameterValue, with the option as locator
     */
    static void require(Function<String, Optional<String>> option) {
        option.apply("resolve").ifPresent(StandardOptions::requireLocal);
        for (String none : new String[] {"aliases", "resolvePath"}) {
            if (option.apply(none).isPresent()) {
                throw OwsException.optionNotSupported(
                        none,
                        "Không hỗ trợ " + none + ": lớp không nối với lớp, hãy bỏ nó đi",
                        none + " is not supported: no type leads to another, leave it out");
            }
        }
        option.apply("filter_language").ifPresent(StandardOptions::requireFes);
    }

    private static void requireLocal(String resolve) {
        switch (resolve.toLowerCase(Locale.ROOT)) {
            case "local", "none" -> {}
            case "remote", "all" ->
                throw OwsException.optionNotSupported(
                        "resolve",
                        "Không có tham chiếu ra ngoài nào để tìm: resolve phải là local hoặc none",
                        "Nothing refers to other servers: resolve must be local or none");
            default ->
                throw OwsException.invalidParameterValue(
                        "resolve",
                        "resolve phải là local hoặc none: " + KvpRequest.shown(resolve),
                        "resolve must be local or none: " + KvpRequest.shown(resolve));
        }
    }

    private static void requireFes(String language) {
        if (!language.replaceAll("[\\s_+]", "").toLowerCase(Locale.ROOT).equals(FILTER_LANGUAGE)) {
            throw OwsException.invalidParameterValue(
                    "filter_language",
                    "filter viết bằng FES 2.0: hãy bỏ filter_language, hoặc dùng cql_filter",
                    "filter is Filter Encoding 2.0: leave out filter_language, or use cql_filter");
        }
    }
}
