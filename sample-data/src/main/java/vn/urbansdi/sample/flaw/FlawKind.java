package vn.urbansdi.sample.flaw;

import java.util.Locale;

/** What may be wrong with a delivered row: the first five by itself, the others by what is there. */
public enum FlawKind {
    INVALID_RING,
    DUPLICATE_KEY,
    MISSING_REQUIRED,
    UNKNOWN_CODE,
    SWAPPED_AXIS,
    /** A list without geometry names something that is not there. */
    UNMATCHED,
    /** A list without geometry gives a number that two things have. */
    AMBIGUOUS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
