package vn.urbansdi.importer.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** {@link Viqr} by a name, so that a delivery can declare it. Bytes beyond ASCII are Latin-1. */
final class ViqrCharset extends ReadOnlyCharset {

    private static final int LONGEST_WORD = 1_000;

    ViqrCharset(String name) {
        super(name);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            /** Letters and marks of a word that has not ended yet. */
            private final StringBuilder word = new StringBuilder();

            private String ready = "";
            private int given;

            @Override
            protected void implReset() {
                word.setLength(0);
                ready = "";
                given = 0;
            }

            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (give(out)) {
                    if (!in.hasRemaining()) {
                        return CoderResult.UNDERFLOW;
                    }
                    word.append((char) (in.get() & 0xFF));
                    if (word.charAt(word.length() - 1) <= ' ' || word.length() == LONGEST_WORD) {
                        finish();
                    }
                }
                return CoderResult.OVERFLOW;
            }

            @Override
            protected CoderResult implFlush(CharBuffer out) {
                if (word.length() > 0) {
                    finish();
                }
                return give(out) ? CoderResult.UNDERFLOW : CoderResult.OVERFLOW;
            }

            private void finish() {
                ready = ready.substring(given) + Viqr.decode(word.toString());
                given = 0;
                word.setLength(0);
            }

            private boolean give(CharBuffer out) {
                int count = Math.min(out.remaining(), ready.length() - given);
                out.put(ready, given, given + count);
                given += count;
                return given == ready.length();
            }
        };
    }
}
