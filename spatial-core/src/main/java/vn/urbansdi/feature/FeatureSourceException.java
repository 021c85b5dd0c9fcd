package vn.urbansdi.feature;

/** The source of features failed, or reached a bound. The message is for operators; users are told only the kind. */
public final class FeatureSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the asker can act on it. */
    public enum Kind {
        /** The query took longer than it may. */
        TIMEOUT,
        /** A value in the query has no meaning for the database, such as a geometry outside a CRS's area. */
        INVALID_QUERY,
        /** The database is not there or failed. */
        UNAVAILABLE
    }

    private final Kind kind;

    public FeatureSourceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
