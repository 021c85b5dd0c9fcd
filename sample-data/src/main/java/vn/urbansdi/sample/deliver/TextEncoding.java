package vn.urbansdi.sample.deliver;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/** How a department's program makes bytes of letters. */
enum TextEncoding {
    UTF_8 {
        @Override
        byte[] encode(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    },
    WINDOWS_1258 {
        @Override
        byte[] encode(String text) {
            return tonesApart(text).getBytes(CP1258);
        }
    },
    TCVN3 {
        @Override
        byte[] encode(String text) {
            return Tcvn3.encode(text);
        }
    };

    private static final Charset CP1258 = Charset.forName("windows-1258");

    abstract byte[] encode(String text);

    /** A value as somebody types it who has only these letters. */
    Object typed(Object value) {
        return this == TCVN3 && value instanceof String text ? Tcvn3.typed(text) : value;
    }

    /** Bytes that a letter takes, on an average generously taken. */
    int bytesPerLetter() {
        return this == UTF_8 ? 2 : 1;
    }

    /** What a {@code .cpg} file says of it; the programs of old write none. */
    Optional<String> codePage() {
        return this == UTF_8 ? Optional.of("UTF-8") : Optional.empty();
    }

    /** windows-1258 has vowels with their shape (ê, ơ) but the tone as a character of its own behind them. */
    private static String tonesApart(String text) {
        StringBuilder apart = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            if (CP1258.newEncoder().canEncode(letter)) {
                apart.append(letter);
                continue;
            }
            String parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
            StringBuilder shape = new StringBuilder(parts.substring(0, 1));
            StringBuilder tone = new StringBuilder();
            for (int p = 1; p < parts.length(); p++) {
                char mark = parts.charAt(p);
                boolean isTone = "\u0300\u0301\u0303\u0309\u0323".indexOf(mark) >= 0;
                (isTone ? tone : shape).append(mark);
            }
            apart.append(Normalizer.normalize(shape, Normalizer.Form.NFC)).append(tone);
        }
        return apart.toString();
    }
}
