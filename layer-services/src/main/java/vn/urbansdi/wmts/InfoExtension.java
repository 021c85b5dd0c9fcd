package vn.urbansdi.wmts;

import java.util.LinkedHashMap;
import java.util.Map;

/** What stands at the end of an address of feature info instead of a media type. */
final class InfoExtension {

    private static final Map<String, String> BY_MEDIA_TYPE = new LinkedHashMap<>();

    static {
        BY_MEDIA_TYPE.put("application/json", "json");
        BY_MEDIA_TYPE.put("text/html", "html");
        BY_MEDIA_TYPE.put("text/plain", "txt");
    }

    private InfoExtension() {}

    /** The media type; the extension itself where it is none of ours, so that it is refused by its own name. */
    static String mediaType(String extension) {
        return BY_MEDIA_TYPE.entrySet().stream()
                .filter(entry -> entry.getValue().equals(extension))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(extension);
    }

    static Map<String, String> byMediaType() {
        return BY_MEDIA_TYPE;
    }
}
