package vn.urbansdi.store.merge;

import vn.urbansdi.catalog.GeometryType;

/** The head of OGC well-known binary (OGC 06-103r4, 8.2): byte order and geometry type. */
final class Wkb {

    /** Set in the type of PostGIS's extended form where an SRID follows. */
    static final int EWKB_SRID_FLAG = 0x2000_0000;

    private static final int SINGLE_TO_MULTI = 3;

    private Wkb() {}

    /** The type code: 1 point, 2 line, 3 polygon, 4 to 6 the same as collections. */
    static int type(byte[] wkb) {
        return wkb[0] == 1
                ? (wkb[1] & 0xFF) | ((wkb[2] & 0xFF) << 8) | ((wkb[3] & 0xFF) << 16) | (wkb[4] << 24)
                : (wkb[4] & 0xFF) | ((wkb[3] & 0xFF) << 8) | ((wkb[2] & 0xFF) << 16) | (wkb[1] << 24);
    }

    /**
     * The code of the collection that {@code wkb} needs around it to be a {@code wanted}; 0 if it is one already.
     *
     * @throws IllegalArgumentException if the geometry can be made no {@code wanted}, or has more than two dimensions
     */
    static int collectionNeeded(byte[] wkb, GeometryType wanted) {
        if (wkb.length < 5 || wkb[0] < 0 || wkb[0] > 1) {
            throw new IllegalArgumentException("not well-known binary");
        }
        int type = type(wkb);
        int code = code(wanted);
        if (type == code) {
            return 0;
        }
        if (wanted.isMulti() && type == code - SINGLE_TO_MULTI) {
            return code;
        }
        throw new IllegalArgumentException("geometry of type " + type + " where " + wanted.simpleFeatureName() + " ("
                + code + ", two-dimensional) is expected");
    }

    private static int code(GeometryType type) {
        return switch (type) {
            case POINT -> 1;
            case LINE_STRING -> 2;
            case POLYGON -> 3;
            case MULTI_POINT -> 4;
            case MULTI_LINE_STRING -> 5;
            case MULTI_POLYGON -> 6;
        };
    }
}
