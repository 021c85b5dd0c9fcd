package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.render.MessagePicture;

/**
 * Service exception reports (OGC 06-042, 6.11 and annex E.2; OGC 01-068r3, annex A.3): XML, or for GetMap on request the
 * message or nothing at all in a picture of the size that was asked for.
 */
@Component
final class WmsExceptions {

    static final String XML_1_3_0 = "text/xml";
    static final String XML_1_1_1 = "application/vnd.ogc.se_xml";

    private static final String NAMESPACE = "http://www.opengis.net/ogc";
    private static final int WHITE = 0xFFFFFF;
    private static final String BLANK = "BLANK";
    private static final String IN_IMAGE = "INIMAGE";

    /** Of the names of 1.1.1. */
    private static final String OLD_PREFIX = "APPLICATION/VND.OGC.SE_";

    /** @param kvp absent if not even the parameters could be read */
    void send(OwsException problem, Optional<KvpRequest> kvp, HttpServletResponse response) throws IOException {
        MapFormat format = kvp.flatMap(parameters -> parameters.text("FORMAT"))
                .flatMap(MapFormat::named)
                .orElse(MapFormat.PNG);
        Optional<MapSheet> sheet = kvp.flatMap(parameters -> sheet(parameters, format));
        if (sheet.isPresent()) {
            String text = wanted(kvp.orElseThrow()).equals(BLANK) ? "" : message(problem.title());
            byte[] picture = format.picture(
                    sheet.get(),
                    canvas -> MessagePicture.paint(text, sheet.get().density(), canvas));
            format.send(picture, response);
            return;
        }
        WmsVersion version = kvp.map(WmsVersion::of).orElse(WmsVersion.V1_3_0);
        byte[] document = document(problem, version);
        response.setStatus(problem.httpStatus());
        response.setContentType(version == WmsVersion.V1_3_0 ? XML_1_3_0 : XML_1_1_1);
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private static byte[] document(OwsException problem, WmsVersion version) {
        XmlWriter xml = new XmlWriter();
        if (version == WmsVersion.V1_3_0) {
            xml.open(
                    "ServiceExceptionReport",
                    "xmlns",
                    NAMESPACE,
                    "xmlns:xsi",
                    "http://www.w3.org/2001/XMLSchema-instance",
                    "xsi:schemaLocation",
                    NAMESPACE + " http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd",
                    "version",
                    version.number());
        } else {
            xml.raw("<!DOCTYPE ServiceExceptionReport SYSTEM"
                            + " \"http://schemas.opengis.net/wms/1.1.1/exception_1_1_1.dtd\">")
                    .open("ServiceExceptionReport", "version", version.number());
        }
        String code = problem.code().equals("NoApplicableCode") ? null : problem.code();
        // the document type of 1.1.1 knows no locator
        String locator = version == WmsVersion.V1_3_0 ? problem.locator().orElse(null) : null;
        return xml.leaf("ServiceException", message(problem.title()), "code", code, "locator", locator)
                .close()
                .toBytes();
    }

    private static String message(Title title) {
        return title.vi() + " / " + title.en();
    }

    /** What the exception is painted on; empty where it is to be told in XML. */
    private static Optional<MapSheet> sheet(KvpRequest kvp, MapFormat format) {
        boolean painted = Set.of(BLANK, IN_IMAGE).contains(wanted(kvp));
        boolean map = kvp.text("REQUEST").orElse("").toLowerCase(Locale.ROOT).matches("(get)?map");
        int width = side(kvp, "WIDTH");
        int height = side(kvp, "HEIGHT");
        if (!map || width == 0 || height == 0 || !painted) {
            return Optional.empty();
        }
        boolean transparent =
                format.mayBeTransparent() && kvp.text("TRANSPARENT").orElse("").equalsIgnoreCase("TRUE");
        int background = kvp.text("BGCOLOR")
                .filter(text -> text.matches("(0[xX]|#)?[0-9a-fA-F]{6}"))
                .map(text -> Integer.parseInt(text.substring(text.length() - 6), 16))
                .orElse(WHITE);
        return Optional.of(new MapSheet(
                width,
                height,
                density(kvp),
                transparent ? OptionalInt.empty() : OptionalInt.of(background),
                Optional.empty()));
    }

    /** By the names of both versions. */
    private static String wanted(KvpRequest kvp) {
        String wanted = kvp.text("EXCEPTIONS").orElse("XML").toUpperCase(Locale.ROOT);
        return wanted.startsWith(OLD_PREFIX) ? wanted.substring(OLD_PREFIX.length()) : wanted;
    }

    /** The usual one where the parameter is none. */
    private static double density(KvpRequest kvp) {
        try {
            return PixelDensity.of(kvp);
        } catch (OwsException e) {
            return 1;
        }
    }

    /** 0 where the parameter is no side of a picture. */
    private static int side(KvpRequest kvp, String name) {
        int side = kvp.text(name)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
        return side <= GetMapReader.MAX_SIDE_PX ? side : 0;
    }
}
