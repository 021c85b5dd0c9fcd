package vn.urbansdi.wfs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** The formats of features. */
enum OutputFormat {
    GML_3_2("application/gml+xml; version=3.2"),
    GEOJSON("application/json");

    private final String contentType;

    OutputFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** The names that stand in the capabilities. */
    List<String> advertised() {
        return switch (this) {
            case GML_3_2 -> List.of("application/gml+xml; version=3.2", "text/xml; subtype=gml/3.2", "gml32");
            case GEOJSON -> List.of("application/json", "application/geo+json", "geojson");
        };
    }

    private List<String> alsoAccepted() {
        return switch (this) {
            case GML_3_2 -> List.of("gml3.2", "gml/3.2", "text/xml; subtype=gml/3.2.1", "text/xml", "application/xml");
            case GEOJSON -> List.of("json", "application/json; subtype=geojson", "application/vnd.geo+json");
        };
    }

    /**
     * The format that the client names; GML where it names none.
     *
     * @throws OwsException InvalidParameterValue, locator {@code outputFormat}
     */
    static OutputFormat of(Optional<String> written) {
        if (written.isEmpty()) {
            return GML_3_2;
        }
        String wanted = canonical(written.get());
        for (OutputFormat format : values()) {
            if (Stream.concat(format.advertised().stream(), format.alsoAccepted().stream())
                    .anyMatch(name -> canonical(name).equals(wanted))) {
                return format;
            }
        }
        throw OwsException.invalidParameterValue(
                "outputFormat",
                "Không có định dạng " + KvpRequest.shown(written.get()),
                "There is no output format " + KvpRequest.shown(written.get()));
    }

    /** Blanks and the plus sign count for nothing: a plus in a URL that nobody has escaped arrives as a blank. */
    private static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+\"]", "");
    }
}
