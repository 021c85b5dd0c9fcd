package vn.urbansdi.sample.change;

import java.util.Locale;

/** How a row of the second month differs from the first. */
public enum ChangeKind {
    /** One attribute has another value. */
    CHANGED,
    /** The same thing, measured again: it lies a few decimetres off. */
    RESURVEYED,
    /** A parcel has another number, and was measured again: only its place tells which it is. */
    RENUMBERED,
    /** A piece was cut off a parcel, which is a feature of its own. */
    SPLIT,
    /** It was not there a month ago. */
    ADDED,
    /** It is no longer there. */
    VANISHED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
