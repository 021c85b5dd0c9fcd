package vn.urbansdi.importer.row;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.urbansdi.importer.text.FileText;
import vn.urbansdi.importer.text.VietnameseCharsets;

/** Text encodings by the names under which files and people know them, and the text of what stands outside any field. */
public final class Encodings {

    private Encodings() {}

    /** For people who have written a name that is not known. */
    public static final String KNOWN =
            "utf-8, tcvn3 (abc), vni, viscii, viqr, windows-1258, windows-1252, iso-8859-1, utf-16";

    /**
     * {@code UTF-8}, {@code 65001}, {@code 1258}, {@code ANSI 1258}, {@code cp1258}, {@code 88591}, {@code TCVN3},
     * {@code ABC}, {@code VNI-Windows}, {@code VISCII}, {@code VIQR}, any IANA name.
     */
    public static Optional<Charset> named(String name) {
        Optional<Charset> vietnamese = VietnameseCharsets.named(name);
        if (vietnamese.isPresent()) {
            return vietnamese;
        }
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

    /** The text of bytes whose encoding only they themselves can tell, such as the names of a table's columns together. */
    public static List<String> texts(List<byte[]> bytes) {
        return FileText.together(bytes);
    }

    /** The text of bytes whose encoding only they themselves can tell. */
    public static String text(byte[] bytes) {
        return FileText.together(List.of(bytes)).get(0);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
