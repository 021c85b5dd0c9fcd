package vn.urbansdi.importer.text;

import java.text.Normalizer;

/** Unicode's normal form C: letters with their marks in one character. */
public final class Composition {

    private static final int MOST_MARKS = 30;

    private Composition() {}

    /** Normal form C; text {@linkplain #isOverloadedWithMarks overloaded with marks} stays as it is. */
    static String composed(String text) {
        return isPrecomposed(text) || isOverloadedWithMarks(text)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether all is Latin and without marks, as most text is; the general answer costs far more. */
    private static boolean isPrecomposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 && (c < 0x1E00 || c >= 0x1F00)) {
                return false;
            }
        }
        return true;
    }

    /** Whether more marks follow one another than any writing needs (UAX #15, D4); composing takes their number squared. */
    public static boolean isOverloadedWithMarks(String text) {
        if (isPrecomposed(text)) {
            return false;
        }
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            marks = c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }
}
