package vn.urbansdi.filter;

import vn.urbansdi.catalog.Title;

/**
 * A filter that is refused. The message is for users, in both languages; it names only what they wrote themselves, so that a
 * hidden attribute and an unknown one cannot be told apart.
 */
public final class FilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as protocols answer differently. */
    public enum Code {
        /** The text or XML does not follow its language, or is larger than the service reads. */
        SYNTAX,
        /** The layer has no such property, or none that the asker may see. */
        UNKNOWN_PROPERTY,
        /** A literal does not fit the property that it is compared with. */
        TYPE,
        /** Correct, but not offered here: a function, an operator, a CRS. */
        UNSUPPORTED
    }

    private final Code code;
    private final String locator;
    private final transient Title title;
    private final boolean placed;

    /** @param locator the property, operator or piece of text that is at fault; may be empty */
    public FilterException(Code code, String locator, Title title) {
        this(code, locator, title, false);
    }

    private FilterException(Code code, String locator, Title title, boolean placed) {
        super(title.en());
        this.code = code;
        this.locator = locator;
        this.title = title;
        this.placed = placed;
    }

    /** The same, telling also where in the filter it went wrong, unless a narrower place is told already. */
    FilterException at(Title place) {
        if (placed) {
            return this;
        }
        return new FilterException(
                code,
                locator,
                new Title(title.vi() + " (" + place.vi() + ")", title.en() + " (" + place.en() + ")"),
                true);
    }

    public Code code() {
        return code;
    }

    /** The property, operator or piece of text that is at fault; may be empty. */
    public String locator() {
        return locator;
    }

    public Title title() {
        return title;
    }
}
