package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;

/**
 * Reads {@code sortby} (OGC 24-030, draft; OGC 20-004r1, 7.3): names with + or nothing before them for ascending, - for descending.
 * A + that nobody has percent-encoded arrives as a space.
 */
final class SortReader {

    static final String SORT_BY = "sortby";

    static final int MOST_KEYS = 5;

    private SortReader() {}

    /** @throws ProblemException 400 for what is not among the collection's sortables, or stands twice, or is too much */
    static List<SortKey> sort(ApiRequest request, PublishedCollection collection) {
        Optional<String> written = request.text(SORT_BY);
        if (written.isEmpty()) {
            return List.of();
        }
        List<SortKey> keys = new ArrayList<>();
        for (String item : KvpRequest.items(written.get())) {
            boolean descending = item.startsWith("-");
            String name = descending || item.startsWith("+") ? item.substring(1) : item;
            boolean again = keys.stream().anyMatch(key -> key.property().equals(name));
            if (again || keys.size() == MOST_KEYS || !sortable(collection, name)) {
                throw refused(collection, name);
            }
            keys.add(new SortKey(name, descending));
        }
        return keys;
    }

    private static boolean sortable(PublishedCollection collection, String name) {
        return name.equals(PublishedCollection.FID)
                || collection.sortable().stream()
                        .anyMatch(attribute -> attribute.name().equals(name));
    }

    private static ProblemException refused(PublishedCollection collection, String name) {
        String shown = KvpRequest.shown(name);
        return ProblemException.badRequest(new Title(
                "sortby gồm nhiều nhất " + MOST_KEYS + " thuộc tính khác nhau trong " + collection.path()
                        + "/sortables; không được: " + shown,
                "sortby has at most " + MOST_KEYS + " different ones of " + collection.path()
                        + "/sortables; it cannot have: " + shown));
    }
}
