package vn.urbansdi.feature;

import vn.urbansdi.catalog.Title;

/** Edits that were not made, none of them. The message is for users, in both languages. */
public final class EditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not, as far as protocols answer differently. */
    public enum Kind {
        /** A value, a geometry or a relation between features breaks a rule of the catalog. */
        INVALID,
        /** Somebody else has changed the feature since. */
        CONFLICT,
        /** Another lock holds a feature. */
        LOCKED,
        /** There is no lock of that identifier. */
        LOCK_UNKNOWN,
        /** The lock's time is over. */
        LOCK_EXPIRED,
        /** More features than one batch may touch. */
        TOO_MANY,
        /** Others hold what the edits need for longer than they may wait. */
        BUSY,
        /** The database is not there or failed. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final int edit;
    private final transient Title title;

    /** @param edit position of the edit that failed; -1 where no one edit did */
    public EditException(Kind kind, int edit, Title title) {
        this(kind, edit, title, null);
    }

    public EditException(Kind kind, int edit, Title title, Throwable cause) {
        super(title.en(), cause);
        this.kind = kind;
        this.edit = edit;
        this.title = title;
    }

    public Kind kind() {
        return kind;
    }

    /** Position of the edit that failed in its batch; -1 where no one edit did. */
    public int edit() {
        return edit;
    }

    public Title title() {
        return title;
    }
}
