package vn.urbansdi.style;

import vn.urbansdi.catalog.Title;

/** A style says something that cannot be drawn, or that the public may not see. */
public final class StyleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Title explanation;

    StyleException(String layer, Title explanation) {
        this(layer, explanation, null);
    }

    StyleException(String layer, Title explanation, Throwable cause) {
        super("style of " + layer + ": " + explanation.en(), cause);
        this.explanation = explanation;
    }

    /** What is wrong, for whoever wrote the style. */
    public Title explanation() {
        return explanation;
    }
}
