package vn.urbansdi.wfs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import vn.urbansdi.ows.KvpRequest;

/** Addresses of the pages before and after an answer (OGC 09-025r1, 7.7.4.4). */
record PageLinks(Optional<String> next, Optional<String> previous) {

    static final PageLinks NONE = new PageLinks(Optional.empty(), Optional.empty());

    /**
     * @param service address of the service
     * @param matched how many features answer the request
     */
    static PageLinks of(String service, GetFeatureRequest request, long matched) {
        if (request.pairs().isEmpty() || request.count().isEmpty()) {
            return NONE;
        }
        KvpRequest pairs = request.pairs().get();
        long count = request.count().getAsLong();
        long start = request.startIndex();
        if (request.hits()) {
            // The numbers alone: what comes next is the first page (7.7.4.2).
            OptionalLong first = matched > 0 && count > 0 ? OptionalLong.of(start) : OptionalLong.empty();
            return new PageLinks(address(service, pairs, first), Optional.empty());
        }
        OptionalLong next =
                count > 0 && matched > start + count ? OptionalLong.of(start + count) : OptionalLong.empty();
        OptionalLong previous =
                count > 0 && start > 0 ? OptionalLong.of(Math.max(0, start - count)) : OptionalLong.empty();
        return new PageLinks(address(service, pairs, next), address(service, pairs, previous));
    }

    private static Optional<String> address(String service, KvpRequest pairs, OptionalLong startIndex) {
        if (startIndex.isEmpty()) {
            return Optional.empty();
        }
        String query = pairs.asMap().entrySet().stream()
                .filter(pair ->
                        !pair.getKey().equals("STARTINDEX") && !pair.getKey().equals("RESULTTYPE"))
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
        return Optional.of(service + "?" + query + "&STARTINDEX=" + startIndex.getAsLong());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
