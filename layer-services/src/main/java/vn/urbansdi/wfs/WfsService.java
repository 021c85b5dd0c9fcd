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
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.OwsService;
import vn.urbansdi.ows.SecureXml;

/** Web Feature Service: finds the operation, reads its request and has it answered. */
@Component
final class WfsService implements OwsService {

    static final String PATH = "/wfs";

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
        WfsExceptions.send(problem, request.map(WfsVersion::ofFailed).orElse(WfsVersion.V2_0_0), response);
    }

    /** In the schema of the earlier versions XML need not name the service. */
    private void requireService(OwsRequest request) {
        if (request.isXml()
                && request.service().isEmpty()
                && Names.WFS_1.equals(request.xml().getNamespaceURI())) {
            return;
        }
        String service = request.service().orElseThrow(() -> OwsException.missingParameterValue("service"));
        if (!service.equalsIgnoreCase(name())) {
            throw OwsException.invalidParameterValue(
                    "service", "service phải là WFS", "The service must be WFS: " + KvpRequest.shown(service));
        }
    }

    private void kvp(OwsRequest request, HttpServletResponse response) throws IOException, XMLStreamException {
        KvpRequest kvp = request.kvp();
        String written = kvp.required("request");
        if (written.equalsIgnoreCase("GetCapabilities")) {
            WfsVersion negotiated =
                    WfsVersion.negotiated(kvp.list("AcceptVersions"), kvp.text("version"), Optional.empty());
            sendCapabilities(negotiated, kvp.list("sections"), request, response);
            return;
        }
        WfsVersion version = WfsVersion.of(request);
        switch (version.operation(written)) {
            case "DescribeFeatureType" ->
                describe(version, KvpNames.described(kvp, types), kvp.text("outputFormat"), request, response);
            case "GetFeature" -> features.getFeature(kvp, request, response);
            case "GetPropertyValue" -> features.getPropertyValue(kvp, request, response);
            case "GetFeatureWithLock" -> features.getFeatureWithLock(kvp, request, response);
            case "LockFeature" -> send(XML, features.lockFeature(kvp, request), response);
            case "ListStoredQueries" -> sendDescribing(XML, storedQueries.list(), request, response);
            case "DescribeStoredQueries" ->
                sendDescribing(XML, storedQueries.describe(kvp.list("storedquery_id")), request, response);
            case "DropStoredQuery" ->
                send(
                        XML,
                        storedQueries.drop(
                                kvp.text("id").orElseGet(() -> kvp.required("storedquery_id")), request.caller()),
                        response);
            default -> throw OwsException.operationNotSupported(KvpRequest.shown(written));
        }
    }

    private void xml(OwsRequest request, HttpServletResponse response) throws IOException, XMLStreamException {
        XMLStreamReader xml = RequestAttributes.checked(request.xml());
        String operation = xml.getLocalName();
        if (operation.equals("GetCapabilities")) {
            Optional<String> named = Optional.ofNullable(xml.getAttributeValue(null, "version"));
            Optional<String> namespace = Optional.ofNullable(xml.getNamespaceURI());
            XmlParameters parameters = XmlParameters.read(xml);
            WfsVersion negotiated = WfsVersion.negotiated(parameters.texts("Version"), named, namespace);
            sendCapabilities(negotiated, parameters.texts("Section"), request, response);
            return;
        }
        WfsVersion version = WfsVersion.of(request);
        Optional<String> outputFormat = Optional.ofNullable(xml.getAttributeValue(null, "outputFormat"));
        switch (version.operation(operation)) {
            case "DescribeFeatureType" ->
                describe(version, XmlParameters.read(xml).featureTypes(types), outputFormat, request, response);
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

    private void sendCapabilities(
            WfsVersion version, List<String> sections, OwsRequest request, HttpServletResponse response)
            throws IOException {
        sendDescribing(
                version == WfsVersion.V2_0_0 ? XML : "text/xml",
                capabilities.document(version, request.baseUrl(), sections, request.caller()),
                request,
                response);
    }

    private void describe(
            WfsVersion version,
            List<FeatureType> described,
            Optional<String> outputFormat,
            OwsRequest request,
            HttpServletResponse response)
            throws IOException {
        OutputFormat format = OutputFormat.of(outputFormat, version.gml());
        if (!format.isGml()) {
            throw OwsException.invalidParameterValue(
                    "outputFormat", "Lược đồ chỉ có ở dạng GML", "Schemas are available only as GML");
        }
        sendDescribing(
                format.contentType(),
                ApplicationSchema.document(described, types, catalog, format.dialect()),
                request,
                response);
    }

    static String address(OwsRequest request) {
        return request.baseUrl() + PATH;
    }

    private static void sendDescribing(
            String contentType, byte[] document, OwsRequest request, HttpServletResponse response) throws IOException {
        request.revalidation().send(document, contentType + ";charset=UTF-8", response);
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
                new OwsException("InvalidParameterValue", "filter", FeatureSourceException.INVALID_QUERY, 400, e);
            case UNCOMPUTABLE ->
                OwsException.invalidParameterValue(
                        "filter", FeatureSourceException.UNCOMPUTABLE.vi(), FeatureSourceException.UNCOMPUTABLE.en());
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
