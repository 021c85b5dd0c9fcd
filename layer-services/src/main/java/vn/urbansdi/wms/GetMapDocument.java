package vn.urbansdi.wms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.style.StyledLayerDescriptor;

/**
 * GetMap as an XML document (OGC 05-078r4, 9.2 and annex A: {@code GetMap.xsd}): the same request as in key-value pairs, of
 * version 1.3.0, with its descriptor.
 */
record GetMapDocument(KvpRequest kvp, StyledLayerDescriptor descriptor) {

    private static final String GET_MAP = "GetMap";
    private static final Set<String> CONTAINERS = Set.of("Output", "Size");

    /** @throws OwsException if it is no GetMap, or its descriptor cannot be drawn */
    static GetMapDocument read(OwsRequest request, SldBody sld) {
        SldBody.requireAtMost(request.xmlBytes().length);
        XMLStreamReader xml = request.xml();
        if (!xml.getLocalName().equals(GET_MAP)) {
            throw OwsException.operationParsingFailed(
                    null,
                    "WMS chỉ nhận XML của GetMap; những thao tác khác nhận cặp khoá và giá trị",
                    "WMS takes XML of GetMap alone; other operations take key-value pairs");
        }
        try {
            return read(xml, sld);
        } catch (XMLStreamException e) {
            throw OwsException.operationParsingFailed(
                    null, "XML của yêu cầu không đúng cú pháp", "The XML of the request is not well formed");
        }
    }

    private static GetMapDocument read(XMLStreamReader xml, SldBody sld) throws XMLStreamException {
        List<String> pairs = new ArrayList<>(List.of("SERVICE", "WMS", "VERSION", "1.3.0", "REQUEST", GET_MAP));
        List<String> corners = new ArrayList<>();
        StyledLayerDescriptor descriptor = null;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String name = xml.getLocalName();
            switch (name) {
                case "StyledLayerDescriptor" -> descriptor = sld.read(xml);
                case "CRS", "Width", "Height", "Format", "Transparent", "BGcolor", "Exceptions", "Time" ->
                    put(pairs, name.toUpperCase(Locale.ROOT), xml.getElementText());
                case "LowerCorner", "UpperCorner" -> corners.add(xml.getElementText());
                case "BoundingBox" -> {
                    // its CRS stands beside it already
                }
                default -> {
                    if (!CONTAINERS.contains(name)) {
                        throw OwsException.operationParsingFailed(
                                name, "GetMap không có phần tử " + name, "GetMap has no element " + name);
                    }
                }
            }
        }
        if (descriptor == null) {
            throw OwsException.missingParameterValue("StyledLayerDescriptor");
        }
        put(pairs, "BBOX", String.join(" ", corners).strip().replaceAll("\\s+", ","));
        return new GetMapDocument(KvpRequest.of(pairs.toArray(String[]::new)), descriptor);
    }

    private static void put(List<String> pairs, String name, String value) {
        pairs.add(name);
        pairs.add(value.strip());
    }
}
