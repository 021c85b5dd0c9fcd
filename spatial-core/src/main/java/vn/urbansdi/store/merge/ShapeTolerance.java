package vn.urbansdi.store.merge;

/**
 * How far the shapes of a delivered row and its feature may differ where shape decides.
 *
 * @param overlap   0.5 to 1: the area that both share over the area of both together has to be more. From a half on, no two
 *                  features of a layer without overlaps can both be meant.
 * @param distanceM metres
 */
public record ShapeTolerance(double overlap, double distanceM) {

    public static final ShapeTolerance DEFAULT = new ShapeTolerance(0.5, 1);

    public ShapeTolerance {
        if (!(overlap >= 0.5 && overlap < 1)) {
            throw new IllegalArgumentException("overlap lies between 0.5 and 1: " + overlap);
        }
        if (!(distanceM > 0 && distanceM <= 1_000)) {
            throw new IllegalArgumentException("distance lies between 0 and 1000 m: " + distanceM);
        }
    }
}
