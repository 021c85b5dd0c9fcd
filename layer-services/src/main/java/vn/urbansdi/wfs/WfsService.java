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
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsExceptionReport;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.OwsService;
import vn.urbansdi.ows.SecureXml;
import vn.urbansdi.ows.Versions;

/** Web Feature Service: finds the operation, reads its request and has it answered. */
@Component
final class WfsService implements OwsService {

    static final List<String> VERSIONS = List.of("2.0.0");
    private static final String XML = "application/xml";

    private final Catalog catalog;
    private final FeatureTypes types;
    private final Capabilities capabilities;
    private final StoredQueryManagement storedQueries;
    private final FeatureOperations features;

    WfsService(
            Catalog catalog,
            FeatureTypes types,
            Capabilities capabilities,
            StoredQueryManagement storedQueries,
            FeatureOperations features) {
        this.catalog = catalog;
        this.types = types;
        this.capabilities = capabilities;
        this.storedQueries = storedQueries;
        this.features = features;
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

    private void kvp(OwsRequest request, HttpServletResponse response) throws IOException, XMLStreamException {
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
            case "GetFeature" -> features.getFeature(kvp, request, response);
            case "GetPropertyValue" -> features.getPropertyValue(kvp, request, response);
            case "GetFeatureWithLock" -> features.getFeatureWithLock(kvp, request, response);
            case "LockFeature" -> send(XML, features.lockFeature(kvp, request), response);
            case "ListStoredQueries" -> send(XML, storedQueries.list(), response);
            case "DescribeStoredQueries" -> send(XML, storedQueries.describe(kvp.list("storedquery_id")), response);
            case "DropStoredQuery" ->
                send(XML, storedQueries.drop(kvp.required("storedquery_id"), request.caller()), response);
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
            case "GetFeature" -> features.getFeature(xml, request, response);
            case "GetPropertyValue" -> features.getPropertyValue(xml, request, response);
            case "GetFeatureWithLock" -> features.getFeatureWithLock(xml, request, response);
            case "LockFeature" -> send(XML, features.lockFeature(xml, request), response);
            case "Transaction" -> send(XML, features.transaction(xml, request), response);
            case "ListStoredQueries" -> {
                SecureXml.finish(xml);
                send(XML, storedQueries.list(), response);
            }
            case "DescribeStoredQueries" ->
                send(XML, storedQueries.describe(XmlParameters.read(xml).texts("StoredQueryId")), response);
            case "CreateStoredQuery" -> {
                SecureXml.finish(xml);
                send(XML, storedQueries.create(request.xmlBytes(), request.caller()), response);
            }
            case "DropStoredQuery" -> {
                Optional<String> id = Optional.ofNullable(xml.getAttributeValue(null, "id"));
                SecureXml.finish(xml);
                String named = id.orElseThrow(() -> OwsException.missingParameterValue("id"));
                send(XML, storedQueries.drop(named, request.caller()), response);
            }
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

    static String address(OwsRequest request) {
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
