package vn.urbansdi.tile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import vn.urbansdi.ows.Revalidation;

/** How a tile goes out, by whatever protocol: with its entity tag, compressed where it is so kept and that is understood. */
public final class TileAnswer {

    /** The media type that IANA registered for Mapbox Vector Tiles. */
    public static final String VECTOR_TILE = "application/vnd.mapbox-vector-tile";

    public static final String PNG = "image/png";

    /** Says of each layer what the tile had to leave out: {@code parcels;kept=6210;of=17829;attributes}. */
    public static final String REDUCED = "Tile-Reduced";

    private TileAnswer() {}

    /** 200 with the tile, 204 where it is empty, 304 where the client has it. */
    public static void send(Tile tile, String mediaType, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean gzip = tile.gzip()
                && acceptsGzip(Optional.ofNullable(request.getHeader("Accept-Encoding"))
                        .orElse(""));
        send(tile, mediaType, gzip, Revalidation.of(request), response);
    }

    /** The same, where the headers have been read. */
    public static void send(
            Tile tile, String mediaType, boolean acceptsGzip, Revalidation revalidation, HttpServletResponse response)
            throws IOException {
        boolean gzip = tile.gzip() && acceptsGzip;
        String tag = tile.entityTag(gzip);
        response.setHeader("ETag", tag);
        // Kept by the client, but asked after every time: an edit shows at once, and an unchanged tile costs a 304.
        response.setHeader("Cache-Control", "no-cache, public");
        if (!tile.reduced().isEmpty()) {
            response.setHeader(REDUCED, tile.reduced());
        }
        if (tile.gzip()) {
            response.addHeader("Vary", "Accept-Encoding");
        }
        if (revalidation.has(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (tile.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            byte[] body = gzip ? tile.bytes() : tile.uncompressed();
            response.setContentType(mediaType);
            if (gzip) {
                response.setHeader("Content-Encoding", "gzip");
            }
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** RFC 9110, 12.5.3: a coding is refused by weight 0; without the header none is assumed to be understood. */
    static boolean acceptsGzip(String acceptEncoding) {
        Boolean any = null;
        for (String item : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = item.strip().split(";", 2);
            boolean wanted = parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            String coding = parts[0].strip();
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return wanted;
            }
            if (coding.equals("*")) {
                any = wanted;
            }
        }
        return any != null && any;
    }
}
