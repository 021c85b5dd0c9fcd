package vn.urbansdi.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A stream of XML seen as elements inside elements, bounded in depth and in text; names without their namespaces. */
final class XmlCursor {

    private final XMLStreamReader xml;
    private final Deque<String> open = new ArrayDeque<>();
    private final int longestText;
    private int textLength;

    /** @param xml stands at the start tag of a filter or of a part of one, which becomes the outermost element */
    XmlCursor(XMLStreamReader xml) {
        this(xml, FilterLimits.TEXT_LENGTH);
    }

    /** @param longestText characters of all text together */
    private XmlCursor(XMLStreamReader xml, int longestText) {
        this.xml = xml;
        this.longestText = longestText;
        if (!xml.isStartElement()) {
            throw Refusal.syntax("Filter", "cần một phần tử", "an element is expected");
        }
        open.push(xml.getLocalName());
    }

    /** For a geometry that is to be kept: as long as the request in which it stands, which is bounded by others. */
    static XmlCursor ofGeometry(XMLStreamReader xml) {
        return new XmlCursor(xml, Integer.MAX_VALUE);
    }

    /** The element in which the cursor stands. */
    String name() {
        return open.element();
    }

    /** An attribute of the element whose start tag has just been entered. */
    Optional<String> attribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /**
     * Enters the next child of the element in which the cursor stands.
     *
     * @return false if there is none: the cursor has then left that element
     */
    boolean enter() throws XMLStreamException {
        return enter(null);
    }

    /** The same, gathering the text on the way into {@code text} where that is not null. */
    private boolean enter(StringBuilder text) throws XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.push(xml.getLocalName());
                    if (open.size() > 2 * FilterLimits.DEPTH) {
                        throw Refusal.tooLarge("depth", FilterLimits.DEPTH);
                    }
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop();
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    textLength += xml.getTextLength();
                    if (textLength > longestText) {
                        throw Refusal.tooLarge("characters", longestText);
                    }
                    if (text != null) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    // says nothing
                }
                default ->
                    throw Refusal.syntax(name(), "có nội dung thừa trong " + name(), "unexpected content in " + name());
            }
        }
    }

    /**
     * Reads the element's text and leaves the element; or, where it holds an element, enters that and returns empty.
     */
    Optional<String> textOrEnter() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        return enter(text) ? Optional.empty() : Optional.of(text.toString());
    }

    /** Reads the element's text and leaves the element. */
    String text() throws XMLStreamException {
        String name = name();
        return textOrEnter()
                .orElseThrow(() -> Refusal.syntax(name, name + " phải chứa chữ", "text is expected in " + name));
    }

    /** Enters the next child, which must be there. */
    void require() throws XMLStreamException {
        String name = name();
        if (!enter()) {
            throw Refusal.syntax(name, name + " thiếu một phần tử", name + " lacks an element");
        }
    }

    /** Leaves the element in which the cursor stands, which must hold nothing more. */
    void leave() throws XMLStreamException {
        String name = name();
        if (enter()) {
            throw Refusal.syntax(name, "thừa " + name() + " trong " + name, "unexpected " + name() + " in " + name);
        }
    }

    /** Leaves the element in which the cursor stands, whatever it still holds. */
    void skip() throws XMLStreamException {
        int depth = open.size();
        while (open.size() >= depth) {
            enter();
        }
    }
}
