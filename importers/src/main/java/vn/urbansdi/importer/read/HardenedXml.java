package vn.urbansdi.importer.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Encodings;

/**
 * XML that strangers wrote, as a stream: document types are refused, so there are no entities to expand and nothing outside
 * is ever fetched; text arrives in pieces of a bounded length.
 */
final class HardenedXml {

    private static final int MAX_DEPTH = 100;
    private static final int DECLARATION_BYTES = 200;
    private static final Pattern ENCODING = Pattern.compile(
            "^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private HardenedXml() {}

    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        // The JDK's own parser, whatever else is on the class path: its settings are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            return factory.createXMLStreamReader(new BoundedMarkup(characters(in)));
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    /** Decoded here, since the parser tells the terminal, too, of bytes that make no sense. */
    private static Reader characters(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(DECLARATION_BYTES);
        byte[] start = buffered.readNBytes(DECLARATION_BYTES);
        buffered.reset();
        if (start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            buffered.skipNBytes(3);
        }
        return new InputStreamReader(
                buffered,
                encoding(start)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** By the byte order mark, else by the declaration, else UTF-8 (XML 1.0, appendix F). */
    private static Charset encoding(byte[] start) {
        boolean isUtf16 = start.length > 1
                && ((start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                        || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE));
        if (isUtf16) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        return declared.find()
                ? Encodings.named(declared.group(1)).orElse(StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8;
    }

    /** The next event; ends in an exception where a document type is declared. */
    static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new DeliveryException(
                    "XML có khai báo DOCTYPE hoặc thực thể: không nhận.",
                    "the XML declares a document type or uses an entity: refused.");
        }
        return event;
    }

    /** Leaves the element at whose start {@code xml} stands. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth = deeper(depth);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The text of the element at whose start {@code xml} stands, its children's included; ends at the element's end. */
    static void readText(XMLStreamReader xml, BoundedText into) throws XMLStreamException {
        into.clear();
        for (int depth = 1; depth > 0; ) {
            switch (next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> depth = deeper(depth);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    into.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                default -> {}
            }
        }
    }

    private static int deeper(int depth) {
        if (depth >= MAX_DEPTH) {
            throw new DeliveryException("XML lồng nhau quá sâu.", "the XML is nested too deeply.");
        }
        return depth + 1;
    }
}
