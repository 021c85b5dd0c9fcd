package vn.urbansdi.ows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes one small XML document, such as a capabilities document or an exception report, indented for people. Every text
 * and attribute value is escaped, and characters that XML 1.0 cannot carry become U+FFFD. Features in their thousands go
 * through the writers of {@code format} instead.
 */
public final class XmlWriter {

    private final StringBuilder text = new StringBuilder(4096).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; {@code attributes} are names and values in turn, a null value leaves the attribute out. */
    public XmlWriter open(String name, String... attributes) {
        startTag(name, attributes);
        text.append(">\n");
        open.push(name);
        return this;
    }

    /** Closes the element opened last. */
    public XmlWriter close() {
        String name = open.pop();
        indent();
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** An element that holds nothing but its attributes. */
    public XmlWriter empty(String name, String... attributes) {
        startTag(name, attributes);
        text.append("/>\n");
        return this;
    }

    /** An element that holds text. */
    public XmlWriter leaf(String name, String value, String... attributes) {
        startTag(name, attributes);
        text.append('>');
        escape(value);
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** A line written as it stands: the caller answers for its being XML. */
    public XmlWriter raw(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** The document; every element must have been closed. */
    public byte[] toBytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void startTag(String name, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("an attribute of " + name + " has no value");
        }
        indent();
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                text.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                text.append('"');
            }
        }
    }

    private void indent() {
        text.append("  ".repeat(open.size()));
    }

    /** The value as it may stand in text and, between double quotation marks, in attributes. */
    public static String escaped(String value) {
        StringBuilder target = new StringBuilder(value.length() + 16);
        escape(value, target);
        return target.toString();
    }

    private void escape(String value) {
        escape(value, text);
    }

    private static void escape(String value, StringBuilder text) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\t', '\n', '\r' -> text.append("&#").append(c).append(';');
                default -> text.appendCodePoint(isXmlCharacter(c) ? c : 0xFFFD);
            }
        });
    }

    /** Whether XML 1.0 can carry the code point (production 2, Char). */
    public static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
