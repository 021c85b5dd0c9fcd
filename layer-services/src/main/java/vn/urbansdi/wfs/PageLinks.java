package vn.urbansdi.wfs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** Addresses of the pages before and after an answer (OGC 09-025r1, 7.7.4.4). */
record PageLinks(Optional<String> next, Optional<String> previous) {

    static final PageLinks NONE = new PageLinks(Optional.empty(), Optional.empty());

    private static final Set<String> REPLACED = Set.of("STARTINDEX", "RESULTTYPE", "COUNT", "MAXFEATURES");

    /** Characters of an address; a server takes 32 KB of them and of the headers together. */
    private static final int LONGEST_ADDRESS = 24_000;

    /**
     * @param service address of the service
     * @param matched how many features answer the request
     */
    static PageLinks of(String service, GetFeatureRequest request, long matched) {
        if (!request.isPaged() || request.count().getAsLong() == 0 || isTooLong(service, request)) {
            return NONE;
        }
        KvpRequest pairs = request.pairs().orElseThrow();
        long count = request.count().getAsLong();
        long start = request.startIndex();
        if (request.hits()) {
            // The numbers alone: what comes next is the first page (7.7.4.2).
            Optional<String> first =
                    matched > 0 ? Optional.of(address(service, pairs, start, count)) : Optional.empty();
            return new PageLinks(first, Optional.empty());
        }
        Optional<String> next = hasNext(request, matched)
                ? Optional.of(address(service, pairs, start + count, count))
                : Optional.empty();
        // no feature stands on two pages: what comes before the second may be shorter than a page
        long before = Math.min(start, count);
        Optional<String> previous =
                before > 0 ? Optional.of(address(service, pairs, start - before, before)) : Optional.empty();
        return new PageLinks(next, previous);
    }

    /**
     * What matches beyond a page can be had by an address only, so that one that no server would take is refused now.
     *
     * @param matched how many features answer the request; asked only if that matters
     * @throws OwsException OptionNotSupported, locator {@code count}
     */
    static void requireAddress(String service, GetFeatureRequest request, LongSupplier matched) {
        if (request.hits()
                || !request.isPaged()
                || !isTooLong(service, request)
                || !hasNext(request, matched.getAsLong())) {
            return;
        }
        throw OwsException.optionNotSupported(
                "count",
                "Còn nhiều đối tượng hơn count, mà yêu cầu quá dài nên không có địa chỉ cho trang sau: hãy bỏ count, viết bộ lọc"
                        + " ngắn hơn, hoặc lưu nó thành truy vấn sẵn (CreateStoredQuery)",
                "More features match than count, and the request is too long for an address of the next page: leave out"
                        + " count, shorten the filter, or store it as a query (CreateStoredQuery)");
    }

    private static boolean hasNext(GetFeatureRequest request, long matched) {
        long count = request.count().getAsLong();
        return count > 0 && matched - request.startIndex() > count;
    }

    private static boolean isTooLong(String service, GetFeatureRequest request) {
        return address(service, request.pairs().orElseThrow(), Long.MAX_VALUE, Long.MAX_VALUE)
                        .length()
                > LONGEST_ADDRESS;
    }

    private static String address(String service, KvpRequest pairs, long startIndex, long count) {
        String counted = pairs.has("maxFeatures") && !pairs.has("count") ? "MAXFEATURES" : "COUNT";
        String query = pairs.asMap().entrySet().stream()
                .filter(pair -> !REPLACED.contains(pair.getKey()))
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
        return service + "?" + query + "&" + counted + "=" + count + "&STARTINDEX=" + startIndex;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
