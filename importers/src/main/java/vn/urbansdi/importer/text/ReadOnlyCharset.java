package vn.urbansdi.importer.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** An encoding that old files are in and that nothing is written in any more. */
abstract class ReadOnlyCharset extends Charset {

    ReadOnlyCharset(String name) {
        super(name, new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return other.name().equals("US-ASCII");
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException(name() + " is only read");
    }
}
