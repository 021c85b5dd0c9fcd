package vn.urbansdi.wfs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.format.FeatureWriter;
import vn.urbansdi.format.GeoJsonCollection;
import vn.urbansdi.format.GeoJsonFeatureWriter;
import vn.urbansdi.format.GmlCrs;
import vn.urbansdi.format.GmlDialect;
import vn.urbansdi.format.GmlFeatureWriter;
import vn.urbansdi.format.Precision;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.ResponseBody;

/** Answers one GetFeature request (OGC 09-025r1, 11.3; OGC 04-094, 9.3; OGC 02-058, 13.3), streaming. */
final class GetFeatureResponse {

    private final FeatureSource source;
    private final NumberedAnswer numbered;
    private final FeatureTypes types;
    private final GetFeatureRequest request;
    private final String service;

    /** What has been written of the types that more than one query asks for: an identifier stands once in a document. */
    private final Map<FeatureType, SeenFeatures> repeated = new HashMap<>();

    GetFeatureResponse(FeatureSource source, FeatureTypes types, GetFeatureRequest request, String service) {
        this.source = source;
        this.numbered = new NumberedAnswer(source);
        this.types = types;
        this.request = request;
        this.service = service;
        Set<FeatureType> once = new HashSet<>();
        request.queries().stream()
                .map(WfsQuery::type)
                .filter(type -> !once.add(type))
                .forEach(type -> repeated.put(type, new SeenFeatures()));
    }

    void send(OwsRequest http, HttpServletResponse response) throws IOException {
        if (request.format().file().isPresent() && !request.hits()) {
            new FeatureFileResponse(source, request).send(http, response);
            return;
        }
        // neither a file nor GML 2 has a place for a number alone
        boolean unplaced = request.format().file().isPresent() || request.format() == OutputFormat.GML_2;
        OutputFormat format = request.hits() && unplaced ? request.version().gml() : request.format();
        ResponseBody body = new ResponseBody(http, response, format.answerType());
        if (format.isGeoJson()) {
            geoJson(body);
        } else {
            gml(format, body);
        }
        body.finish();
    }

    private void gml(OutputFormat format, OutputStream body) throws IOException {
        GmlCollection collection = new GmlCollection(types, service, format);
        if (request.byId() && !request.hits()) {
            gmlFeature(collection, body);
        } else if (request.hits()) {
            long matched = format == OutputFormat.GML_3_2
                    ? matchedInAll()
                    : Math.min(matchedInAll(), request.count().orElse(Long.MAX_VALUE));
            write(body, collection.begin(request, matched, 0, links(matched)) + GmlCollection.END);
        } else if (request.queries().size() == 1) {
            gmlSingle(collection, body);
        } else if (format == OutputFormat.GML_3_2) {
            gmlNested(collection, body);
        } else {
            gmlRow(collection, body);
        }
    }

    /** The feature itself, without a collection around it (7.9.3.6). */
    private void gmlFeature(GmlCollection collection, OutputStream body) throws IOException {
        WfsQuery query = request.queries().get(0);
        ByteOutput out = new ByteOutput(body);
        out.bytes(ByteOutput.utf8(GmlCollection.prolog()));
        FeatureWriter writer = new GmlFeatureWriter(
                out,
                query.query(),
                query.type().gmlNames(),
                GmlCrs.of(query.crs()),
                request.format().dialect(),
                "",
                collection.rootAttributes(query),
                "");
        source.stream(query.query(), writer);
        requireFound(writer);
        out.drain();
    }

    /** One query: its numbers stand before its features, see {@link HeldOutput}. */
    private void gmlSingle(GmlCollection collection, OutputStream body) throws IOException {
        WfsQuery query = request.queries().get(0);
        FeatureQuery page = Section.page(query.query(), request.startIndex(), request.count());
        numbered.write(
                page,
                (counted, returned) -> {
                    boolean told = collection.dialect() == GmlDialect.V3_2_1;
                    long matched = told ? counted.getAsLong() : returned;
                    return collection.begin(request, matched, returned, told ? links(matched) : PageLinks.NONE);
                },
                target -> members(collection, query, page, target),
                GmlCollection.END,
                body);
    }

    /** Several queries: a collection of each within the collection of all (11.3.3). */
    private void gmlNested(GmlCollection collection, OutputStream body) throws IOException {
        List<Section> sections = Section.spread(source, request);
        long matched = sections.stream().mapToLong(Section::matched).sum();
        long returned = sections.stream().mapToLong(Section::returned).sum();
        write(body, collection.begin(request, matched, returned, links(matched)));
        for (Section section : sections) {
            write(body, GmlCollection.beginNested(section.matched(), section.returned()));
            if (section.returned() > 0) {
                members(collection, section.query(), section.page(), body);
            }
            write(body, GmlCollection.endNested());
        }
        write(body, GmlCollection.END);
    }

