package vn.urbansdi.wfs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.format.FeatureFile;
import vn.urbansdi.format.FeatureFileException;
import vn.urbansdi.format.FeatureWriter;
import vn.urbansdi.format.FileFormat;
import vn.urbansdi.format.FileLayer;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.ResponseBody;

/**
 * Answers GetFeature with a file to be saved, under a name of its own. What a file format cannot say in itself, the CRS of CSV
 * for one, stands in the header {@code Content-Crs} (OGC 18-058r1, 6.5).
 */
final class FeatureFileResponse {

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final FeatureSource source;
    private final GetFeatureRequest request;
    private final FileFormat format;

    /** @param request for one of the file formats */
    FeatureFileResponse(FeatureSource source, GetFeatureRequest request) {
        this.source = source;
        this.request = request;
        this.format = request.format().file().orElseThrow();
    }

    void send(OwsRequest http, HttpServletResponse response) throws IOException {
        if (request.queries().size() > 1 && !format.holdsSeveralLayers()) {
            throw OwsException.invalidParameterValue(
                    "outputFormat",
                    "Một tệp loại này chỉ chứa một lớp: hãy lấy từng lớp một",
                    "A file of this format holds one feature type: ask for them one by one");
        }
        ResponseBody body =
                new ResponseBody(http.acceptsGzip() && !format.isCompressed(), response, format.mediaType(), headers());
        try (FeatureFile file = format.open(body)) {
            write(file);
            file.finish();
        } catch (FeatureFileException e) {
            boolean mendable = e.kind() == FeatureFileException.Kind.BEYOND_FORMAT;
            throw new OwsException(
                    "OperationProcessingFailed", "outputFormat", e.title(), mendable ? BAD_REQUEST : UNAVAILABLE, e);
        }
        body.finish();
    }

    private void write(FeatureFile file) throws IOException {
        List<FeatureQuery> pages = Section.pages(source, request);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < pages.size(); i++) {
            String name = request.queries().get(i).type().localName();
            // one type may be queried twice
            String unique = names.add(name) ? name : name + "_" + (i + 1);
            FeatureWriter writer = file.begin(new FileLayer(unique, pages.get(i)));
            source.stream(pages.get(i), writer);
            if (request.byId() && writer.written() == 0) {
                throw StoredQueries.notFound(request.byIdOf().orElse(""));
            }
        }
    }

    private Map<String, String> headers() {
        WfsQuery first = request.queries().get(0);
        String name = request.queries().size() == 1
                ? first.type().localName()
                : first.type().prefix();
        boolean oneCrs = request.queries().stream()
                .allMatch(query -> query.query().srid() == first.query().srid());
        String disposition = "attachment; filename=\"" + name + "." + format.extension() + "\"";
        return oneCrs
                ? Map.of(
                        "Content-Disposition",
                        disposition,
                        "Content-Crs",
                        "<" + FileLayer.crsName(first.crs().crs()) + ">")
                : Map.of("Content-Disposition", disposition);
    }
}
