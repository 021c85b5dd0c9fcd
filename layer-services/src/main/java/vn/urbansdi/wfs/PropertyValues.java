package vn.urbansdi.wfs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.filter.ValueReference;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.format.GmlCrs;
import vn.urbansdi.format.GmlValueWriter;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.ResponseBody;

/** GetPropertyValue (OGC 09-025r1, 10): the values of one property of the features that a query finds. */
final class PropertyValues {

    private static final String END = "</wfs:ValueCollection>\n";

    private final FeatureSource source;
    private final FeatureTypes types;
    private final String service;

    PropertyValues(FeatureSource source, FeatureTypes types, String service) {
        this.source = source;
        this.types = types;
        this.service = service;
    }

    /** @param request with one query for whole features */
    void send(GetFeatureRequest request, String valueReference, OwsRequest http, HttpServletResponse response)
            throws IOException {
        if (request.queries().size() != 1) {
            throw OwsException.invalidParameterValue(
                    "typeNames", "GetPropertyValue chỉ có một truy vấn", "GetPropertyValue takes one query");
        }
        if (request.format() != OutputFormat.GML_3_2) {
            throw OwsException.invalidParameterValue(
                    "outputFormat", "Giá trị chỉ có ở dạng GML 3.2", "Values are available only as GML 3.2");
        }
        WfsQuery query = request.queries().get(0);
        ValueReference property = property(query.type(), valueReference);
        FeatureQuery valued = valued(query, property);
        FeatureQuery page = Section.page(valued, request.startIndex(), request.count());
        GmlCollection collection = new GmlCollection(types, service, OutputFormat.GML_3_2);
        ResponseBody body = new ResponseBody(http, response, request.format().contentType());
        if (request.hits()) {
            long matched = source.count(valued);
            byte[] numbers = ByteOutput.utf8(
                    collection.beginValues(request, matched, 0, PageLinks.of(service, request, matched)) + END);
            body.write(numbers, 0, numbers.length);
        } else {
            new NumberedAnswer(source)
                    .write(
                            page,
                            (counted, returned) -> {
                                long matched = counted.getAsLong();
                                return collection.beginValues(
                                        request, matched, returned, PageLinks.of(service, request, matched));
                            },
                            target -> members(query, page, property, target),
                            END,
                            body);
        }
        body.finish();
    }

    private long members(WfsQuery query, FeatureQuery page, ValueReference property, OutputStream target)
            throws IOException {
        ByteOutput out = new ByteOutput(target);
        GmlValueWriter writer = new GmlValueWriter(
                out,
                page,
                query.type().gmlNames(),
                GmlCrs.of(query.crs()),
                property.isIdentifier(),
                GmlCollection.BEFORE_MEMBER,
                GmlCollection.AFTER_MEMBER);
        source.stream(page, writer);
        out.drain();
        return writer.written();
    }

    /** Only features that have a value: the others have nothing to say, and the numbers count values. */
    private static FeatureQuery valued(WfsQuery query, ValueReference reference) {
        FeatureQuery whole = query.query();
        if (reference.isIdentifier()) {
            return whole.withProperties(List.of()).withGeometry(false);
        }
        String property = reference.property();
        FeatureQuery present =
                whole.withFilter(whole.filter().and(Filters.present(query.type().layer(), property)));
        return property.equals(FeatureType.GEOMETRY)
                ? present.withProperties(List.of()).withGeometry(true)
                : present.withProperties(query.type().layer().attribute(property).stream()
                                .toList())
                        .withGeometry(false);
    }

    private static ValueReference property(FeatureType type, String valueReference) {
        try {
            ValueReference named = ValueReference.of(type.layer(), valueReference);
            if (!named.property().equals("fid")) {
                return named;
            }
        } catch (FilterException e) {
            throw unknown(type, valueReference);
        }
        throw unknown(type, valueReference);
    }

    private static OwsException unknown(FeatureType type, String valueReference) {
        return OwsException.invalidParameterValue(
                "valueReference",
                type.name() + " không có thuộc tính " + KvpRequest.shown(valueReference),
                type.name() + " has no property " + KvpRequest.shown(valueReference));
    }
}
