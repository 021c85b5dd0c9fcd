package vn.urbansdi.wfs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Holds back the start of an answer whose first line states how many features follow, until that is known. An answer that
 * grows beyond the bound is given up with {@link Overflow}: the features are then counted first and read again, since
 * counting beside a running query would take a second connection from a pool that may have none left.
 */
final class HeldOutput extends OutputStream {

    private static final int MAX_BYTES = 1 << 20;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1 << 16);

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (held.size() + length > MAX_BYTES) {
            throw new Overflow();
        }
        held.write(bytes, offset, length);
    }

    void writeTo(OutputStream target) throws IOException {
        held.writeTo(target);
    }

    /** More has been written than is held back. */
    static final class Overflow extends IOException {
        private static final long serialVersionUID = 1L;

        Overflow() {
            super("more than " + MAX_BYTES + " bytes");
        }
    }
}
