package vn.urbansdi.filter;

/** Bounds on what one filter may ask, far above any map client's and far below what would hurt the service. */
final class FilterLimits {

    /** Characters of ECQL and of CQL2, or of text inside FES XML. */
    static final int TEXT_LENGTH = 1 << 20;

    /** Brackets inside brackets; operators inside operators. */
    static final int DEPTH = 64;

    /** Operators, properties and literals together. */
    static final int NODES = 20_000;

    /** Vertices of all geometries together. */
    static final int VERTICES = 50_000;

    /** Arithmetic operators: a product of long numbers grows by the length of each factor. */
    static final int ARITHMETIC = 64;

    private FilterLimits() {}
}
