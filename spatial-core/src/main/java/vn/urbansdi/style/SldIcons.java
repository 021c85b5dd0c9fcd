package vn.urbansdi.style;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.api.style.ExternalGraphic;

/**
 * Reads external graphics (OGC 05-077r4, 11.3.2) that are not external: pictures of SVG within the address itself (RFC 2397,
 * {@code data:}). Nothing is fetched.
 */
final class SldIcons {

    private static final String SVG = "image/svg+xml";
    private static final int MAX_BYTES = 64 * 1024;
    private static final double MOST_HEIGHT = SldParameters.MAX_LENGTH;

    private final SldCursor xml;
    private final Function<byte[], XMLStreamReader> opener;

    /** @param opener of XML that strangers wrote */
    SldIcons(SldCursor xml, Function<byte[], XMLStreamReader> opener) {
        this.xml = xml;
        this.opener = opener;
    }

    ExternalGraphic externalGraphic() throws XMLStreamException {
        int line = xml.line();
        String address = "";
        String format = SVG;
        while (xml.child()) {
            switch (xml.name()) {
                case "OnlineResource" -> {
                    address = xml.attribute("href").orElse("");
                    xml.empty();
                }
                case "Format" -> format = xml.text();
                default -> throw xml.unsupported();
            }
        }
        if (!address.startsWith("data:")) {
            throw xml.problem(
                    line,
                    "không tải hình từ bên ngoài: OnlineResource phải là data:image/svg+xml,… hay"
                            + " data:image/svg+xml;base64,…, hoặc hãy dùng Mark",
                    "no pictures are fetched: the OnlineResource must be data:image/svg+xml,… or"
                            + " data:image/svg+xml;base64,…, or use a Mark");
        }
        if (!format.equals(SVG)) {
            throw xml.invalid(line, "Format", format, SVG, SVG);
        }
        ExternalGraphic graphic = SldSymbols.STYLES.createExternalGraphic(address, SVG);
        graphic.setCustomProperties(Map.of(SymbolCompiler.ICON, icon(line, address)));
        return graphic;
    }

    static double heightOf(ExternalGraphic graphic) {
        return Math.min(MOST_HEIGHT, ((Icon) graphic.getCustomProperties().get(SymbolCompiler.ICON)).height());
    }

    private Icon icon(int line, String address) throws XMLStreamException {
        int comma = address.indexOf(',');
        String type = comma < 0 ? "" : address.substring("data:".length(), comma);
        if (!type.startsWith(SVG) || address.length() > 2 * MAX_BYTES) {
            throw xml.problem(
                    line,
                    "ExternalGraphic phải là data:" + SVG + " không quá " + MAX_BYTES + " byte",
                    "an ExternalGraphic must be data:" + SVG + " of at most " + MAX_BYTES + " bytes");
        }
        try {
            byte[] bytes = type.endsWith(";base64")
                    ? Base64.getMimeDecoder().decode(address.substring(comma + 1))
                    : URLDecoder.decode(address.substring(comma + 1).replace("+", "%2B"), StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8);
            return SvgReader.read(opener.apply(bytes));
        } catch (IllegalArgumentException e) {
            String what = SldCursor.quoted(String.valueOf(e.getMessage()));
            throw xml.problem(
                    line,
                    "không vẽ được biểu tượng SVG này: " + what
                            + " (chỉ nhận path, rect, circle, ellipse, line, polyline," + " polygon, g với màu đơn)",
                    "this SVG icon cannot be drawn: " + what
                            + " (only path, rect, circle, ellipse, line, polyline, polygon"
                            + " and g with plain colours)");
        }
    }
}
