package vn.urbansdi.importer.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** An encoding in which every byte is one letter: windows-1252 with some bytes put to another use. */
final class OneByteCharset extends ReadOnlyCharset {

    private final char[] letters;

    /**
     * @param bytes   as characters U+0000 to U+00FF
     * @param meaning of each of them
     */
    OneByteCharset(String name, String bytes, String meaning) {
        super(name);
        letters = windows1252();
        for (int i = 0; i < bytes.length(); i++) {
            letters[bytes.charAt(i)] = meaning.charAt(i);
        }
    }

    /** By byte; U+FFFD where the code page has nothing. */
    static char[] windows1252() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return new String(all, Charset.forName("windows-1252")).toCharArray();
    }

    /** As a decoder has it, faster. */
    String text(byte[] bytes) {
        char[] text = new char[bytes.length];
        for (int i = 0; i < text.length; i++) {
            text[i] = letters[bytes[i] & 0xFF];
        }
        return new String(text);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    out.put(letters[in.get() & 0xFF]);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
