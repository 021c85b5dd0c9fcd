package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.StreamGate;
import vn.urbansdi.problem.ProblemException;

/** Answers requests for features, so many at once as the gate lets in. */
@Component
final class ItemsService {

    private static final List<Representation.Offer> OFFERS = List.of(
            new Representation.Offer(Representation.JSON, List.of(Documents.GEO_JSON, Documents.JSON)),
            new Representation.Offer(Representation.JSON_FG, List.of(Documents.JSON_FG, "application/fg+json")),
            Representation.Offer.HTML_PAGE);

    private final GeoJsonItems geoJson;
    private final HtmlItems html;
    private final StreamGate gate;

    ItemsService(GeoJsonItems geoJson, HtmlItems html, StreamGate gate) {
        this.geoJson = geoJson;
        this.html = html;
        this.gate = gate;
    }

    /** {@code /collections/{collection}/items} */
    void page(PublishedCollection collection, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        ApiRequest request = ApiRequest.read(http, collection.itemsPath(), ItemsReader.parameters(collection), OFFERS);
        ItemsRequest items = new ItemsReader(request, collection).read();
        gate.pass(() -> {
            if (request.isHtml()) {
                html.send(items, response);
            } else {
                geoJson.send(items, response);
            }
        });
    }

    /** {@code /collections/{collection}/items/{feature}} */
    void one(PublishedCollection collection, String featureId, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        long fid = collection.fid(featureId).orElseThrow(ItemsService::noSuchFeature);
        ApiRequest request = ApiRequest.read(http, collection.itemPath(fid), Set.of("crs"), OFFERS);
        CrsReference crs = new ItemsReader(request, collection).crs("crs");
        FeatureQuery query = FeatureQuery.everything(collection.layer())
                .withSrid(crs.crs().srid())
                .withFilter(Filters.ids(collection.layer(), List.of(fid)));
        gate.pass(() -> {
            boolean found = request.isHtml()
                    ? html.sendOne(request, collection, query, response)
                    : geoJson.sendOne(request, collection, query, crs, response);
            if (!found) {
                throw noSuchFeature();
            }
        });
    }

    private static ProblemException noSuchFeature() {
        return ProblemException.notFound(
                new Title("Không có đối tượng nào mang mã này.", "There is no feature of that identifier."));
    }
}
