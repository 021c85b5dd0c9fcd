package vn.urbansdi.importer.doctor.report;

import java.util.List;

/** Builds HTML of which every text is escaped: whatever a file holds, it stays text. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Markup of our own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text of anybody's. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** {@code <tag>text</tag>}; the tag may carry attributes. */
    Html element(String tag, String text) {
        int space = tag.indexOf(' ');
        String name = space < 0 ? tag : tag.substring(0, space);
        return raw("<" + tag + ">").text(text).raw("</" + name + ">");
    }

    Html heads(List<String> heads, int firstNumber) {
        raw("<thead><tr>");
        for (int i = 0; i < heads.size(); i++) {
            element(i >= firstNumber ? "th class=n" : "th", heads.get(i));
        }
        return raw("</tr></thead>");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    boolean allowed = (c >= ' ' && c != '\u007F') || c == '\n' || c == '\t';
                    escaped.append(allowed ? c : '\uFFFD');
                }
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
