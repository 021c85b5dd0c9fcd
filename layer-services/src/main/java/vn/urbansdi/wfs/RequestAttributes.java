package vn.urbansdi.wfs;

import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/**
 * Refuses attributes that no element of WFS or Filter Encoding has in any version, since a misspelt {@code count} would otherwise be
 * a request for everything. Those of other namespaces, such as {@code xsi:schemaLocation}, are left alone, and so is GML.
 */
final class RequestAttributes extends StreamReaderDelegate {

    private static final Set<String> NAMESPACES = Set.of(Names.WFS, Names.WFS_1, Names.FES, Names.OGC);

    /** By the schemas of WFS 1.0.0, 1.1.0 and 2.0.0 and of Filter Encoding 1.0.0, 1.1.0 and 2.0.0. */
    private static final Set<String> KNOWN = Set.of(
            "action",
            "aliases",
            "count",
            "endDate",
            "escape",
            "escapeChar",
            "expiry",
            "featureVersion",
            "fid",
            "handle",
            "id",
            "idgen",
            "inputFormat",
            "isPrivate",
            "language",
            "lockAction",
            "lockId",
            "matchAction",
            "matchCase",
            "maxFeatures",
            "name",
            "nilReason",
            "outputFormat",
            "previousRid",
            "releaseAction",
            "resolve",
            "resolveDepth",
            "resolvePath",
            "resolveTimeout",
            "resultType",
            "returnFeatureTypes",
            "rid",
            "safeToIgnore",
            "service",
            "singleChar",
            "srsName",
            "startDate",
            "startIndex",
            "traverseXlinkDepth",
            "traverseXlinkExpiry",
            "type",
            "typeName",
            "typeNames",
            "typenames",
            "units",
            "uom",
            "updateSequence",
            "valueReference",
            "vendorId",
            "version",
            "wildCard");

    private RequestAttributes(XMLStreamReader xml) {
        super(xml);
    }

    /** @param xml stands at the start tag of a request */
    static XMLStreamReader checked(XMLStreamReader xml) {
        RequestAttributes checked = new RequestAttributes(xml);
        checked.check();
        return checked;
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            check();
        }
        return event;
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = super.nextTag();
        if (event == XMLStreamConstants.START_ELEMENT) {
            check();
        }
        return event;
    }

    private void check() {
        String of = getNamespaceURI();
        if (of == null || !NAMESPACES.contains(of)) {
            return;
        }
        for (int i = 0; i < getAttributeCount(); i++) {
            String namespace = getAttributeNamespace(i);
            if ((namespace == null || namespace.isEmpty()) && !KNOWN.contains(getAttributeLocalName(i))) {
                String name = KvpRequest.shown(getAttributeLocalName(i));
                throw OwsException.invalidParameterValue(
                        name,
                        getLocalName() + " không có thuộc tính " + name,
                        getLocalName() + " has no attribute " + name);
            }
        }
    }
}
