package vn.urbansdi.importer.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code \\U+1ED3}: how a drawing of AutoCAD before 2007 writes a character that its code page lacks, and how files that were
 * made of such drawings still have it.
 */
final class UnicodeEscapes {

    private static final Pattern ESCAPE = Pattern.compile("\\\\U\\+([0-9A-Fa-f]{4})");

    private UnicodeEscapes() {}

    static boolean mayBeIn(String text) {
        return text.contains("\\U+");
    }

    /** Composed; the text as it stands where that would be no text. */
    static String decoded(String text) {
        Matcher escape = ESCAPE.matcher(text);
        String decoded = escape.replaceAll(
                found -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
        boolean isText =
                decoded.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return isText && !decoded.equals(text) ? Composition.composed(decoded) : text;
    }
}
