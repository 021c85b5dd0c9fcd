package vn.urbansdi.importer.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes Vietnamese as old programs did. The tables of TCVN3 and VISCII are what GNU iconv makes of the alphabet; those of
 * VNI and VIQR are typed in letter by letter. They share nothing with the decoders.
 */
@SuppressWarnings("ImmutableEnumChecker") // its tables are filled once, below
enum LegacyEncoder {
    WINDOWS_1258,
    TCVN3,
    VNI,
    VISCII,
    VIQR,
    NFD;

    static final String ALPHABET = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";

    private static final String TCVN3_HEX =
            "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbcccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaebecedee"
                    + "eff1f2f3f4adf5f6f7f8f9fafbfcfdfeae";
    private static final String VISCII_HEX =
            "e0e4e3e1d5e5a2c6c7a1a3e2a5a6e7a4a7e8eba8e9a9eaabacadaaaeecefeeedb8f2f6f5f3f7f4b0b1b2afb5bdb6b7debe"
                    + "fef9fcfbfaf8dfd7d8e6d1f1cfd6dbfddcf0";
    private static final String VISCII_CAPITALS_HEX =
            "c0c4c3c180c58202058183c28586068487c8cb88c989ca8b8c8d8a8ecc9bcecd98d299a0d39ad49091928f93b49697b395"
                    + "94d99c9dda9ebfbbbcffbab99f1419dd1ed0";
    private static final String VNI_LETTERS =
            "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò"
                    + " oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ";
    private static final String VIQR_LETTERS =
            "a` a? a~ a' a. a( a(` a(? a(~ a(' a(. a^ a^` a^? a^~ a^' a^. e` e? e~ e' e. e^ e^` e^? e^~ e^' e^."
                    + " i` i? i~ i' i. o` o? o~ o' o. o^ o^` o^? o^~ o^' o^. o+ o+` o+? o+~ o+' o+. u` u? u~ u' u. u+ u+` u+? u+~ u+' u+."
                    + " y` y? y~ y' y. dd";
    private static final Charset JDK_1258 = Charset.forName("windows-1258");

    private final Map<Character, byte[]> table = new HashMap<>();

    static {
        byte[] tcvn3 = HexFormat.of().parseHex(TCVN3_HEX);
        byte[] viscii = HexFormat.of().parseHex(VISCII_HEX);
        byte[] visciiCapitals = HexFormat.of().parseHex(VISCII_CAPITALS_HEX);
        String[] vni = VNI_LETTERS.split(" ", -1);
        String[] viqr = VIQR_LETTERS.split(" ", -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            char small = ALPHABET.charAt(i);
            char capital = Character.toUpperCase(small);
            TCVN3.table.put(small, new byte[] {tcvn3[i]});
            // capitals with tones are small letters in another font
            TCVN3.table.put(capital, new byte[] {tcvn3[i]});
            VISCII.table.put(small, new byte[] {viscii[i]});
            VISCII.table.put(capital, new byte[] {visciiCapitals[i]});
            VNI.table.put(small, vni[i].getBytes(StandardCharsets.ISO_8859_1));
            VNI.table.put(capital, vni[i].toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1));
            VIQR.table.put(small, viqr[i].getBytes(StandardCharsets.US_ASCII));
            VIQR.table.put(capital, viqr[i].toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        }
        String capitals = "ĂÂÊÔƠƯĐ";
        for (int i = 0; i < capitals.length(); i++) {
            TCVN3.table.put(capitals.charAt(i), new byte[] {(byte) (0xA1 + i)});
        }
    }

    byte[] encode(String text) {
        if (this == NFD) {
            return Normalizer.normalize(text, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8);
        }
        if (this == WINDOWS_1258) {
            return windows1258(text);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.writeBytes(table.getOrDefault(c, new byte[] {(byte) c}));
        }
        return out.toByteArray();
    }

    /** What comes back: TCVN3 has lost which capitals bore a tone. */
    String expected(String text) {
        if (this != TCVN3) {
            return text;
        }
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lost = c > 0x7F && Character.isUpperCase(c) && "ĂÂÊÔƠƯĐ".indexOf(c) < 0;
            expected.append(lost ? Character.toLowerCase(c) : c);
        }
        return expected.toString();
    }

    /** The bytes as a program writes them on that takes them for Latin-1. */
    String garbled(String text) {
        return new String(encode(text), StandardCharsets.ISO_8859_1);
    }

    /** Letters with hat, breve or horn are one byte, tones follow as another. */
    private static byte[] windows1258(String text) {
        StringBuilder apart = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            String tone = decomposed.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
            String letter = decomposed.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
            apart.append(Normalizer.normalize(letter, Normalizer.Form.NFC)).append(tone);
        }
        return apart.toString().getBytes(JDK_1258);
    }
}
