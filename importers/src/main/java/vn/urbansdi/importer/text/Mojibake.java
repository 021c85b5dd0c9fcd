package vn.urbansdi.importer.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Bytes that a program has taken for Latin-1 or windows-1252 and written on as characters ({@code B·i Ch¸y}). */
final class Mojibake {

    private static final Map<Character, Byte> WINDOWS_1252 = new HashMap<>();

    static {
        char[] letters = OneByteCharset.windows1252();
        for (int code = 0x80; code < 0xA0; code++) {
            WINDOWS_1252.put(letters[code], (byte) code);
        }
        WINDOWS_1252.remove('\uFFFD');
    }

    private Mojibake() {}

    /** The bytes that the characters once were; null if some character cannot have been one. */
    static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c <= 0xFF) {
                bytes[i] = (byte) c;
            } else {
                Byte code = WINDOWS_1252.get(c);
                if (code == null) {
                    return null;
                }
                bytes[i] = code;
            }
        }
        return bytes;
    }

    /** What the bytes say in an encoding; null if they are not in it. */
    static String decode(byte[] bytes, Charset charset) {
        if (charset instanceof OneByteCharset oneByte) {
            return oneByte.text(bytes);
        }
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, charset);
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean wellFormed = !charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        return wellFormed ? text.flip().toString() : null;
    }
}
