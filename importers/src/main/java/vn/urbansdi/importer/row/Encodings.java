package vn.urbansdi.importer.row;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/** Text encodings by the names under which files and people know them. */
public final class Encodings {

    private Encodings() {}

    /** Windows' Vietnamese code page: base letters, combining tones. */
    public static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    /** {@code UTF-8}, {@code 65001}, {@code 1258}, {@code ANSI 1258}, {@code cp1258}, {@code 88591}, any IANA name. */
    public static Optional<Charset> named(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^(ansi|oem|cp|windows)[ _-]?", "");
        if (key.equals("65001") || key.equals("utf8") || key.equals("utf-8")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (key.matches("125[0-8]")) {
            return charset("windows-" + key);
        }
        if (key.matches("8859\\d{1,2}")) {
            return charset("ISO-8859-" + key.substring(4));
        }
        if (key.matches("\\d{3}")) {
            return charset("IBM" + key);
        }
        return charset(name.strip());
    }

    /** UTF-8 if the bytes are that, else {@link #WINDOWS_1258}: Vietnamese in that code page is never valid UTF-8. */
    public static Charset of(byte[] text) {
        return isUtf8(text) ? StandardCharsets.UTF_8 : WINDOWS_1258;
    }

    /** Whether the bytes are well-formed UTF-8; true for ASCII. */
    public static boolean isUtf8(byte[] text) {
        if (isAscii(text)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    public static boolean isAscii(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
