package vn.urbansdi.ows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Cql2;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.geo.CrsReference;

/** {@code filter}, {@code filter-lang} and {@code filter-crs} (OGC 19-079r2, clause 8). */
public final class FilterParameters {

    public static final String FILTER = "filter";
    public static final String LANGUAGE = "filter-lang";
    public static final String CRS = "filter-crs";
    public static final String TEXT = "cql2-text";
    public static final String JSON = "cql2-json";

    public static final Set<String> NAMES = Set.of(FILTER, LANGUAGE, CRS);
    public static final List<String> LANGUAGES = List.of(TEXT, JSON);

    private FilterParameters() {}

    /**
     * @param written  value of {@code filter}; all features match where it is missing
     * @param language value of {@code filter-lang}
     * @param crs      that of coordinates in the filter
     * @throws OwsException    400 for an unknown language
     * @throws FilterException for what cannot be asked, and where in the filter that stands
     */
    public static Filter filter(Optional<String> written, Optional<String> language, CrsReference crs, Layer layer) {
        String encoding = language.orElse(TEXT);
        if (!LANGUAGES.contains(encoding)) {
            throw OwsException.invalidParameterValue(
                    LANGUAGE,
                    "filter-lang chỉ có thể là cql2-text hoặc cql2-json.",
                    "filter-lang can only be cql2-text or cql2-json.");
        }
        if (written.isEmpty()) {
            return Filter.ALL;
        }
        return encoding.equals(JSON)
                ? Cql2.parseJson(written.get(), layer, crs)
                : Cql2.parseText(written.get(), layer, crs);
    }
}
