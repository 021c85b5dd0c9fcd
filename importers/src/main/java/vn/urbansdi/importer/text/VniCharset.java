package vn.urbansdi.importer.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * VNI-Windows: a vowel and, in a byte of its own, all that stands above and below it. The second byte is a letter of
 * windows-1252 ({@code aù} for á, {@code aá} for ấ), large or small, and means a mark wherever a plain letter stands before it,
 * as the fonts draw it; elsewhere it is itself ({@code Ø110}).
 * Decodes to base letters and combining marks, as windows-1258 does: compose the result (NFC).
 */
final class VniCharset extends ReadOnlyCharset {

    /** Letters in one byte. */
    private static final String SINGLE = "íìæóòîñôöÍÌÆÓÒÎÑÔÖ";

    private static final String SINGLE_MEANING = "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ";

    /** Acute, grave, hook, tilde, dot, in this order in each of the three rows. */
    private static final String TONE_MARKS = "ùøûõï";

    private static final String CIRCUMFLEX_MARKS = "áàåãä";
    private static final String BREVE_MARKS = "éèúüë";
    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";
    private static final char CIRCUMFLEX = 'â';
    private static final char BREVE = 'ê';

    private final char[] letters = OneByteCharset.windows1252();
    /** By byte: the marks that it means after a vowel; null if none. */
    private final String[] marks = new String[256];

    VniCharset(String name) {
        super(name);
        for (int i = 0; i < SINGLE.length(); i++) {
            letters[SINGLE.charAt(i)] = SINGLE_MEANING.charAt(i);
        }
        marks(CIRCUMFLEX, "\u0302");
        marks(BREVE, "\u0306");
        for (int i = 0; i < TONES.length(); i++) {
            String tone = TONES.substring(i, i + 1);
            marks(TONE_MARKS.charAt(i), tone);
            marks(CIRCUMFLEX_MARKS.charAt(i), "\u0302" + tone);
            marks(BREVE_MARKS.charAt(i), "\u0306" + tone);
        }
    }

    private void marks(char small, String meaning) {
        marks[small] = meaning;
        marks[Character.toUpperCase(small)] = meaning;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 2) {
            private boolean afterLetter;

            @Override
            protected void implReset() {
                afterLetter = false;
            }

            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (out.remaining() < 2) {
                        return CoderResult.OVERFLOW;
                    }
                    int code = in.get() & 0xFF;
                    String mark = marks[code];
                    if (mark != null && afterLetter) {
                        out.put(mark);
                        afterLetter = false;
                    } else {
                        char letter = letters[code];
                        out.put(letter);
                        afterLetter = Words.isAsciiLetter(letter) || "ơưƠƯ".indexOf(letter) >= 0;
                    }
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
