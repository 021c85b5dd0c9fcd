package vn.urbansdi.wfs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsExceptionReport;
import vn.urbansdi.ows.XmlWriter;

/**
 * Exceptions in the form of each version: {@code ows:ExceptionReport} of OWS Common 1.1 or 1.0 (OGC 05-008, 8), or the service
 * exception report of WFS 1.0 (OGC 02-058, 7.7). Before 2.0 a report is an answer like any other, with status 200: programs of
 * that time show people what stands in it only then. What is the server's fault keeps its status.
 */
final class WfsExceptions {

    private static final int SERVER_FAULT = 500;

    private WfsExceptions() {}

    static void send(OwsException problem, WfsVersion version, HttpServletResponse response) throws IOException {
        if (version == WfsVersion.V2_0_0) {
            OwsExceptionReport.send(problem, version.number(), response);
            return;
        }
        byte[] document = document(problem, version);
        response.setStatus(problem.httpStatus() < SERVER_FAULT ? HttpServletResponse.SC_OK : problem.httpStatus());
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private static byte[] document(OwsException problem, WfsVersion version) {
        return version == WfsVersion.V1_1_0 ? report11(problem) : report10(problem);
    }

    private static byte[] report11(OwsException problem) {
        return new XmlWriter()
                .open(
                        "ows:ExceptionReport",
                        "xmlns:ows",
                        Names.OWS_1_0,
                        "xmlns:xsi",
                        Names.XSI,
                        "xsi:schemaLocation",
                        Names.OWS_1_0 + " " + Names.OWS_1_0_EXCEPTION_SCHEMA,
                        "version",
                        WfsVersion.V1_1_0.number(),
                        "language",
                        "vi")
                .open(
                        "ows:Exception",
                        "exceptionCode",
                        code11(problem.code()),
                        "locator",
                        problem.locator().orElse(null))
                .leaf("ows:ExceptionText", problem.title().vi())
                .leaf("ows:ExceptionText", problem.title().en())
                .close()
                .close()
                .toBytes();
    }

    /** The codes of OGC 05-008, table 20, and no others. */
    private static String code11(String code) {
        return switch (code) {
            case "OperationNotSupported",
                    "MissingParameterValue",
                    "InvalidParameterValue",
                    "VersionNegotiationFailed",
                    "InvalidUpdateSequence" -> code;
            case "OperationParsingFailed", "OptionNotSupported", "InvalidValue", "InvalidLockId" ->
                "InvalidParameterValue";
            default -> "NoApplicableCode";
        };
    }

    private static byte[] report10(OwsException problem) {
        Title title = problem.title();
        return new XmlWriter()
                .open(
                        "ServiceExceptionReport",
                        "xmlns",
                        Names.OGC,
                        "xmlns:xsi",
                        Names.XSI,
                        "xsi:schemaLocation",
                        Names.OGC + " " + Names.OGC_EXCEPTION_SCHEMA,
                        "version",
                        "1.2.0")
                .leaf(
                        "ServiceException",
                        title.vi() + " / " + title.en(),
                        "code",
                        problem.code(),
                        "locator",
                        problem.locator().orElse(null))
                .close()
                .toBytes();
    }
}
