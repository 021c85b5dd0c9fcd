package vn.urbansdi.importer.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * GeoJSON text sequences (RFC 8142): the record separator before each text becomes a blank, so that what is left is one text
 * after another. Inside a JSON text that byte cannot stand.
 */
final class RecordSeparators extends FilterInputStream {

    private static final byte RECORD_SEPARATOR = 0x1E;

    RecordSeparators(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value == RECORD_SEPARATOR ? ' ' : value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        for (int i = offset; i < offset + got; i++) {
            if (buffer[i] == RECORD_SEPARATOR) {
                buffer[i] = ' ';
            }
        }
        return got;
    }
}
