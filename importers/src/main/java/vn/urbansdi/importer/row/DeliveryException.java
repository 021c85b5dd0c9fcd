package vn.urbansdi.importer.row;

import vn.urbansdi.catalog.Title;

/** A delivery cannot be imported at all; nothing of it is written. The message is for the person who delivers. */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Title message;

    public DeliveryException(String vi, String en) {
        this(vi, en, null);
    }

    public DeliveryException(String vi, String en, Throwable cause) {
        super(en, cause);
        this.message = new Title(vi, en);
    }

    /** What is wrong, where, and what to do about it. */
    public Title message() {
        return message;
    }

    /** The same, with the file in front. */
    public DeliveryException in(String file) {
        return new DeliveryException(file + ": " + message.vi(), file + ": " + message.en(), this);
    }

    /** The same, with the row in front. */
    public DeliveryException atRow(long row) {
        return new DeliveryException("dòng " + row + ": " + message.vi(), "row " + row + ": " + message.en(), this);
    }
}
