package vn.urbansdi.wfs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsExceptionReport;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.OwsService;
import vn.urbansdi.ows.SecureXml;
import vn.urbansdi.ows.StreamGate;
import vn.urbansdi.ows.Versions;

/** Web Feature Service: finds the operation, reads its request and has it answered. */
@Component
final class WfsService implements OwsService {

    static final List<String> VERSIONS = List.of("2.0.0");
    private static final String XML = "application/xml";

    private final Catalog catalog;
    private final FeatureTypes types;
    private final FeatureSource source;
    private final Capabilities capabilities;
    private final StreamGate gate;

    WfsService(Catalog catalog, FeatureTypes types, FeatureSource source, Capabilities capabilities, StreamGate gate) {
        this.catalog = catalog;
        this.types = types;
        this.source = source;
        this.capabilities = capabilities;
        this.gate = gate;
    }

    @Override
    public String name() {
        return "WFS";
    }

    @Override
    public void handle(OwsRequest request, HttpServletResponse response) throws IOException {
        requireService(request);
        try {
            if (request.isXml()) {
                xml(request, response);
            } else {
                kvp(request, response);
            }
        } catch (XMLStreamException e) {
            throw OwsException.operationParsingFailed(
                    null, "XML của yêu cầu không đúng cú pháp", "The XML of the request is not well formed");
        } catch (FeatureSourceException e) {
            throw failed(e);
        }
    }

    @Override
    public void report(OwsException problem, Optional<OwsRequest> request, HttpServletResponse response)
            throws IOException {
        OwsExceptionReport.send(problem, VERSIONS.get(0), response);
    }

    private void requireService(OwsRequest request) {
        String service = request.service().orElseThrow(() -> OwsException.missingParameterValue("service"));
        if (!service.equalsIgnoreCase(name())) {
            throw OwsException.invalidParameterValue(
                    "service", "service phải là WFS", "The service must be WFS: " + KvpRequest.shown(service));
        }
    }

    private void kvp(OwsRequest request, HttpServletResponse response) throws IOException {
        KvpRequest kvp = request.kvp();
        String operation = kvp.required("request");
        if (operation.equalsIgnoreCase("GetCapabilities")) {
            Versions.negotiate(kvp.list("AcceptVersions"), VERSIONS);
            send(XML, capabilities.document(address(request), kvp.list("sections")), response);
            return;
        }
        requireVersion(kvp.text("version"));
        switch (operation) {
            case "DescribeFeatureType" -> describe(KvpNames.described(kvp, types), kvp.text("outputFormat"), response);
            case "GetFeature" -> getFeature(GetFeatureKvp.read(kvp, types, catalog), request, response);
            case "ListStoredQueries" -> send(XML, StoredQueries.list(types), response);
            case "DescribeStoredQueries" ->
                send(XML, StoredQueries.describe(kvp.list("storedquery_id"), types), response);
            default -> throw OwsException.operationNotSupported(KvpRequest.shown(operation));
        }
    }

    private void xml(OwsRequest request, HttpServletResponse response) throws IOException, XMLStreamException {
        XMLStreamReader xml = request.xml();
        String operation = xml.getLocalName();
        if (operation.equals("GetCapabilities")) {
            XmlParameters parameters = XmlParameters.read(xml);
            Versions.negotiate(parameters.texts("Version"), VERSIONS);
            send(XML, capabilities.document(address(request), parameters.texts("Section")), response);
            return;
        }
        requireVersion(Optional.ofNullable(xml.getAttributeValue(null, "version")));
        Optional<String> outputFormat = Optional.ofNullable(xml.getAttributeValue(null, "outputFormat"));
        switch (operation) {
            case "DescribeFeatureType" -> describe(XmlParameters.read(xml).featureTypes(types), outputFormat, response);
            case "GetFeature" -> getFeature(GetFeatureXml.read(xml, types, catalog), request, response);
            case "ListStoredQueries" -> {
                SecureXml.finish(xml);
                send(XML, StoredQueries.list(types), response);
            }
            case "DescribeStoredQueries" ->
                send(XML, StoredQueries.describe(XmlParameters.read(xml).texts("StoredQueryId"), types), response);
            default -> throw OwsException.operationNotSupported(KvpRequest.shown(operation));
        }
    }

    /** Clients that leave out the version get the only one there is; another one is refused. */
    private static void requireVersion(Optional<String> version) {
        if (version.isPresent()) {
            Versions.required(version, VERSIONS);
        }
    }

    private void describe(List<FeatureType> described, Optional<String> outputFormat, HttpServletResponse response)
            throws IOException {
        if (OutputFormat.of(outputFormat) != OutputFormat.GML_3_2) {
            throw OwsException.invalidParameterValue(
                    "outputFormat", "Lược đồ chỉ có ở dạng GML 3.2", "Schemas are available only as GML 3.2");
        }
        send(OutputFormat.GML_3_2.contentType(), ApplicationSchema.document(described, types, catalog), response);
    }

    private void getFeature(GetFeatureRequest getFeature, OwsRequest request, HttpServletResponse response)
            throws IOException {
        GetFeatureResponse answer = new GetFeatureResponse(source, types, getFeature, address(request));
        if (getFeature.hits()) {
            answer.send(request, response);
        } else {
            gate.pass(() -> answer.send(request, response));
        }
    }

    private static String address(OwsRequest request) {
        return request.baseUrl() + "/wfs";
    }

    private static void send(String contentType, byte[] document, HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(document);
    }

    private static OwsException failed(FeatureSourceException e) {
        return switch (e.kind()) {
            case TIMEOUT ->
                new OwsException(
                        "OperationProcessingFailed",
                        "GetFeature",
                        new Title("Truy vấn mất quá nhiều thời gian", "The query takes longer than it may"),
                        504,
                        e);
            case INVALID_QUERY ->
                new OwsException(
                        "InvalidParameterValue",
                        "filter",
                        new Title(
                                "Truy vấn có giá trị không dùng được, như hình ngoài phạm vi của hệ toạ độ",
                                "The query holds a value that cannot be used, such as a geometry outside its CRS"),
                        400,
                        e);
            case UNAVAILABLE ->
                new OwsException(
                        "NoApplicableCode",
                        null,
                        new Title("Cơ sở dữ liệu không sẵn sàng", "The database is not available"),
                        503,
                        e);
        };
    }
}
