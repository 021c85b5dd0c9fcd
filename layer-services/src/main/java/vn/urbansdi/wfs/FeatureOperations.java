package vn.urbansdi.wfs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.FeatureEditor;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.SecureXml;
import vn.urbansdi.ows.StreamGate;

/** The operations on features: reading, locking and changing them. */
@Component
final class FeatureOperations {

    private final Catalog catalog;
    private final FeatureTypes types;
    private final FeatureSource source;
    private final QueryReading reading;
    private final FeatureLocking locking;
    private final TransactionResponse transactions;
    private final StreamGate gate;
    private final Paging pages;

    FeatureOperations(
            Catalog catalog,
            FeatureTypes types,
            FeatureSource source,
            FeatureEditor editor,
            QueryReading reading,
            FeatureLocking locking,
            StreamGate gate) {
        this.catalog = catalog;
        this.types = types;
        this.source = source;
        this.reading = reading;
        this.locking = locking;
        this.transactions = new TransactionResponse(editor, types);
        this.gate = gate;
        this.pages = new Paging(source);
    }

    void getFeature(KvpRequest kvp, OwsRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        features(reading.kvp(kvp, WfsVersion.of(request)), request, response);
    }

    void getFeature(XMLStreamReader xml, OwsRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        features(reading.xml(request, xml), request, response);
    }

    private void features(GetFeatureRequest getFeature, OwsRequest request, HttpServletResponse response)
            throws IOException {
        String service = WfsService.address(request);
        GetFeatureResponse answer = new GetFeatureResponse(source, types, pages.begin(getFeature, service), service);
        if (getFeature.hits()) {
            answer.send(request, response);
        } else {
            gate.pass(getFeature.most(), () -> answer.send(request, response));
        }
    }

    void getPropertyValue(KvpRequest kvp, OwsRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        values(reading.kvp(kvp, WfsVersion.V2_0_0), valueReference(kvp), request, response);
    }

    /** An address of a further page holds the request, and with it the property, as XML. */
    private static Optional<String> valueReference(KvpRequest kvp) throws XMLStreamException {
        Optional<String> continued = kvp.text("continue");
        if (continued.isEmpty()) {
            return kvp.has("valueReference")
                    ? Optional.of(kvp.text("valueReference").orElse(""))
                    : Optional.empty();
        }
        XMLStreamReader xml = SecureXml.open(QueryReading.unpacked(continued.get()));
        xml.nextTag();
        return Optional.ofNullable(xml.getAttributeValue(null, "valueReference"));
    }

    void getPropertyValue(XMLStreamReader xml, OwsRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        Optional<String> valueReference = Optional.ofNullable(xml.getAttributeValue(null, "valueReference"));
        values(reading.xml(request, xml), valueReference, request, response);
    }

    private void values(
            GetFeatureRequest query, Optional<String> valueReference, OwsRequest request, HttpServletResponse response)
            throws IOException {
        String reference = valueReference.orElseThrow(() -> OwsException.missingParameterValue("valueReference"));
        String service = WfsService.address(request);
        GetFeatureRequest first = pages.begin(query, service);
        PropertyValues values = new PropertyValues(source, types, service);
        gate.pass(first.most(), () -> values.send(first, reference, request, response));
    }

    void getFeatureWithLock(KvpRequest kvp, OwsRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        featuresWithLock(
                reading.kvp(kvp, WfsVersion.of(request)), lockRequest(kvp, WfsVersion.of(request)), request, response);
    }

    void getFeatureWithLock(XMLStreamReader xml, OwsRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        LockRequest how = lockRequest(xml, WfsVersion.of(request));
        featuresWithLock(reading.xml(request, xml), how, request, response);
    }

    private void featuresWithLock(
            GetFeatureRequest getFeature, LockRequest how, OwsRequest request, HttpServletResponse response)
            throws IOException {
        if (!getFeature.format().isGml()) {
            throw OwsException.optionNotSupported(
                    "outputFormat",
                    "GetFeatureWithLock chỉ trả về GML, nơi có chỗ cho mã khoá",
                    "GetFeatureWithLock answers in GML only, which has a place for the lock's identifier");
        }
        features(locking.locked(getFeature, how, request.caller()), request, response);
    }

    byte[] lockFeature(KvpRequest kvp, OwsRequest request) throws XMLStreamException {
        LockRequest how = lockRequest(kvp, WfsVersion.of(request));
        return how.lockId().isPresent()
                ? locking.renew(how.lockId().get(), how, request.caller())
                : locking.lock(reading.kvp(kvp, WfsVersion.of(request)).queries(), how, request.caller());
    }

    byte[] lockFeature(XMLStreamReader xml, OwsRequest request) throws XMLStreamException {
        LockRequest how = lockRequest(xml, WfsVersion.of(request));
        if (how.lockId().isPresent()) {
            SecureXml.finish(xml);
            return locking.renew(how.lockId().get(), how, request.caller());
        }
        List<WfsQuery> queries = reading.xml(request, xml).queries();
        return locking.lock(queries, how, request.caller());
    }

    private static LockRequest lockRequest(KvpRequest kvp, WfsVersion version) {
        return LockRequest.of(version, kvp.text("lockId"), kvp.text("expiry"), kvp.text("lockAction"));
    }

    private static LockRequest lockRequest(XMLStreamReader xml, WfsVersion version) {
        return LockRequest.of(
                version,
                Optional.ofNullable(xml.getAttributeValue(null, "lockId")),
                Optional.ofNullable(xml.getAttributeValue(null, "expiry")),
                Optional.ofNullable(xml.getAttributeValue(null, "lockAction")));
    }

    byte[] transaction(XMLStreamReader xml, OwsRequest request) throws XMLStreamException {
        if (request.kvp().has(AsOf.PARAMETER)) {
            throw OwsException.invalidParameterValue(
                    AsOf.PARAMETER,
                    "Chỉ sửa được trạng thái hiện nay: hãy bỏ asOf",
                    "Only the present state can be changed: leave out asOf");
        }
        WfsVersion version = WfsVersion.of(request);
        return transactions.document(version, TransactionXml.read(xml, version, types, catalog, request.caller()));
    }
}
