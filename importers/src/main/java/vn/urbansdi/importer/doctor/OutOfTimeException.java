package vn.urbansdi.importer.doctor;

/** The time of an examination was used up before the first row could be read, since the file has to be converted first. */
public final class OutOfTimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfTimeException() {
        super("the file is not converted within the time of its examination");
    }
}
