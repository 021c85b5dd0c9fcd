package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.feature.ChangeFeed;
import vn.urbansdi.feature.ChangeFeed.Change;
import vn.urbansdi.feature.ChangeFeed.Place;
import vn.urbansdi.feature.ChangeFeed.Progress;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.format.GeoJsonFeatureWriter;
import vn.urbansdi.format.Values;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.ResponseBody;
import vn.urbansdi.ows.StreamGate;

/**
 * {@code /collections/{collection}/changes}: what transactions inserted, updated and deleted, in their order, as GeoJSON features
 * that say what became of them. The link {@code next} always goes on from the end of the answer, also when there is nothing more
 * yet ({@code complete}).
 */
@Component
final class ChangesAnswer {

    /** Below the collection. */
    static final String PATH = "/changes";

    static final String SINCE = "since";
    static final int DEFAULT_LIMIT = 1_000;

    private static final List<Representation.Offer> OFFERS =
            List.of(new Representation.Offer(Representation.JSON, List.of(Documents.GEO_JSON, Documents.JSON)));
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ChangeFeed feed;
    private final StreamGate gate;

    ChangesAnswer(ChangeFeed feed, StreamGate gate) {
        this.feed = feed;
        this.gate = gate;
    }

    void send(PublishedCollection collection, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        ApiRequest request = ApiRequest.read(http, collection.path() + PATH, Set.of(SINCE, "limit", "crs"), OFFERS);
        ItemsReader reader = new ItemsReader(request, collection);
        CrsReference crs = reader.crs("crs");
        int limit = reader.limit(DEFAULT_LIMIT);
        Place since = request.text(SINCE)
                .map(written -> ChangeCursor.read(collection, written, feed))
                .orElse(Place.BEGINNING);
        gate.pass(OptionalLong.of(limit), () -> send(request, collection, crs, since, limit, response));
    }

    private void send(
            ApiRequest request,
            PublishedCollection collection,
            CrsReference crs,
            Place since,
            int limit,
            HttpServletResponse response)
            throws IOException {
        FeatureQuery form =
                FeatureQuery.everything(collection.layer()).withSrid(crs.crs().srid());
        ResponseBody body =
                new ResponseBody(request.acceptsGzip(), response, Documents.GEO_JSON, GeoJsonItems.contentCrs(crs));
        ByteOutput out = new ByteOutput(body);
        out.bytes(ByteOutput.utf8("{\"type\":\"FeatureCollection\",\"features\":[\n"));
        Change[] current = new Change[1];
        GeoJsonFeatureWriter writer = GeoJsonFeatureWriter.inAxisOrder(
                out, form, collection.idPrefix(), crs, feature -> out.bytes(ByteOutput.utf8(members(current[0]))));
        Progress progress = feed.read(form, since, limit, change -> {
            current[0] = change;
            writer.accept(change.feature());
        });
        List<Link> links = new ArrayList<>(request.selfLinks());
        links.add(new Link(
                request.selfWith(SINCE, ChangeCursor.text(collection, progress.place())),
                "next",
                Documents.GEO_JSON,
                request.say("Những gì đổi tiếp theo", "What changed then")));
        links.add(GeoJsonItems.collectionLink(request, collection));
        out.bytes(ByteOutput.utf8("\n],\"numberReturned\":" + writer.written() + ",\"complete\":" + progress.complete()
                + ",\"timeStamp\":\"" + Values.now() + "\",\"links\":" + MAPPER.writeValueAsString(links) + "}\n"));
        out.drain();
        body.finish();
    }

    private static String members(Change change) {
        return ",\"change\":\"" + change.kind().name().toLowerCase(Locale.ROOT) + "\",\"version\":" + change.version()
                + ",\"commit\":" + change.commit()
                + change.at().map(at -> ",\"at\":\"" + Values.text(at) + "\"").orElse("");
    }
}
