package vn.urbansdi.importer.map;

import vn.urbansdi.catalog.Title;

/** A value that does not fit its attribute's type. Data, not a failure: it carries no stack trace. */
public final class BadValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Title detail;

    BadValueException(Title detail) {
        super(detail.en(), null, false, false);
        this.detail = detail;
    }

    /** What is wrong with the value. */
    public Title detail() {
        return detail;
    }
}
