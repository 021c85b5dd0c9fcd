package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.format.FeatureFile;
import vn.urbansdi.format.FeatureFileException;
import vn.urbansdi.format.FileFormat;
import vn.urbansdi.format.FileLayer;
import vn.urbansdi.format.Spool;
import vn.urbansdi.ows.ResponseBody;
import vn.urbansdi.problem.ProblemException;

/**
 * A page of features as a file to be saved. Such formats have no place for what belongs to the page: it stands in the headers
 * {@code Link} (RFC 8288), {@code OGC-NumberMatched}, {@code OGC-NumberReturned} and {@code Content-Crs}, and so the page is
 * kept on disk until it is known whether another follows.
 */
@Component
final class FileItems {

    private static final long MAX_BYTES = 4L << 30;
    private final FeatureSource source;

    FileItems(FeatureSource source) {
        this.source = source;
    }

    void send(ItemsRequest items, FileFormat format, HttpServletResponse response) throws IOException {
        try (Spool spool = new Spool(MAX_BYTES, FileItems::tooLarge);
                FeatureFile file = format.open(spool)) {
            ItemsPage page = new ItemsPage(
                    items, file.begin(new FileLayer(items.collection().id(), items.query())));
            long matched = page.read(source, items.page());
            file.finish();
            ResponseBody body = new ResponseBody(
                    items.request().acceptsGzip(),
                    response,
                    format.mediaType(),
                    headers(items, format, page.returned(), matched, page.next(matched)));
            spool.copyTo(body);
            body.finish();
        } catch (FeatureFileException e) {
            boolean mendable = e.kind() == FeatureFileException.Kind.BEYOND_FORMAT;
            throw new ProblemException(
                    mendable ? HttpStatus.BAD_REQUEST : HttpStatus.SERVICE_UNAVAILABLE, e.title(), e);
        }
    }

    private static Map<String, String> headers(
            ItemsRequest items, FileFormat format, long returned, long matched, Optional<String> next) {
        Map<String, String> headers = new LinkedHashMap<>();
        String name = items.collection().id().replaceAll("[^A-Za-z0-9._-]", "_");
        headers.put("Content-Disposition", "attachment; filename=\"" + name + "." + format.extension() + "\"");
        headers.put("Content-Crs", "<" + FileLayer.crsName(items.crs().crs()) + ">");
        headers.put("Vary", Representation.VARY);
        headers.put("OGC-NumberMatched", Long.toString(matched));
        headers.put("OGC-NumberReturned", Long.toString(returned));
        headers.put(
                "Link",
                "<" + items.request().self() + ">; rel=\"self\""
                        + next.map(href -> ", <" + href + ">; rel=\"next\"").orElse(""));
        return headers;
    }

    private static FeatureFileException tooLarge() {
        return FeatureFileException.beyond(
                "Trang quá lớn; hãy giảm limit.", "The page is too large; ask for a smaller limit.");
    }
}
