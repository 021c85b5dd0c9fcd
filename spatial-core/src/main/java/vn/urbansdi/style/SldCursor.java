package vn.urbansdi.style;

import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.catalog.Title;

/**
 * A stream of SLD or SE, seen as elements inside elements. Every complaint names the element and its line. Depth, number of
 * elements and entities are bounded by whoever opened the stream; the numbers of what a style consists of are counted here.
 */
final class SldCursor {

    private static final Set<String> NAMESPACES =
            Set.of("http://www.opengis.net/sld", "http://www.opengis.net/se", "http://www.opengis.net/ogc");
    private static final int MAX_TEXT = 4096;
    private static final int LONGEST_QUOTE = 80;
    private static final int MAX_RULES = 500;
    private static final int MAX_SYMBOLIZERS = 1000;

    private final XMLStreamReader xml;
    private int rules;
    private int symbolizers;

    /** @param xml stands at a start tag */
    SldCursor(XMLStreamReader xml) {
        this.xml = xml;
        checkNamespace();
    }

    XMLStreamReader stream() {
        return xml;
    }

    /** The element at whose start tag the cursor stands. */
    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        return String.valueOf(xml.getNamespaceURI());
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    /**
     * Goes to the start tag of the next element within the one around; whoever gets true reads that element to its end tag.
     *
     * @return false at the end tag of the element around
     */
    boolean child() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean entered = next(text);
        if (!text.toString().isBlank()) {
            throw problem(
                    line(),
                    "chữ “" + quoted(text) + "” không được đứng ở đây",
                    "the text “" + quoted(text) + "” must not stand here");
        }
        return entered;
    }

    /** The same, gathering the text on the way. */
    boolean next(StringBuilder text) throws XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    checkNamespace();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(xml.getText());
                    if (text.length() > MAX_TEXT) {
                        throw problem(
                                line(),
                                "chữ dài quá " + MAX_TEXT + " ký tự",
                                "the text is longer than " + MAX_TEXT + " characters");
                    }
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    // says nothing
                }
                default -> throw problem(line(), "nội dung lạ", "unexpected content");
            }
        }
    }

    /** The element's text, up to its end tag. */
    String text() throws XMLStreamException {
        String name = name();
        StringBuilder text = new StringBuilder();
        if (next(text)) {
            throw problem(line(), name + " chỉ được chứa chữ", name + " may hold only text");
        }
        return text.toString().strip();
    }

    /** Reads to the element's end tag; nothing may stand within. */
    void empty() throws XMLStreamException {
        String name = name();
        if (child()) {
            throw problem(line(), name + " phải rỗng", name + " must be empty");
        }
    }

    /** An attribute of no namespace, or of any, by its local name. */
    Optional<String> attribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return Optional.of(xml.getAttributeValue(i).strip());
            }
        }
        return Optional.empty();
    }

    void countRule() {
        if (++rules > MAX_RULES) {
            throw tooMany("Rule", MAX_RULES);
        }
    }

    void countSymbolizer() {
        if (++symbolizers > MAX_SYMBOLIZERS) {
            throw tooMany("Symbolizer", MAX_SYMBOLIZERS);
        }
    }

    private StyleException tooMany(String what, int limit) {
        return problem(line(), "có hơn " + limit + " " + what, "there are more than " + limit + " " + what);
    }

    /** The element at which the cursor stands cannot be drawn, or does not belong here. */
    StyleException unsupported() {
        return problem(
                line(),
                "không hỗ trợ phần tử " + name() + " ở đây; hãy bỏ nó đi",
                "the element " + name() + " is not supported here; leave it out");
    }

    StyleException unsupported(String what) {
        return problem(line(), "không hỗ trợ " + quoted(what), quoted(what) + " is not supported");
    }

    /** A value of an element that began in that line. */
    StyleException invalid(int line, String element, String value, String expectedVi, String expectedEn) {
        return problem(
                line,
                element + " phải là " + expectedVi + ", không phải “" + quoted(value) + "”",
                element + " must be " + expectedEn + ", not “" + quoted(value) + "”");
    }

    StyleException problem(int line, String vi, String en) {
        return new StyleException("SLD", new Title("SLD dòng " + line + ": " + vi, "SLD line " + line + ": " + en));
    }

    private void checkNamespace() {
        if (!NAMESPACES.contains(namespace())) {
            throw problem(
                    line(),
                    "phần tử " + name() + " không thuộc SLD, SE hay Filter: hãy khai báo xmlns",
                    "the element " + name() + " is of neither SLD, SE nor Filter: declare its xmlns");
        }
    }

    static String quoted(CharSequence text) {
        String plain = text.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "…";
    }
}
