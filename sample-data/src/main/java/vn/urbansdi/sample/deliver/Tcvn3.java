package vn.urbansdi.sample.deliver;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Text as programs with ABC fonts wrote it (TCVN 5712:1993, third set), byte for byte.
 *
 * <p>The set has capitals for the seven letters Ă Â Ê Ô Ơ Ư Đ, but none that bears a tone: {@code Ánh} was typed {@code ánh}, or the
 * whole word set in a font of capitals, which leaves the same bytes.
 */
final class Tcvn3 {

    private static final Map<Character, Byte> BYTES = new HashMap<>();

    static {
        put(0xA1, "ĂÂÊÔƠƯĐăâêôơưđ");
        put(0xB5, "àảãáạ");
        put(0xBB, "ằẳẵắ");
        put(0xC6, "ặầẩẫấậè");
        put(0xCE, "ẻẽéẹềểễếệìỉ");
        put(0xDC, "ĩíịò");
        put(0xE1, "ỏõóọồổỗốộờởỡớợù");
        put(0xF1, "ủũúụừửữứựỳỷỹýỵ");
    }

    private Tcvn3() {}

    private static void put(int first, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            BYTES.put(letters.charAt(i), (byte) (first + i));
        }
    }

    /** The text as somebody types it who has no capitals with tones. */
    static String typed(String text) {
        StringBuilder typed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            typed.append(has(letter.charAt(0)) ? letter : letter.toLowerCase(Locale.ROOT));
        }
        return typed.toString();
    }

    private static boolean has(char letter) {
        return letter < 0x80 || BYTES.containsKey(letter);
    }

    /** @throws IllegalArgumentException if a letter is not in the set */
    static byte[] encode(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char letter = text.charAt(i);
            if (!has(letter)) {
                throw new IllegalArgumentException("TCVN3 has no " + letter + ": " + text);
            }
            bytes[i] = letter < 0x80 ? (byte) letter : BYTES.get(letter);
        }
        return bytes;
    }
}
