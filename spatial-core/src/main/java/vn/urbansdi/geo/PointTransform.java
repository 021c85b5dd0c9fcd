package vn.urbansdi.geo;

/** Takes points from one CRS to another. */
public interface PointTransform {

    /**
     * Transforms {@code count} points in place.
     *
     * @param xy x0, y0, x1, y1, … in the source CRS; in the target CRS afterwards
     * @throws OutsideCrsException if a point has no image; the points before it are already transformed
     */
    void transform(double[] xy, int count);
}
