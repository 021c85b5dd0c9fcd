package vn.urbansdi.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A reusable byte buffer before a stream, with the few encodings that writers of features need. Not thread-safe. */
public final class ByteOutput {

    private static final int CAPACITY = 1 << 16;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream target;
    private final byte[] buffer = new byte[CAPACITY];
    private int length;

    public ByteOutput(OutputStream target) {
        this.target = target;
    }

    /** The bytes of a text, for {@link #bytes}. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Hands on to the stream what has been written, without flushing the stream. */
    public void drain() throws IOException {
        target.write(buffer, 0, length);
        length = 0;
    }

    public void bytes(byte[] bytes) throws IOException {
        bytes(bytes, 0, bytes.length);
    }

    void bytes(byte[] bytes, int offset, int count) throws IOException {
        if (count > CAPACITY - length) {
            drain();
            if (count > CAPACITY) {
                target.write(bytes, offset, count);
                return;
            }
        }
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
    }

    void single(char ascii) throws IOException {
        reserve(1);
        buffer[length++] = (byte) ascii;
    }

    void integer(long value) throws IOException {
        reserve(20);
        if (value == Long.MIN_VALUE) {
            bytes(utf8(Long.toString(value)));
            return;
        }
        if (value < 0) {
            buffer[length++] = '-';
        }
        length = FixedDecimals.writeLong(buffer, length, Math.abs(value));
    }

    /**
     * A coordinate.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    void coordinate(double value, int decimals) throws IOException {
        if (FixedDecimals.isFast(value, decimals)) {
            reserve(FixedDecimals.MAX_LENGTH);
            length = FixedDecimals.write(buffer, length, value, decimals);
        } else if (Double.isFinite(value)) {
            bytes(FixedDecimals.slow(value, decimals));
        } else {
            throw new IllegalArgumentException("a coordinate is not a finite number");
        }
    }

    /** Text of an element: escaped, and what XML 1.0 cannot carry replaced by U+FFFD. */
    public void xmlText(String text) throws IOException {
        int size = text.length();
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            reserve(8);
            if (c >= 0x20 && c < 0x80 && c != '<' && c != '>' && c != '&') {
                buffer[length++] = (byte) c;
                continue;
            }
            switch (c) {
                case '<' -> entity('l', 't');
                case '>' -> entity('g', 't');
                case '&' -> bytes(AMP);
                case '\r' -> bytes(CARRIAGE_RETURN);
                case '\t', '\n' -> buffer[length++] = (byte) c;
                default -> i = wide(text, i, c < 0x20 || c >= 0xFFFE ? 0xFFFD : c);
            }
        }
    }

    /** A JSON string with its quotation marks (RFC 8259, 7). */
    public void jsonString(String text) throws IOException {
        single('"');
        int size = text.length();
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            reserve(8);
            if (c == '"' || c == '\\') {
                buffer[length++] = '\\';
                buffer[length++] = (byte) c;
            } else if (c < 0x20) {
                bytes(UNICODE);
                buffer[length++] = HEX[c >> 4];
                buffer[length++] = HEX[c & 15];
            } else if (c < 0x80) {
                buffer[length++] = (byte) c;
            } else {
                i = wide(text, i, c);
            }
        }
        single('"');
    }

    private static final byte[] AMP = utf8("&amp;");
    private static final byte[] CARRIAGE_RETURN = utf8("&#13;");
    private static final byte[] UNICODE = utf8("\\u00");

    private void entity(char first, char second) {
        buffer[length++] = '&';
        buffer[length++] = (byte) first;
        buffer[length++] = (byte) second;
        buffer[length++] = ';';
    }

    /** UTF-8 of a character beyond ASCII; returns the index of the last char consumed. */
    private int wide(String text, int index, int character) {
        int c = character;
        int last = index;
        if (Character.isSurrogate((char) c)) {
            int codePoint = text.codePointAt(index);
            if (Character.isSupplementaryCodePoint(codePoint)) {
                buffer[length++] = (byte) (0xF0 | codePoint >> 18);
                buffer[length++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
                buffer[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
                buffer[length++] = (byte) (0x80 | (codePoint & 0x3F));
                return index + 1;
            }
            c = 0xFFFD;
        }
        if (c < 0x800) {
            buffer[length++] = (byte) (0xC0 | c >> 6);
        } else {
            buffer[length++] = (byte) (0xE0 | c >> 12);
            buffer[length++] = (byte) (0x80 | (c >> 6 & 0x3F));
        }
        buffer[length++] = (byte) (0x80 | (c & 0x3F));
        return last;
    }

    private void reserve(int bytes) throws IOException {
        if (CAPACITY - length < bytes) {
            drain();
        }
    }
}
