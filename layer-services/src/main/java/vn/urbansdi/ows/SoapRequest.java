package vn.urbansdi.ows;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * A request that came in a SOAP envelope (OGC 09-025r2, 6.2.5.4): what stands in its body, as a document of its own.
 */
final class SoapRequest {

    private final SoapVersion version;
    private final byte[] payload;
    private final Optional<OwsException> problem;

    private SoapRequest(SoapVersion version, byte[] payload, Optional<OwsException> problem) {
        this.version = version;
        this.payload = payload;
        this.problem = problem;
    }

    /** Of the envelope, in which the answer goes back. */
    SoapVersion version() {
        return version;
    }

    /** Why the envelope holds no request that could be answered, which is said in an envelope too. */
    Optional<OwsException> problem() {
        return problem;
    }

    /** The request as XML, with the namespaces bound around it; nothing where there is a problem. */
    byte[] payload() {
        return payload.clone();
    }

    /**
     * Takes the request out of its envelope; empty if the document is no envelope. The problem is OperationParsingFailed where the
     * envelope holds no request, more than one, or a header that the service would have to understand.
     */
    static Optional<SoapRequest> of(byte[] document) {
        XMLStreamReader xml = SecureXml.open(document);
        Optional<SoapVersion> version = envelope(xml);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SoapRequest(version.get(), request(xml), Optional.empty()));
        } catch (XMLStreamException e) {
            return Optional.of(new SoapRequest(version.get(), new byte[0], Optional.of(malformed())));
        } catch (OwsException e) {
            return Optional.of(new SoapRequest(version.get(), new byte[0], Optional.of(e)));
        }
    }

    /** What stands in the body of the envelope at whose start tag the reader is. */
    private static byte[] request(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> around = new LinkedHashMap<>();
        bind(xml, around);
        xml.nextTag();
        if (xml.isStartElement() && xml.getLocalName().equals("Header")) {
            header(xml);
            xml.nextTag();
        }
        if (!xml.isStartElement() || !xml.getLocalName().equals("Body")) {
            throw malformed();
        }
        bind(xml, around);
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
            throw malformed();
        }
        byte[] payload = copy(xml, around);
        if (xml.nextTag() != XMLStreamConstants.END_ELEMENT) {
            throw malformed();
        }
        SecureXml.finish(xml);
        return payload;
    }

    /** Whether the root is an envelope; what is no XML is left to whoever reads the request to complain of. */
    private static Optional<SoapVersion> envelope(XMLStreamReader xml) {
        try {
            xml.nextTag();
            return SoapVersion.ofNamespace(xml.getNamespaceURI())
                    .filter(version -> xml.getLocalName().equals("Envelope"));
        } catch (OwsException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** To its end tag. */
    private static void header(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    boolean must = xml.getAttributeLocalName(i).equals("mustUnderstand")
                            && xml.getAttributeValue(i).matches("1|true");
                    if (must) {
                        throw OwsException.operationParsingFailed(
                                xml.getLocalName(),
                                "Không hiểu phần đầu SOAP " + xml.getLocalName(),
                                "The SOAP header " + xml.getLocalName() + " is not understood");
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The element at whose start tag the reader stands, to its end tag. */
    private static byte[] copy(XMLStreamReader xml, Map<String, String> around) throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
        Map<String, String> bound = new LinkedHashMap<>(around);
        int depth = 0;
        do {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    bind(xml, bound);
                    startTag(xml, bound, writer);
                    bound.clear();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    writer.writeEndElement();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    writer.writeCharacters(xml.getText());
                default -> {
                    // comments and instructions say nothing
                }
            }
            if (depth > 0) {
                xml.next();
            }
        } while (depth > 0);
        writer.flush();
        return bytes.toByteArray();
    }

    private static void startTag(XMLStreamReader xml, Map<String, String> namespaces, XMLStreamWriter writer)
            throws XMLStreamException {
        writer.writeStartElement(text(xml.getPrefix()), xml.getLocalName(), text(xml.getNamespaceURI()));
        for (Map.Entry<String, String> each : namespaces.entrySet()) {
            if (each.getKey().isEmpty()) {
                writer.writeDefaultNamespace(each.getValue());
            } else {
                writer.writeNamespace(each.getKey(), each.getValue());
            }
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String prefix = text(xml.getAttributePrefix(i));
            if (prefix.isEmpty()) {
                writer.writeAttribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            } else {
                writer.writeAttribute(
                        prefix,
                        text(xml.getAttributeNamespace(i)),
                        xml.getAttributeLocalName(i),
                        xml.getAttributeValue(i));
            }
        }
    }

    /** The namespaces that the start tag declares; an empty prefix is the default namespace. */
    private static void bind(XMLStreamReader xml, Map<String, String> namespaces) {
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            namespaces.put(text(xml.getNamespacePrefix(i)), text(xml.getNamespaceURI(i)));
        }
    }

    private static String text(String orNull) {
        return orNull == null ? "" : orNull;
    }

    private static OwsException malformed() {
        return OwsException.operationParsingFailed(
                "Envelope",
                "Phong bì SOAP phải chứa đúng một yêu cầu trong Body",
                "A SOAP envelope must hold one request in its Body");
    }
}
