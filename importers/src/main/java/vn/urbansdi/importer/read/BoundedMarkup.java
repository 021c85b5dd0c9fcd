package vn.urbansdi.importer.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * The characters of an XML file, ended where a tag, comment or CDATA section is absurdly long: the parser would keep each of them
 * whole, while text between tags passes in pieces.
 */
final class BoundedMarkup extends FilterReader {

    private static final int MAX_CHARACTERS = 4 << 20;

    private enum State {
        TEXT,
        /** After the {@code <}. */
        OPEN,
        TAG,
        /** After {@code <!}. */
        DECLARATION,
        COMMENT,
        CDATA
    }

    private State state = State.TEXT;
    private char quote;
    private char last;
    private char secondLast;
    private int length;

    BoundedMarkup(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int got = super.read(buffer, offset, count);
        for (int i = offset; i < offset + got; i++) {
            follow(buffer[i]);
        }
        return got;
    }

    private void follow(char b) {
        if (state == State.TEXT) {
            if (b == '<') {
                state = State.OPEN;
                length = 0;
            }
            return;
        }
        if (++length > MAX_CHARACTERS) {
            throw new DeliveryException(
                    "XML có thẻ hoặc chú thích dài hơn " + (MAX_CHARACTERS >> 20) + " triệu ký tự.",
                    "the XML has a tag, comment or CDATA section of more than " + (MAX_CHARACTERS >> 20)
                            + " million characters.");
        }
        switch (state) {
            case OPEN -> state = b == '!' ? State.DECLARATION : b == '>' ? State.TEXT : State.TAG;
            case DECLARATION -> state = b == '-' ? State.COMMENT : b == '[' ? State.CDATA : State.TAG;
            case COMMENT -> leaveAfter(b, '-');
            case CDATA -> leaveAfter(b, ']');
            default -> followTag(b);
        }
        secondLast = last;
        last = b;
    }

    private void followTag(char b) {
        if (quote != 0) {
            quote = b == quote ? 0 : quote;
        } else if (b == '"' || b == '\'') {
            quote = b;
        } else if (b == '>') {
            state = State.TEXT;
        }
    }

    /** {@code -->} and {@code ]]>}. */
    private void leaveAfter(char b, char twice) {
        if (b == '>' && last == twice && secondLast == twice) {
            state = State.TEXT;
        }
    }
}
