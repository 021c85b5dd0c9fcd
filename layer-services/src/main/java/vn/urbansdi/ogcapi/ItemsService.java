package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureHistory;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.format.FileFormat;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.Revalidation;
import vn.urbansdi.ows.StreamGate;
import vn.urbansdi.problem.ProblemException;

/** Answers requests for features, so many at once as the gate lets in. */
@Component
final class ItemsService {

    /** The forms in which features are there. */
    static final List<Representation.Offer> OFFERS = List.of(
            new Representation.Offer(Representation.JSON, List.of(Documents.GEO_JSON, Documents.JSON)),
            new Representation.Offer(Representation.JSON_FG, List.of(Documents.JSON_FG, "application/fg+json")),
            Representation.Offer.HTML_PAGE);

    /** Those of a page of them. */
    static final List<Representation.Offer> PAGE_OFFERS = Stream.concat(
                    OFFERS.stream(),
                    Stream.of(
                            new Representation.Offer(Representation.CSV, List.of("text/csv")),
                            new Representation.Offer(Representation.FLATGEOBUF, List.of("application/flatgeobuf"))))
            .toList();

    private final GeoJsonItems geoJson;
    private final HtmlItems html;
    private final FileItems files;
    private final StreamGate gate;
    private final FeatureHistory history;

    ItemsService(GeoJsonItems geoJson, HtmlItems html, FileItems files, StreamGate gate, FeatureHistory history) {
        this.files = files;
        this.history = history;
        this.geoJson = geoJson;
        this.html = html;
        this.gate = gate;
    }

    /** {@code /collections/{collection}/items} */
    void page(PublishedCollection collection, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        ApiRequest request =
                ApiRequest.read(http, collection.itemsPath(), ItemsReader.parameters(collection), PAGE_OFFERS);
        ItemsRequest items = new ItemsReader(request, collection).read();
        gate.pass(OptionalLong.of(items.limit()), () -> {
            switch (request.representation()) {
                case HTML -> html.send(items, response);
                case CSV -> files.send(items, FileFormat.CSV, response);
                case FLATGEOBUF -> files.send(items, FileFormat.FLATGEOBUF, response);
                case JSON, JSON_FG -> geoJson.send(items, response);
                case TILE_JSON, MVT, PNG -> throw new IllegalStateException("not one of the offers");
            }
        });
    }

    /** {@code /collections/{collection}/items/{feature}} */
    void one(PublishedCollection collection, String featureId, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        long fid = fid(collection, featureId);
        ApiRequest request = ApiRequest.read(http, collection.itemPath(fid), Set.of("crs", AsOf.PARAMETER), OFFERS);
        ItemsReader reader = new ItemsReader(request, collection);
        CrsReference crs = reader.crs("crs");
        FeatureQuery query = FeatureQuery.everything(collection.layer())
                .withSrid(crs.crs().srid())
                .withFilter(Filters.ids(collection.layer(), List.of(fid)))
                .withAsOf(reader.asOf());
        Optional<FeatureHistory.Current> current =
                query.asOf().isEmpty() ? Optional.of(current(collection, fid)) : Optional.empty();
        Map<String, String> validators =
                current.map(known -> validators(known, request)).orElse(Map.of("Cache-Control", "no-cache"));
        if (current.isPresent() && has(http, validators.get("ETag"), current.get())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            validators.forEach(response::setHeader);
            response.setHeader("Vary", Representation.VARY + ", Accept-Encoding");
            return;
        }
        gate.pass(OptionalLong.of(1), () -> {
            boolean found = request.isHtml()
                    ? html.sendOne(request, collection, query, validators, response)
                    : geoJson.sendOne(request, collection, query, crs, validators, response);
            if (!found) {
                throw noSuchFeature();
            }
        });
    }

    /** Looked up first: were the feature changed in between, they would be too old, which costs a retry, never an edit. */
    private FeatureHistory.Current current(PublishedCollection collection, long fid) {
        return history.current(collection.layer(), fid).orElseThrow(ItemsService::noSuchFeature);
    }

    /** Whether the client has it already; the date counts only where no tag is named (RFC 9110, 13.1.3). */
    private static boolean has(HttpServletRequest http, String tag, FeatureHistory.Current current) {
        Revalidation named = Revalidation.of(http);
        if (named.ifNoneMatch().isPresent()) {
            return named.has(tag);
        }
        OptionalLong since = LastModified.read(http, "If-Modified-Since");
        return named.reads() && since.isPresent() && LastModified.second(current.since()) <= since.getAsLong();
    }

    private static Map<String, String> validators(FeatureHistory.Current current, ApiRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", EntityTag.of(current.version(), request));
        LastModified.header(current.since()).ifPresent(date -> headers.put("Last-Modified", date));
        return headers;
    }

    /** @throws ProblemException 404 if no feature of the collection can have that identifier */
    static long fid(PublishedCollection collection, String featureId) {
        return collection.fid(featureId).orElseThrow(ItemsService::noSuchFeature);
    }

    static ProblemException noSuchFeature() {
        return ProblemException.notFound(
                new Title("Không có đối tượng nào mang mã này.", "There is no feature of that identifier."));
    }
}
