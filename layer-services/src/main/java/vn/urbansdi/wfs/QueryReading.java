package vn.urbansdi.wfs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.SecureXml;

/**
 * Reads the queries of an operation, as pairs or as XML. The further pages of a request that came as XML are asked for by an
 * address that holds the request itself, compressed, so that no server has to remember it.
 */
@Component
final class QueryReading {

    private static final String CONTINUED = "continue";

    /** As long as a request may be. */
    private static final int MAX_REQUEST_BYTES = 10 << 20;

    private final FeatureTypes types;
    private final Catalog catalog;
    private final StoredQueries stored;

    QueryReading(FeatureTypes types, Catalog catalog, StoredQueries stored) {
        this.types = types;
        this.catalog = catalog;
        this.stored = stored;
    }

    GetFeatureRequest kvp(KvpRequest kvp, WfsVersion version) throws XMLStreamException {
        Optional<String> continued = kvp.text(CONTINUED);
        if (continued.isEmpty()) {
            return GetFeatureKvp.read(kvp, version, types, catalog, stored);
        }
        XMLStreamReader xml = SecureXml.open(unpacked(continued.get()));
        xml.nextTag();
        GetFeatureRequest first = GetFeatureXml.read(xml, WfsVersion.V2_0_0, types, catalog, stored)
                .withResults()
                .at(AsOf.read(kvp.text(AsOf.PARAMETER)));
        OptionalLong count = kvp.nonNegative("count");
        return first.page(kvp.nonNegative("startIndex").orElse(0), count.isPresent() ? count : first.count(), kvp);
    }

    /**
     * A request in XML. Its schema has no place for {@code asOf}, which therefore stands in the address that it is sent to.
     *
     * @param xml stands at the start tag of the request
     */
    GetFeatureRequest xml(OwsRequest request, XMLStreamReader xml) throws XMLStreamException {
        String operation = xml.getLocalName();
        WfsVersion version = WfsVersion.of(request);
        Optional<String> asOf = request.kvp().text(AsOf.PARAMETER);
        GetFeatureRequest first =
                GetFeatureXml.read(xml, version, types, catalog, stored).at(AsOf.read(asOf));
        if (first.count().isEmpty() || version != WfsVersion.V2_0_0) {
            return first;
        }
        KvpRequest pairs = KvpRequest.of(
                "SERVICE",
                "WFS",
                "VERSION",
                version.number(),
                "REQUEST",
                operation,
                CONTINUED,
                packed(request.xmlBytes()));
        return first.page(
                first.startIndex(),
                first.count(),
                asOf.map(moment -> pairs.with(AsOf.PARAMETER, moment)).orElse(pairs));
    }

    /** The request that an address of a further page holds, as XML: for the operations that have parameters besides the queries. */
    static byte[] unpacked(String continued) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] part, int offset, int length) {
                if (size() + length > MAX_REQUEST_BYTES) {
                    throw damaged();
                }
                super.write(part, offset, length);
            }
        };
        try (InflaterOutputStream inflater = new InflaterOutputStream(bytes)) {
            inflater.write(Base64.getUrlDecoder().decode(continued));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged();
        }
        return bytes.toByteArray();
    }

    private static String packed(byte[] xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            deflater.write(xml);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written outside", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static OwsException damaged() {
        return OwsException.invalidParameterValue(
                CONTINUED, "Địa chỉ trang tiếp theo bị hỏng", "The address of the next page is damaged");
    }
}
