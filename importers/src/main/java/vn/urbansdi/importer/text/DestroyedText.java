package vn.urbansdi.importer.text;

import java.util.regex.Pattern;

/**
 * Text whose letters some program replaced before it came: by U+FFFD, or by a question mark, which no language writes before
 * a letter. What they were cannot be known any more.
 */
public final class DestroyedText {

    private static final Pattern BEFORE_A_LETTER = Pattern.compile("\\?\\p{L}");
    private static final Pattern ADDRESS = Pattern.compile("://|www\\.|[/=&]");

    private DestroyedText() {}

    public static boolean is(String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            return true;
        }
        return text.indexOf('?') >= 0
                && BEFORE_A_LETTER.matcher(text).find()
                && !ADDRESS.matcher(text).find();
    }
}
