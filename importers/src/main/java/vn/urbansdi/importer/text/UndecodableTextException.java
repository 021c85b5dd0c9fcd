package vn.urbansdi.importer.text;

/** Bytes that mean nothing in the encoding that they must be in. Data, not a failure: it carries no stack trace. */
public final class UndecodableTextException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String encoding;

    UndecodableTextException(String encoding) {
        super("not " + encoding, null, false, false);
        this.encoding = encoding;
    }

    /** The encoding's name in small letters. */
    public String encoding() {
        return encoding;
    }
}
