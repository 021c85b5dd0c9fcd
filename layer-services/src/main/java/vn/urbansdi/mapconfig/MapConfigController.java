package vn.urbansdi.mapconfig;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Catalog;

/** {@code GET /api/map}: everything that the web map must know before it draws. */
@RestController
class MapConfigController {

    private final byte[] json;
    private final String entityTag;

    MapConfigController(Catalog catalog, JsonMapper mapper) {
        // The catalog is read once at start, so the answer never changes while the process lives.
        this.json = mapper.writeValueAsBytes(MapConfigReader.read(catalog));
        // Weak: the same text may travel compressed.
        this.entityTag = "W/\"" + DigestUtils.md5DigestAsHex(json) + '"';
    }

    @GetMapping(path = "/api/map", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> map(WebRequest request) {
        if (request.checkNotModified(entityTag)) {
            return null;
        }
        return ResponseEntity.ok()
                .eTag(entityTag)
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
