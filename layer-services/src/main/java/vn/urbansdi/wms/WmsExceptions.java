package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
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

    /** @param kvp absent if not even the parameters could be read */
    void send(OwsException problem, Optional<KvpRequest> kvp, HttpServletResponse response) throws IOException {
        MapFormat format = kvp.flatMap(parameters -> parameters.text("FORMAT"))
                .flatMap(MapFormat::named)
                .orElse(MapFormat.PNG);
        Optional<byte[]> picture = kvp.flatMap(parameters -> picture(problem, parameters, format));
        if (picture.isPresent()) {
            format.send(picture.get(), response);
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

    private static Optional<byte[]> picture(OwsException problem, KvpRequest kvp, MapFormat format) {
        String wanted = kvp.text("EXCEPTIONS").orElse("XML").toUpperCase(Locale.ROOT);
        boolean blank = wanted.equals("BLANK") || wanted.equals("APPLICATION/VND.OGC.SE_BLANK");
        boolean inImage = wanted.equals("INIMAGE") || wanted.equals("APPLICATION/VND.OGC.SE_INIMAGE");
        boolean map = kvp.text("REQUEST").orElse("").toLowerCase(Locale.ROOT).matches("(get)?map");
        int width = side(kvp, "WIDTH");
        int height = side(kvp, "HEIGHT");
        if (!map || width == 0 || height == 0 || !(blank || inImage)) {
            return Optional.empty();
        }
        boolean transparent =
                format.mayBeTransparent() && kvp.text("TRANSPARENT").orElse("").equalsIgnoreCase("TRUE");
        int background = kvp.text("BGCOLOR")
                .filter(text -> text.matches("(0[xX]|#)?[0-9a-fA-F]{6}"))
                .map(text -> Integer.parseInt(text.substring(text.length() - 6), 16))
                .orElse(WHITE);
        String text = blank ? "" : message(problem.title());
        return Optional.of(format.encode(MessagePicture.of(text, width, height, transparent, background)));
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
