package vn.urbansdi.importer.run;

import vn.urbansdi.catalog.Title;

/** The desk cannot do what was asked; the message is for whoever asked. */
public final class ImportRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Title title;
    private final boolean databaseFailed;

    ImportRefusedException(Title title, boolean databaseFailed, Throwable cause) {
        super(title.en(), cause);
        this.title = title;
        this.databaseFailed = databaseFailed;
    }

    /** What is wrong and how to mend it. */
    public Title title() {
        return title;
    }

    /** Whether it is not the delivery that is at fault. */
    public boolean databaseFailed() {
        return databaseFailed;
    }
}
