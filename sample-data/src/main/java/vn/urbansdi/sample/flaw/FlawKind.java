package vn.urbansdi.sample.flaw;

import java.util.Locale;

/** What may be wrong with a delivered row. */
public enum FlawKind {
    INVALID_RING,
    DUPLICATE_KEY,
    MISSING_REQUIRED,
    UNKNOWN_CODE,
    SWAPPED_AXIS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
