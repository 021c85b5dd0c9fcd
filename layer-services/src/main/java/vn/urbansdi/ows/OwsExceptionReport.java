package vn.urbansdi.ows;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes exceptions as {@code ows:ExceptionReport} 1.1 (OGC 06-121r3, 8.5), the form of WFS 2.0 and WMTS 1.0. */
public final class OwsExceptionReport {

    private OwsExceptionReport() {}

    /**
     * Answers with the report, in Vietnamese and English.
     *
     * @param version the version of the service's specification, as the report's {@code version}
     */
    public static void send(OwsException problem, String version, HttpServletResponse response) throws IOException {
        byte[] document = document(problem, version);
        response.setStatus(problem.httpStatus());
        response.setContentType("application/xml");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    static byte[] document(OwsException problem, String version) {
        return new XmlWriter()
                .open(
                        "ows:ExceptionReport",
                        "xmlns:ows",
                        "http://www.opengis.net/ows/1.1",
                        "xmlns:xsi",
                        "http://www.w3.org/2001/XMLSchema-instance",
                        "xsi:schemaLocation",
                        "http://www.opengis.net/ows/1.1 http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd",
                        "version",
                        version,
                        "xml:lang",
                        "vi")
                .open(
                        "ows:Exception",
                        "exceptionCode",
                        problem.code(),
                        "locator",
                        problem.locator().orElse(null))
                .leaf("ows:ExceptionText", problem.title().vi())
                .leaf("ows:ExceptionText", problem.title().en())
                .close()
                .close()
                .toBytes();
    }
}
