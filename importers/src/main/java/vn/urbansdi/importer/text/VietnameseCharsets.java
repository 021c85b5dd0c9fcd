package vn.urbansdi.importer.text;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The encodings that Vietnamese text was in before Unicode. None but windows-1258 is in the Java platform; all of them
 * decode every byte, undefined ones to U+FFFD, and the result has to be composed (NFC).
 */
public final class VietnameseCharsets {

    private VietnameseCharsets() {}

    /** Windows' Vietnamese code page: base letters, tones as combining marks. */
    public static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    /**
     * The ABC fonts' encoding (third set of TCVN 5712:1993). It has no capitals with tones: a font whose name ends in H
     * draws the small ones as capitals.
     */
    public static final Charset TCVN3 = new OneByteCharset(
            "TCVN3",
            "¡¢£¤¥¦§" + "¨©ª«¬\u00AD®" + "µ¶·¸¹" + "»¼½¾Æ" + "ÇÈÉÊË" + "ÌÎÏÐÑ" + "ÒÓÔÕÖ" + "×ØÜÝÞ" + "ßáâãä" + "åæçèé"
                    + "êëìíî" + "ïñòóô" + "õö÷øù" + "úûüýþ",
            "ĂÂÊÔƠƯĐ" + "ăâêôơưđ" + "àảãáạ" + "ằẳẵắặ" + "ầẩẫấậ" + "èẻẽéẹ" + "ềểễếệ" + "ìỉĩíị" + "òỏõóọ" + "ồổỗốộ"
                    + "ờởỡớợ" + "ùủũúụ" + "ừửữứự" + "ỳỷỹýỵ");

    /** The VNI fonts' encoding on Windows. */
    public static final Charset VNI = new VniCharset("VNI");

    /** RFC 1456. Six rare capitals stand where ASCII has control characters. */
    public static final Charset VISCII = new OneByteCharset(
            "VISCII",
            "\u0002\u0005\u0006\u0014\u0019\u001E" + upperHalf(),
            "ẲẴẪỶỸỴ"
                    + "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
                    + "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
                    + "Õắằặấầẩậẽẹếềểễệố"
                    + "ồổỗỠƠộờởịỰỨỪỬơớƯ"
                    + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
                    + "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                    + "àáâãảăữẫèéêẻìíĩỉ"
                    + "đựòóôõỏọụùúũủýợỮ");

    /** RFC 1456: plain ASCII, its marks being punctuation. */
    public static final Charset VIQR = new ViqrCharset("VIQR");

    /** Those that can be told from the bytes, the likelier first. */
    static final List<Charset> EIGHT_BIT = List.of(WINDOWS_1258, TCVN3, VNI, VISCII);

    /** By any of the names in use: {@code abc}, {@code TCVN-3}, {@code VNI-Windows}, {@code cp1258}, … */
    public static Optional<Charset> named(String name) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Optional.ofNullable(
                switch (key) {
                    case "tcvn3", "tcvn", "tcvn5712", "tcvn57123", "vn3", "abc", "tcvn3abc" -> TCVN3;
                    case "vni", "vniwindows", "vniwin", "vnitimes" -> VNI;
                    case "viscii", "viscii11", "csviscii" -> VISCII;
                    case "viqr", "csviqr" -> VIQR;
                    case "1258", "cp1258", "ansi1258", "windows1258", "win1258", "xcp1258" -> WINDOWS_1258;
                    default -> null;
                });
    }

    /** Whether it is one of these. */
    static boolean has(Charset charset) {
        return EIGHT_BIT.contains(charset) || charset.equals(VIQR);
    }

    private static String upperHalf() {
        StringBuilder codes = new StringBuilder();
        for (char code = 0x80; code <= 0xFF; code++) {
            codes.append(code);
        }
        return codes.toString();
    }
}
