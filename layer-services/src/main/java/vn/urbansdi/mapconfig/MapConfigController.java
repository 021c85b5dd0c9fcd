package vn.urbansdi.mapconfig;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Catalog;

/** {@code GET /api/map}: everything that the web map must know before it draws. */
@RestController
class MapConfigController {

    /** The catalog is read once at start, so the answer never changes while the process lives. */
    private final Supplier<Answer> answer;

    MapConfigController(
            Catalog catalog,
            JsonMapper mapper,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        // Only at the first request are all addresses known.
        this.answer = SingletonSupplier.of(() -> {
            List<String> services = services(mappings.getObject());
            return new Answer(mapper.writeValueAsBytes(MapConfigReader.read(catalog, services)));
        });
    }

    @GetMapping(path = "/api/map", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> map(WebRequest request) {
        Answer current = answer.get();
        if (request.checkNotModified(current.entityTag())) {
            return null;
        }
        return ResponseEntity.ok()
                .eTag(current.entityTag())
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(current.json());
    }

    /** A domain query whose layers the catalog lacks is absent, and the map then does without. */
    private static List<String> services(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/") && !path.equals("/api/map"))
                .distinct()
                .sorted()
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Answer(byte[] json, String entityTag) {

        /** The tag is weak: the same text may travel compressed. */
        Answer(byte[] json) {
            this(json, "W/\"" + DigestUtils.md5DigestAsHex(json) + '"');
        }
    }
}
