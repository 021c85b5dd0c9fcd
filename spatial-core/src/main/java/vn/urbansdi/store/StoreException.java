package vn.urbansdi.store;

import vn.urbansdi.catalog.Title;

/** The database cannot do what was asked. The message is for people. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Title title;

    public StoreException(Title title, Throwable cause) {
        super(title.vi() + " / " + title.en(), cause);
        this.title = title;
    }

    public StoreException(Title title) {
        this(title, null);
    }

    /** The message in both languages. */
    public Title title() {
        return title;
    }
}
