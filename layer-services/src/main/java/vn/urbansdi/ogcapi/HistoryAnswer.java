package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureHistory;
import vn.urbansdi.feature.FeatureVersion;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.problem.ProblemException;

/** {@code /collections/{collection}/items/{feature}/history}: all versions of a feature, newest first, also of one that is no more. */
@Component
final class HistoryAnswer {

    static final String BEFORE = "before";
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1_000;

    private final FeatureHistory history;
    private final HistoryDocuments documents;
    private final HtmlHistory pages;

    HistoryAnswer(FeatureHistory history, HistoryDocuments documents, HtmlHistory pages) {
        this.history = history;
        this.documents = documents;
        this.pages = pages;
    }

    void send(PublishedCollection collection, String featureId, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        long fid = ItemsService.fid(collection, featureId);
        ApiRequest request = ApiRequest.read(
                http, collection.itemPath(fid) + HistoryDocuments.PATH, Set.of("limit", BEFORE), ApiRequest.DOCUMENT);
        HistoryPage page = page(request, collection, fid);
        response.setContentType(request.isHtml() ? Representation.HTML_CONTENT : Documents.JSON);
        response.addHeader("Vary", Representation.VARY);
        String text =
                request.isHtml() ? pages.page(page) : JsonMapper.shared().writeValueAsString(documents.document(page));
        response.getOutputStream().write(ByteOutput.utf8(text));
    }

    private HistoryPage page(ApiRequest request, PublishedCollection collection, long fid) {
        int limit = Math.min(new ItemsReader(request, collection).limit(DEFAULT_LIMIT), MAX_LIMIT);
        OptionalLong before = before(request);
        List<FeatureVersion> found =
                history.versions(collection.layer(), fid, collection.attributes(), before, limit + 1);
        if (found.isEmpty() && before.isEmpty()) {
            throw ItemsService.noSuchFeature();
        }
        boolean more = found.size() > limit;
        List<FeatureVersion> shown = more ? found.subList(0, limit) : found;
        Optional<String> older = more
                ? Optional.of(request.selfWith(
                        BEFORE, Long.toString(shown.get(limit - 1).version())))
                : Optional.empty();
        return new HistoryPage(
                request, collection, fid, shown, older, request.caller().mayEdit(collection.layer()));
    }

    private static OptionalLong before(ApiRequest request) {
        Optional<String> written = request.text(BEFORE);
        if (written.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!written.get().matches("[0-9]{1,18}")) {
            throw ProblemException.badRequest(
                    new Title("before phải là số của một phiên bản.", "before must be the number of a version."));
        }
        return OptionalLong.of(Long.parseLong(written.get()));
    }
}
