package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.format.FeatureWriter;
import vn.urbansdi.format.GeoJsonFeatureWriter;
import vn.urbansdi.format.JsonFgFeatureWriter;
import vn.urbansdi.format.Values;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.ResponseBody;

/**
 * Features as GeoJSON (OGC 17-069r4, 8.3) and as JSON-FG (21-045r1), streaming. In a CRS other than the default the coordinates come in its own axis
 * order and the header {@code Content-Crs} names it (18-058r1, 6.5); RFC 7946 has no member for that.
 */
@Component
final class GeoJsonItems {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final FeatureSource source;

    GeoJsonItems(FeatureSource source) {
        this.source = source;
    }

    /** What stands behind the features is known only after them, and members of an object have no order. */
    void send(ItemsRequest items, HttpServletResponse response) throws IOException {
        ApiRequest request = items.request();
        PublishedCollection collection = items.collection();
        boolean foreground = request.representation() == Representation.JSON_FG;
        ResponseBody body = new ResponseBody(
                request.acceptsGzip(), response, contentType(request, items.crs()), contentCrs(items.crs()));
        ByteOutput out = new ByteOutput(body);
        out.bytes(ByteOutput.utf8("{\"type\":\"FeatureCollection\","
                + (foreground ? JsonFgMembers.of(request, collection, items.crs()) : "") + "\"features\":[\n"));
        FeatureWriter writer = foreground
                ? new JsonFgFeatureWriter(out, items.query(), items.read(), collection.idPrefix(), items.crs(), "")
                : GeoJsonFeatureWriter.inAxisOrder(out, items.query(), collection.idPrefix(), items.crs(), "");
        ItemsPage page = new ItemsPage(items, writer);
        long matched = page.read(source, items.page());
        List<Link> links = new ArrayList<>(request.selfLinks());
        page.next(matched)
                .ifPresent(href ->
                        links.add(new Link(href, "next", links.get(0).type(), request.say("Trang sau", "Next page"))));
        links.add(collectionLink(request, collection));
        out.bytes(ByteOutput.utf8("\n],\"numberMatched\":" + matched + ",\"numberReturned\":" + page.returned()
                + ",\"timeStamp\":\"" + Values.now() + "\",\"links\":" + MAPPER.writeValueAsString(links) + "}\n"));
        out.drain();
        body.finish();
    }

    /**
     * One feature with its links (/req/core/f-links).
     *
     * @param validators headers by which the answer is known again
     * @return false if there is none; nothing has been sent then
     */
    boolean sendOne(
            ApiRequest request,
            PublishedCollection collection,
            FeatureQuery query,
            CrsReference crs,
            Map<String, String> validators,
            HttpServletResponse response)
            throws IOException {
        List<Link> links = new ArrayList<>(request.selfLinks());
        links.add(collectionLink(request, collection));
        links.add(new Link(
                request.root() + request.path() + HistoryDocuments.PATH,
                "version-history",
                Documents.JSON,
                request.say("Lịch sử", "History")));
        String members = "\"links\":" + MAPPER.writeValueAsString(links) + ",";
        Map<String, String> headers = new HashMap<>(contentCrs(crs));
        headers.putAll(validators);
        ResponseBody body = new ResponseBody(request.acceptsGzip(), response, contentType(request, crs), headers);
        ByteOutput out = new ByteOutput(body);
        FeatureWriter writer = request.representation() == Representation.JSON_FG
                ? new JsonFgFeatureWriter(
                        out,
                        query,
                        query.properties(),
                        collection.idPrefix(),
                        crs,
                        JsonFgMembers.of(request, collection, crs) + members)
                : GeoJsonFeatureWriter.inAxisOrder(out, query, collection.idPrefix(), crs, members);
        source.stream(query, writer);
        if (writer.written() == 0) {
            return false;
        }
        out.drain();
        body.finish();
        return true;
    }

    private static String contentType(ApiRequest request, CrsReference crs) {
        if (request.representation() != Representation.JSON_FG) {
            return Documents.GEO_JSON;
        }
        return JsonFgFeatureWriter.isPlaced(crs) ? Documents.JSON_FG + ";compatibility=geojson" : Documents.JSON_FG;
    }

    /** /req/crs/ogc-crs-header, ogc-crs-header-value */
    static Map<String, String> contentCrs(CrsReference crs) {
        return Map.of("Content-Crs", "<" + crs.name() + ">", "Vary", Representation.VARY);
    }

    static Link collectionLink(ApiRequest request, PublishedCollection collection) {
        return new Link(
                request.root() + collection.path(),
                "collection",
                Documents.JSON,
                request.in(collection.layer().title()));
    }
}
