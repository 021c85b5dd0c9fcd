package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.Cql2;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.problem.ProblemException;

/** Reads {@code filter}, {@code filter-lang} and {@code filter-crs} (OGC 19-079r2, clause 8). */
final class FilterReader {

    static final String FILTER = "filter";
    static final String LANGUAGE = "filter-lang";
    static final String CRS = "filter-crs";
    static final String TEXT = "cql2-text";
    static final String JSON = "cql2-json";

    static final Set<String> PARAMETERS = Set.of(FILTER, LANGUAGE, CRS);
    static final List<String> LANGUAGES = List.of(TEXT, JSON);

    private FilterReader() {}

    /**
     * @throws ProblemException 400 for an unknown language or CRS
     * @throws FilterException  for what cannot be asked, and where in the filter that stands
     */
    static Filter filter(ApiRequest request, PublishedCollection collection) {
        String language = request.text(LANGUAGE).orElse(TEXT);
        if (!LANGUAGES.contains(language)) {
            throw ProblemException.badRequest(new Title(
                    "filter-lang chỉ có thể là cql2-text hoặc cql2-json.",
                    "filter-lang can only be cql2-text or cql2-json."));
        }
        CrsReference crs = collection.crs(request.text(CRS).orElse(PublishedCollection.CRS_84), CRS);
        // Forms send what was left empty too.
        Optional<String> written =
                Optional.ofNullable(request.parameters().get(FILTER)).filter(text -> !text.isBlank());
        if (written.isEmpty()) {
            return Filter.ALL;
        }
        return language.equals(JSON)
                ? Cql2.parseJson(written.get(), collection.layer(), crs)
                : Cql2.parseText(written.get(), collection.layer(), crs);
    }
}
