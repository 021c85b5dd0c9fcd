package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;

/** The content of requests that change features: its media type, its size, and the CRS that its header names. */
final class EditContent {

    static final List<String> FEATURE_TYPES =
            List.of(Documents.GEO_JSON, Documents.JSON_FG, "application/fg+json", Documents.JSON);
    static final String PATCH_TYPE = "application/merge-patch+json";

    private static final int MAX_BYTES = 10 << 20;

    private EditContent() {}

    /** A whole feature. */
    static FeatureBody feature(HttpServletRequest http, PublishedCollection collection) throws IOException {
        return read(http, collection, FEATURE_TYPES, false);
    }

    /** What is to change of one. */
    static FeatureBody patch(HttpServletRequest http, PublishedCollection collection) throws IOException {
        return read(http, collection, List.of(PATCH_TYPE), true);
    }

    private static FeatureBody read(
            HttpServletRequest http, PublishedCollection collection, List<String> types, boolean patch)
            throws IOException {
        requireType(http, types, patch);
        byte[] content = http.getInputStream().readNBytes(MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    new Title(
                            "Nội dung lớn hơn " + MAX_BYTES + " byte.",
                            "The body is larger than " + MAX_BYTES + " bytes."));
        }
        return FeatureBody.parse(collection, content, contentCrs(http, collection), patch);
    }

    /** Without a type 400 (/req/create-replace-delete/post-content-type), with another 415 (RFC 9110, 15.5.16). */
    private static void requireType(HttpServletRequest http, List<String> types, boolean patch) {
        String listed = String.join(", ", types);
        if (http.getContentType() == null) {
            throw ProblemException.badRequest(new Title(
                    "Thiếu Content-Type; dùng một trong: " + listed + ".",
                    "Content-Type is missing; use one of: " + listed + "."));
        }
        try {
            MediaType type = MediaType.parseMediaType(http.getContentType());
            if (types.contains(type.getType() + "/" + type.getSubtype())) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            // refused as any other
        }
        ProblemException problem = new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                new Title(
                        "Không nhận Content-Type " + KvpRequest.shown(http.getContentType()) + "; dùng một trong: "
                                + listed + ".",
                        "Content-Type " + KvpRequest.shown(http.getContentType()) + " is not taken; use one of: "
                                + listed + "."));
        problem.getHeaders().set(patch ? "Accept-Patch" : "Accept-Post", listed);
        throw problem;
    }

    /** /req/features/content-crs-header, default-crs, crs-other-crs */
    private static CrsReference contentCrs(HttpServletRequest http, PublishedCollection collection) {
        String written = Optional.ofNullable(http.getHeader("Content-Crs"))
                .map(String::strip)
                .orElse(PublishedCollection.CRS_84);
        boolean bracketed = written.startsWith("<") && written.endsWith(">");
        return collection.crs(bracketed ? written.substring(1, written.length() - 1) : written, "Content-Crs");
    }
}
