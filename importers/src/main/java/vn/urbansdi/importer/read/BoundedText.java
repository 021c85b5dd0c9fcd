package vn.urbansdi.importer.read;

import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.Unreadable;

/** A value's text as it arrives in pieces; what exceeds the bound is counted, not kept. Reused from value to value. */
final class BoundedText {

    /** Characters; more than any attribute of a layer takes. */
    static final int MAX_LENGTH = 100_000;

    private static final int SHOWN = 40;

    private final StringBuilder text = new StringBuilder();
    private long length;

    void clear() {
        text.setLength(0);
        length = 0;
    }

    void append(char[] characters, int from, int count) {
        length += count;
        text.append(characters, from, (int) Math.min(count, (long) MAX_LENGTH - text.length()));
    }

    /** The text without blanks around it; null where there is none; an {@link Unreadable} where it is too long. */
    Object value() {
        if (length > MAX_LENGTH) {
            return tooLong(text.substring(0, SHOWN), length);
        }
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** What was kept of the text. */
    String kept() {
        return text.toString();
    }

    static Unreadable tooLong(String start, long length) {
        return new Unreadable(
                start + "…",
                new Title("Văn bản dài " + length + " ký tự.", "The text is " + length + " characters long."));
    }
}
