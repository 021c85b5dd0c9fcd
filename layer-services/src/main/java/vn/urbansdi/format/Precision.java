package vn.urbansdi.format;

import vn.urbansdi.geo.Crs;

/** How finely coordinates are written: about a tenth of a millimetre. */
public final class Precision {

    private Precision() {}

    /** Decimals: 9 for degrees, 4 for metres. */
    public static int decimals(Crs crs) {
        return crs.geographic() ? 9 : 4;
    }
}
