package vn.urbansdi.wms;

import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.ows.KvpRequest;

/**
 * {@code CQL_FILTER}, which other servers know too: what of each of {@code LAYERS} is drawn, in ECQL, with a semicolon between one
 * and the next; an empty one stands for everything. Of a group each layer is filtered, and has to have the properties.
 */
final class MapFilters {

    static final String PARAMETER = "CQL_FILTER";

    private final List<String> written;

    private MapFilters(List<String> written) {
        this.written = written;
    }

    /**
     * @param names how many names stand in {@code LAYERS}
     * @throws vn.urbansdi.ows.OwsException if there are not as many filters
     */
    static MapFilters read(KvpRequest kvp, int names) {
        List<String> written = kvp.text(PARAMETER).map(MapFilters::parts).orElse(List.of());
        if (!written.isEmpty() && written.size() != names) {
            throw WmsProblems.invalid(
                    PARAMETER,
                    PARAMETER + " phải có đúng một điều kiện cho mỗi lớp của LAYERS, cách nhau bằng dấu chấm phẩy",
                    PARAMETER + " must have one condition for each of LAYERS, with semicolons between them");
        }
        return new MapFilters(written);
    }

    /** @param position of the name in {@code LAYERS} under which the layer is drawn */
    Filter of(int position, Layer layer) {
        if (written.isEmpty() || written.get(position).isBlank()) {
            return Filter.ALL;
        }
        try {
            return EcqlParser.parse(written.get(position), layer);
        } catch (FilterException e) {
            throw WmsProblems.invalid(PARAMETER, e.title().vi(), e.title().en());
        }
    }

    /** Not at a semicolon between quotes, single ones of text or double ones of names. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ';') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
