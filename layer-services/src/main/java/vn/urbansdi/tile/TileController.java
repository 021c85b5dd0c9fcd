package vn.urbansdi.tile;

import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/** Plain XYZ vector tiles: {@code /tiles/{layer}/{z}/{x}/{y}.mvt}. */
@RestController
class TileController {

    /** The media type that IANA registered for Mapbox Vector Tiles. */
    static final MediaType VECTOR_TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

    private final TileService tiles;

    TileController(TileService tiles) {
        this.tiles = tiles;
    }

    /** 200 with the tile, 204 where it is empty, 304 where the client has it, 404 where the layer has no such tile. */
    @GetMapping("/tiles/{layer}/{zoom}/{x}/{y}.mvt")
    ResponseEntity<byte[]> tile(
            @PathVariable String layer,
            @PathVariable int zoom,
            @PathVariable int x,
            @PathVariable int y,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String acceptEncoding,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String ifNoneMatch) {
        Tile tile = tiles.tile(layer, zoom, x, y).orElseThrow(() -> ProblemException.notFound(reason(layer)));
        boolean gzip = acceptsGzip(acceptEncoding);
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(tile.entityTag(gzip));
        headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
        // Kept by the client, but asked after every time: an edit shows at once, and an unchanged tile costs a 304.
        headers.setCacheControl(CacheControl.noCache().cachePublic());
        if (matches(ifNoneMatch, tile.entityTag(gzip))) {
            return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        }
        if (tile.isEmpty()) {
            return new ResponseEntity<>(headers, HttpStatus.NO_CONTENT);
        }
        headers.setContentType(VECTOR_TILE);
        if (gzip) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return new ResponseEntity<>(gzip ? tile.gzip() : tile.uncompressed(), headers, HttpStatus.OK);
    }

    private Title reason(String layer) {
        return tiles.zooms(layer)
                .map(zooms -> new Title(
                        "Không có ô bản đồ này: lớp có ô ở các mức thu phóng " + zooms + ", x và y từ 0 đến 2^z - 1.",
                        "There is no such tile: the layer has tiles at the zoom levels " + zooms
                                + ", x and y from 0 to 2^z - 1."))
                .orElse(new Title(
                        "Không có ô bản đồ này: không lớp nào tên như vậy có ô.",
                        "There is no such tile: no layer of that name has tiles."));
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

    /** RFC 9110, 13.1.2: weak comparison with each tag of the list. */
    static boolean matches(String ifNoneMatch, String entityTag) {
        for (String item : ifNoneMatch.split(",", -1)) {
            String candidate = item.strip();
            if (candidate.equals("*") || candidate.replaceFirst("^W/", "").equals(entityTag)) {
                return true;
            }
        }
        return false;
    }
}
