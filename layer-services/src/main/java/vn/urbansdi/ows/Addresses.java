package vn.urbansdi.ows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import vn.urbansdi.catalog.Layer;

/** Addresses of the service that more than one protocol tells. */
public final class Addresses {

    /** Media type of a metadata record. */
    public static final String METADATA_TYPE = "application/xml";

    private Addresses() {}

    /** A name as one segment of a path (RFC 3986, 3.3); a colon may stand there as it is. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    /** Of a layer's metadata record. */
    public static String metadata(String baseUrl, Layer layer) {
        return baseUrl + "/metadata/" + segment(layer.id()) + ".xml";
    }
}