    /** Several queries: their features one after the other, as the earlier versions have it. */
    private void gmlRow(GmlCollection collection, OutputStream body) throws IOException {
        List<Section> sections = Section.spread(source, request);
        long matched = sections.stream().mapToLong(Section::matched).sum();
        long returned = sections.stream().mapToLong(Section::returned).sum();
        write(body, collection.begin(request, matched, returned, PageLinks.NONE));
        for (Section section : sections) {
            if (section.returned() > 0) {
                members(collection, section.query(), section.page(), body);
            }
        }
        write(body, GmlCollection.END);
    }

    private long members(GmlCollection collection, WfsQuery query, FeatureQuery page, OutputStream target)
            throws IOException {
        ByteOutput out = new ByteOutput(target);
        FeatureWriter writer = new GmlFeatureWriter(
                out,
                page,
                query.type().gmlNames(),
                GmlCrs.of(query.crs()),
                collection.dialect(),
                collection.beforeMember(),
                "",
                collection.afterMember());
        SeenFeatures before = repeated.get(query.type());
        if (before == null) {
            source.stream(page, writer);
        } else {
            source.stream(page, feature -> {
                if (before.add(feature.fid())) {
                    writer.accept(feature);
                } else {
                    out.bytes(ByteOutput.utf8(collection.reference(query.type(), feature.fid())));
                }
            });
        }
        out.drain();
        return writer.written();
    }

    private void geoJson(OutputStream body) throws IOException {
        WfsQuery first = request.queries().get(0);
        if (request.queries().stream()
                .anyMatch(query -> query.query().srid() != first.query().srid())) {
            throw OwsException.invalidParameterValue(
                    "srsName",
                    "Một tệp GeoJSON chỉ có một hệ toạ độ: hãy nêu srsName",
                    "All queries of one GeoJSON answer must have the same CRS: give a srsName");
        }
        ByteOutput out = new ByteOutput(body);
        if (request.byId() && !request.hits()) {
            FeatureWriter writer = GeoJsonFeatureWriter.alone(
                    out,
                    first.query(),
                    first.type().gmlNames().idPrefix(),
                    first.crs().crs());
            source.stream(first.query(), writer);
            requireFound(writer);
            out.drain();
            return;
        }
        long returned = 0;
        OptionalLong matched = OptionalLong.empty();
        List<Section> sections = request.hits() ? List.of() : plannedForGeoJson();
        GeoJsonCollection.begin(out, first.crs().crs());
        for (Section section : sections) {
            FeatureWriter writer = geoJsonWriter(out, section.query(), section.page(), returned);
            source.stream(section.page(), writer);
            returned += writer.written();
            matched = sections.size() == 1 ? OptionalLong.of(numbered.matched(section.page(), returned)) : matched;
        }
        long all = matched.isPresent()
                ? matched.getAsLong()
                : request.hits()
                        ? matchedInAll()
                        : sections.stream().mapToLong(Section::matched).sum();
        PageLinks links = links(all);
        GeoJsonCollection.end(out, OptionalLong.of(all), returned, links.next(), links.previous());
        out.drain();
    }

    /** With one query nothing is counted beforehand: in GeoJSON the numbers stand after the features. */
    private List<Section> plannedForGeoJson() {
        if (request.queries().size() > 1) {
            return Section.spread(source, request);
        }
        WfsQuery query = request.queries().get(0);
        return List.of(new Section(query, Section.page(query.query(), request.startIndex(), request.count()), 0, 0));
    }

    private static GeoJsonFeatureWriter geoJsonWriter(ByteOutput out, WfsQuery query, FeatureQuery page, long before) {
        return new GeoJsonFeatureWriter(
                out,
                page,
                query.type().gmlNames().idPrefix(),
                Precision.decimals(query.crs().crs()),
                before > 0);
    }

    private void requireFound(FeatureWriter writer) {
        if (writer.written() == 0) {
            throw StoredQueries.notFound(request.byIdOf().orElse(""));
        }
    }

    private long matchedInAll() {
        return request.queries().stream()
                .mapToLong(query -> source.count(query.query()))
                .sum();
    }

    private PageLinks links(long matched) {
        return PageLinks.of(service, request, matched);
    }

    private static void write(OutputStream target, String text) throws IOException {
        byte[] bytes = ByteOutput.utf8(text);
        target.write(bytes, 0, bytes.length);
    }
}
