package vn.urbansdi.importer.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes read as UTF-8.
 *
 * @param cut        whether the last character is not whole, as where a program has cut a text to a field's width in bytes
 * @param latinOnly  whether all its letters are Latin; else what looks like UTF-8 may be VISCII by chance
 */
record Utf8Text(String text, boolean cut, boolean latinOnly) {

    /** Null if the bytes are something else. */
    static Utf8Text of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? new Utf8Text(text, false, isLatin(text)) : strictly(bytes);
    }

    private static Utf8Text strictly(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult end = decoder.decode(in, out, false);
        if (end.isError()) {
            return null;
        }
        String text = out.flip().toString();
        boolean cut = in.hasRemaining();
        if (cut && text.chars().allMatch(c -> c < 0x80)) {
            return null; // one lead byte at the end is a letter of some other encoding
        }
        return new Utf8Text(text, cut, isLatin(text));
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x250 && (c < 0x1E00 || c >= 0x1F00)) {
                return text.codePoints().allMatch(Utf8Text::isLatinOrSymbol);
            }
        }
        return true;
    }

    private static boolean isLatinOrSymbol(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.LATIN
                || script == Character.UnicodeScript.COMMON
                || script == Character.UnicodeScript.INHERITED;
    }
}
