package vn.urbansdi.ows;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.util.DigestUtils;

/**
 * What a client says it has already, by {@code If-None-Match} (RFC 9110, 13.1.2).
 *
 * @param reads       whether the method is GET or HEAD: answers to others are kept by nobody
 * @param ifNoneMatch the header, if it stands
 */
public record Revalidation(boolean reads, Optional<String> ifNoneMatch) {

    public static Revalidation of(HttpServletRequest http) {
        boolean reads = "GET".equals(http.getMethod()) || "HEAD".equals(http.getMethod());
        return new Revalidation(reads, Optional.ofNullable(http.getHeader("If-None-Match")));
    }

    /** @param tag as it stands in {@code ETag}; whether it is weak makes no difference here */
    public boolean has(String tag) {
        if (!reads || ifNoneMatch.isEmpty()) {
            return false;
        }
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        return ifNoneMatch.get().strip().equals("*")
                || EntityTags.read(ifNoneMatch.get()).stream()
                        .anyMatch(listed -> strong.equals("\"" + listed.opaque() + "\""));
    }

    /**
     * Sends a document that describes what is served, or 304 if the client has it. It may be kept but must be asked for every
     * time: it changes with the catalog, with what the caller may do, and where it tells of extents with the data. Its tag is
     * made of its bytes, so that none of these can be forgotten; weak, because the same document may travel compressed.
     */
    public void send(byte[] document, String contentType, HttpServletResponse response) throws IOException {
        if (reads) {
            String tag = "W/\"" + DigestUtils.md5DigestAsHex(document) + "\"";
            response.setHeader("ETag", tag);
            response.setHeader("Cache-Control", "no-cache");
            if (has(tag)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setContentType(contentType);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
