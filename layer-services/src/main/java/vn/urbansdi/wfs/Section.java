package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;

/**
 * The part of a page that one of several queries contributes.
 *
 * @param matched  how many features match the query
 * @param returned how many of them stand on the page
 */
record Section(WfsQuery query, FeatureQuery page, long matched, long returned) {

    /** The page of all queries together, spread over them in their order. */
    static List<Section> spread(FeatureSource source, GetFeatureRequest request) {
        List<Section> sections = new ArrayList<>();
        long skip = request.startIndex();
        long room = request.count().orElse(Long.MAX_VALUE);
        for (WfsQuery query : request.queries()) {
            long matched = source.count(query.query());
            long start = Math.min(skip, matched);
            long returned = Math.min(room, matched - start);
            sections.add(new Section(query, query.query().withPage(start, returned), matched, returned));
            skip -= start;
            room -= returned;
        }
        return sections;
    }

    /** The query with its page, if the request asks for one. */
    static FeatureQuery page(FeatureQuery query, long startIndex, OptionalLong count) {
        if (startIndex == 0 && count.isEmpty()) {
            return query;
        }
        return query.withPage(startIndex, count.orElse(Long.MAX_VALUE));
    }

    /** What is to be read for each query, nothing being counted where there is one query or no page. */
    static List<FeatureQuery> pages(FeatureSource source, GetFeatureRequest request) {
        if (request.queries().size() == 1
                || (request.startIndex() == 0 && request.count().isEmpty())) {
            return request.queries().stream()
                    .map(query -> page(query.query(), request.startIndex(), request.count()))
                    .toList();
        }
        return spread(source, request).stream().map(Section::page).toList();
    }
}
