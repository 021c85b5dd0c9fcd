package vn.urbansdi.importer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VietnameseCharsetsTest {

    private static String decode(byte[] bytes, Charset charset) {
        return Normalizer.normalize(new String(bytes, charset), Normalizer.Form.NFC);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Lines as they are widely quoted, not made by our own encoder. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | Céng hoµ x· héi chñ nghÜa ViÖt Nam | Cộng hoà xã hội chủ nghĩa Việt Nam",
                "abc | §éc lËp - Tù do - H¹nh phóc | Độc lập - Tự do - Hạnh phúc",
                "vni | Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam | Cộng hòa xã hội chủ nghĩa Việt Nam",
                "vni | ÑAÁT TRÖÔØNG TIEÅU HOÏC CAÙI KHEÁ 1 | ĐẤT TRƯỜNG TIỂU HỌC CÁI KHẾ 1",
                "vni | Ñoäc laäp - Töï do - Haïnh phuùc | Độc lập - Tự do - Hạnh phúc",
                "vni | MAÏC ÑÓNH CHI, ống Ø110 | MẠC ĐĨNH CHI, ống Ø110",
                "viqr | Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam | Cộng hòa xã hội chủ nghĩa Việt Nam",
                "viqr | DDo^.c la^.p - Tu+. do - Ha.nh phu'c, O'Brien, A.12 | Độc lập - Tự do - Hạnh phúc, O'Brien, A.12",
                "cp1258 | Ðýõ\u0300ng | Đường"
            })
    void known_lines(String name, String written, String meant) {
        byte[] bytes = latin1(written.replace("ống", "oáng").replace('\u0300', 'Ì'));
        assertThat(decode(bytes, VietnameseCharsets.named(name).orElseThrow())).isEqualTo(meant);
    }

    @ParameterizedTest
    @EnumSource(names = {"WINDOWS_1258", "TCVN3", "VNI", "VISCII"})
    void every_letter(LegacyEncoder encoder) {
        Charset charset = VietnameseCharsets.named(encoder.name()).orElseThrow();
        String small = LegacyEncoder.ALPHABET;
        assertThat(decode(encoder.encode(small), charset)).isEqualTo(small);
        String capitals = small.toUpperCase(Locale.ROOT);
        assertThat(decode(encoder.encode(capitals), charset)).isEqualTo(encoder.expected(capitals));
        String ascii = "The quick brown fox, 0123456789 (a-b) [c] {d} <e> \"f\"\t#%&*/;:=?@^_|~\r\n";
        assertThat(decode(ascii.getBytes(StandardCharsets.US_ASCII), charset)).isEqualTo(ascii);
    }

    @Test
    void every_letter_of_viqr_in_a_syllable() {
        for (int i = 0; i < LegacyEncoder.ALPHABET.indexOf('đ'); i++) {
            String letter = LegacyEncoder.ALPHABET.substring(i, i + 1);
            String bare = Normalizer.normalize(letter, Normalizer.Form.NFD);
            boolean open = bare.startsWith("u") || bare.startsWith("y");
            String word = open ? "đ" + letter : "đ" + letter + "n";
            word = bare.startsWith("y") ? "l" + letter : word;
            String capitals = word.toUpperCase(Locale.ROOT);
            assertThat(decode(LegacyEncoder.VIQR.encode(word), VietnameseCharsets.VIQR))
                    .isEqualTo(word);
            assertThat(decode(LegacyEncoder.VIQR.encode(capitals), VietnameseCharsets.VIQR))
                    .isEqualTo(capitals);
        }
    }

    @Test
    void a_decoder_fed_byte_by_byte_says_the_same() {
        String text = "Số 12, ngõ 3 đường Nguyễn Bỉnh Khiêm, phường Hồng Gai ";
        for (LegacyEncoder encoder :
                new LegacyEncoder[] {LegacyEncoder.TCVN3, LegacyEncoder.VNI, LegacyEncoder.VISCII, LegacyEncoder.VIQR
                }) {
            byte[] bytes = encoder.encode(text.repeat(50));
            Charset charset = VietnameseCharsets.named(encoder.name()).orElseThrow();
            assertThat(byteByByte(bytes, charset.newDecoder())).isEqualTo(new String(bytes, charset));
        }
    }

    private static String byteByByte(byte[] bytes, CharsetDecoder decoder) {
        StringBuilder text = new StringBuilder();
        CharBuffer out = CharBuffer.allocate(3);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int i = 1; i <= bytes.length; i++) {
            in.limit(i);
            boolean last = i == bytes.length;
            while (decoder.decode(in, out, last) == CoderResult.OVERFLOW) {
                drain(out, text);
            }
        }
        while (decoder.flush(out) == CoderResult.OVERFLOW) {
            drain(out, text);
        }
        drain(out, text);
        return text.toString();
    }

    private static void drain(CharBuffer out, StringBuilder text) {
        text.append(out.flip());
        out.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "TCVN-3, TCVN3",
        "tcvn3, TCVN3",
        "ABC, TCVN3",
        "TCVN 5712, TCVN3",
        "VNI-Windows, VNI",
        "vni, VNI",
        "VISCII, VISCII",
        "viqr, VIQR",
        "windows-1258, windows-1258",
        "cp1258, windows-1258",
        "ANSI 1258, windows-1258",
        "1258, windows-1258"
    })
    void names(String name, String charset) {
        assertThat(VietnameseCharsets.named(name).orElseThrow().name()).isEqualTo(charset);
    }

    @Test
    void what_they_have_not_is_never_guessed() {
        assertThat(new String(new byte[] {(byte) 0x81}, VietnameseCharsets.TCVN3))
                .isEqualTo("\uFFFD");
        assertThat(new String(new byte[] {(byte) 0x81}, VietnameseCharsets.VNI)).isEqualTo("\uFFFD");
        assertThat(VietnameseCharsets.named("klingon")).isEmpty();
        assertThat(VietnameseCharsets.TCVN3.canEncode()).isFalse();
    }
}
