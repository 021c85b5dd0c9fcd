package vn.urbansdi.render;

import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;

/**
 * A rectangle of the ground and the picture that shows it; pixels need not be square.
 *
 * @param density how many of its pixels lie side by side on 0.28 mm of the screen or paper
 */
public record MapView(Extent extent, int widthPx, int heightPx, double density) {

    private static final double PIXEL_M = 0.00028;
    private static final double METRES_PER_DEGREE = 6378137.0 * Math.PI / 180;

    /** Of pixels as the standard has them. */
    public MapView(Extent extent, int widthPx, int heightPx) {
        this(extent, widthPx, heightPx, 1);
    }

    public MapView {
        if (widthPx < 1 || heightPx < 1 || !(density > 0) || !(extent.width() > 0) || !(extent.height() > 0)) {
            throw new IllegalArgumentException("a picture of nothing: " + extent + " on " + widthPx + "×" + heightPx);
        }
    }

    public double pixelsPerUnitX() {
        return widthPx / extent.width();
    }

    public double pixelsPerUnitY() {
        return heightPx / extent.height();
    }

    /** Pixels from the left edge. */
    public double toPixelX(double x) {
        return (x - extent.minX()) * pixelsPerUnitX();
    }

    /** Pixels from the upper edge. */
    public double toPixelY(double y) {
        return (extent.maxY() - y) * pixelsPerUnitY();
    }

    /** Size of a pixel in units of the CRS, of its shorter side. */
    public double resolution() {
        return Math.min(1 / pixelsPerUnitX(), 1 / pixelsPerUnitY());
    }

    /** With the standard pixel of 0.28 mm, or as many as make one, along the x axis; degrees are taken at the equator (OGC 06-042, 7.2.4.6.9). */
    public double scaleDenominator() {
        boolean geographic = CrsRegistry.standard().require(extent.srid()).geographic();
        return density * (geographic ? METRES_PER_DEGREE : 1) / pixelsPerUnitX() / PIXEL_M;
    }

    /** The ground that lies in the picture or less than {@code pixels} outside it. */
    public Extent extentWithMargin(double pixels) {
        double x = pixels / pixelsPerUnitX();
        double y = pixels / pixelsPerUnitY();
        return new Extent(extent.srid(), extent.minX() - x, extent.minY() - y, extent.maxX() + x, extent.maxY() + y);
    }
}
