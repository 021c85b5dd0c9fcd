package vn.urbansdi.importer.map;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.urbansdi.importer.row.Encodings;

/**
 * Text as Unicode in normal form C. The encoding is the declared one, or is told from each value: well-formed UTF-8 is
 * UTF-8, anything else windows-1258. The letter Ð (U+00D0), which looks like the Vietnamese Đ (U+0110) and is not, becomes
 * that.
 */
public final class TextDecoding {

    private static final char ETH = 'Ð';
    private static final char SMALL_ETH = 'ð';
    private static final char D_WITH_STROKE = 'Đ';
    private static final char SMALL_D_WITH_STROKE = 'đ';

    private final Optional<Charset> declared;
    private long utf8Values;
    private long windows1258Values;
    private long composedValues;
    private long ethValues;

    /** @param declared by the delivery or the file; absent means: find out */
    public TextDecoding(Optional<Charset> declared) {
        this.declared = declared;
    }

    /** The text of bytes in the file's encoding. */
    String decode(byte[] bytes) {
        if (Encodings.isAscii(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (declared.isPresent()) {
            return normalise(new String(bytes, declared.get()));
        }
        if (Encodings.isUtf8(bytes)) {
            utf8Values++;
            return normalise(new String(bytes, StandardCharsets.UTF_8));
        }
        windows1258Values++;
        return normalise(new String(bytes, Encodings.WINDOWS_1258));
    }

    /** Composes what is decomposed and mends the Ð. */
    String normalise(String text) {
        if (isLatin1WithoutEth(text)) {
            return text;
        }
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        String mended = composed.replace(ETH, D_WITH_STROKE).replace(SMALL_ETH, SMALL_D_WITH_STROKE);
        composedValues += composed.equals(text) ? 0 : 1;
        ethValues += mended.equals(composed) ? 0 : 1;
        return mended;
    }

    private static boolean isLatin1WithoutEth(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF || c == ETH || c == SMALL_ETH) {
                return false;
            }
        }
        return true;
    }

    /** How many values each rule has touched, for the report; rules that touched none are left out. */
    public Map<String, Long> applied() {
        Map<String, Long> applied = new TreeMap<>();
        put(applied, "utf-8", utf8Values);
        put(applied, "windows-1258", windows1258Values);
        put(applied, "nfc", composedValues);
        put(applied, "eth", ethValues);
        return applied;
    }

    private static void put(Map<String, Long> applied, String rule, long count) {
        if (count > 0) {
            applied.put(rule, count);
        }
    }
}
