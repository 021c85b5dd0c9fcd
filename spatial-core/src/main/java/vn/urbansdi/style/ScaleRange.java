package vn.urbansdi.style;

import vn.urbansdi.geo.WebMercatorQuad;

/**
 * The scales at which a rule draws (SE 1.1, OGC 05-077r4, 10.2).
 *
 * @param minDenominator inclusive
 * @param maxDenominator exclusive
 */
public record ScaleRange(double minDenominator, double maxDenominator) {

    public static final ScaleRange ALL = new ScaleRange(0, Double.POSITIVE_INFINITY);

    /** A picture of a whole zoom level misses its denominator by rounding: a ten-thousandth of a level is forgiven. */
    private static final double TOLERANCE = Math.pow(2, 1e-4);

    /**
     * From one zoom level of the Web Mercator quad to another, both inclusive: the range ends where the level after
     * {@code toZoom} begins, so that levels in between belong to the lower one.
     */
    static ScaleRange ofZooms(double fromZoom, double toZoom) {
        double min = toZoom == Double.POSITIVE_INFINITY ? 0 : WebMercatorQuad.scaleDenominator(toZoom + 1) * TOLERANCE;
        double max = fromZoom <= 0 ? Double.POSITIVE_INFINITY : WebMercatorQuad.scaleDenominator(fromZoom) * TOLERANCE;
        return new ScaleRange(min, max);
    }

    public boolean contains(double denominator) {
        return denominator >= minDenominator && denominator < maxDenominator;
    }

    /** The lowest zoom level at which the rule draws, to a hundredth; 0 where there is no bound. */
    public double minZoom() {
        return Double.isInfinite(maxDenominator) ? 0 : rounded(WebMercatorQuad.zoom(maxDenominator));
    }

    /** The zoom level from which the rule does not draw any more; infinite where there is no bound. */
    public double endZoom() {
        return minDenominator == 0 ? Double.POSITIVE_INFINITY : rounded(WebMercatorQuad.zoom(minDenominator));
    }

    private static double rounded(double zoom) {
        return Math.round(zoom * 100) / 100.0;
    }
}
