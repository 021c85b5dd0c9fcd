package vn.urbansdi.store.merge;

/** What a blank value of a delivery means. */
public enum Blanks {
    /**
     * It says nothing. What others say stands; what the source itself has said before it says no longer, so that the next
     * source's value takes its place.
     */
    SAY_NOTHING,
    /** That there is no value: it ranks like any other by the priority of its source. */
    ERASE
}
