package vn.urbansdi.importer.read;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The text of an {@code si} or {@code is} element (ECMA-376, part 1, 18.4.8): its runs, without the phonetic ones. */
final class RichText {

    private RichText() {}

    /** Reads the element at whose start {@code xml} stands, to its end. */
    static void read(XMLStreamReader xml, BoundedText into) throws XMLStreamException {
        into.clear();
        boolean inText = false;
        for (int depth = 1; depth > 0; ) {
            int event = HardenedXml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("rPh") || xml.getLocalName().equals("rPr")) {
                    HardenedXml.skip(xml);
                } else {
                    depth++;
                    inText = xml.getLocalName().equals("t");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                inText = false;
            } else if (inText && xml.hasText()) {
                into.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
    }
}
