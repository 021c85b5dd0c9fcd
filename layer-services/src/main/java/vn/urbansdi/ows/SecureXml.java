package vn.urbansdi.ows;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import vn.urbansdi.catalog.Title;

/**
 * Reads XML that strangers have written: no DOCTYPE, no entities but the five of XML itself, nothing fetched, depth and
 * numbers of attributes and elements bounded. What is malformed or beyond a bound is an {@link OwsException} with status
 * 400, thrown while reading.
 */
public final class SecureXml {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_ELEMENTS = 1_000_000;

    private static final XMLInputFactory FACTORY = factory();

    private SecureXml() {}

    /** A reader that stands before the root element. The bytes' number is bounded by whoever received them. */
    public static XMLStreamReader open(byte[] document) {
        try {
            return new Bounded(FACTORY.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** Reads what is left, so that nothing that is malformed or too large behind the last element goes unnoticed. */
    public static void finish(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    private static OwsException malformed(Exception cause) {
        return new OwsException(
                "OperationParsingFailed",
                null,
                new Title("XML của yêu cầu không đúng cú pháp", "The XML of the request is not well formed"),
                400,
                cause);
    }

    private static final class Bounded extends StreamReaderDelegate {

        private int depth;
        private int elements;

        Bounded(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() {
            int event;
            try {
                event = super.next();
            } catch (XMLStreamException | RuntimeException e) {
                // The JDK's parser answers some malformed input with its own runtime exceptions.
                throw malformed(e);
            }
            check(event);
            return event;
        }

        @Override
        public int nextTag() {
            int event = next();
            while (event == XMLStreamConstants.SPACE
                    || event == XMLStreamConstants.COMMENT
                    || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                    || (event == XMLStreamConstants.CHARACTERS && isWhiteSpace())) {
                event = next();
            }
            if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
                throw OwsException.operationParsingFailed(
                        null, "XML có chữ ở chỗ phải là phần tử", "The XML has text where an element must stand");
            }
            return event;
        }

        /** Text up to the end of this element, counted by the same bounds. */
        @Override
        public String getElementText() {
            String name = getLocalName();
            StringBuilder text = new StringBuilder();
            for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
                switch (event) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(getText());
                    case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                    default ->
                        throw OwsException.operationParsingFailed(
                                name, name + " chỉ được chứa chữ", name + " may hold only text");
                }
            }
            return text.toString();
        }

        private void check(int event) {
            switch (event) {
                case XMLStreamConstants.DTD ->
                    throw OwsException.operationParsingFailed(
                            null, "Không nhận XML có DOCTYPE", "XML with a DOCTYPE is not accepted");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw OwsException.operationParsingFailed(
                            null, "Không nhận thực thể XML", "XML entities are not accepted");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS || getAttributeCount() > MAX_ATTRIBUTES) {
                        throw OwsException.operationParsingFailed(
                                null,
                                "XML lồng quá sâu hoặc quá lớn",
                                "The XML is nested too deeply or has too many elements or attributes");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }
}
