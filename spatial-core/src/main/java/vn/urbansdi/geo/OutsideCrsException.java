package vn.urbansdi.geo;

/** A point that has no image in the CRS asked for: it lies where the projection is not defined. */
public final class OutsideCrsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutsideCrsException(double x, double y, Crs from, Crs to, Throwable cause) {
        super("the point " + x + " " + y + " of " + from.code() + " has no image in " + to.code(), cause);
    }
}
