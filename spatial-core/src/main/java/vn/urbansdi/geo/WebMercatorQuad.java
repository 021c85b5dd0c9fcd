package vn.urbansdi.geo;

/** The tile matrix set WebMercatorQuad (OGC 17-083r4, annex D.1): EPSG:3857, 256-pixel tiles, row 0 in the north. */
public final class WebMercatorQuad {

    public static final int SRID = 3857;

    /** Half the side of the square, metres: half the equator of the WGS 84 ellipsoid. */
    public static final double HALF_SIDE_M = 20037508.342789244;

    /** Scale denominator of zoom 0, with the standard pixel of 0.28 mm. */
    public static final double SCALE_DENOMINATOR_0 = 559082264.0287178;

    private static final int TILE_SIZE_PX = 256;

    private WebMercatorQuad() {}

    public static Extent tile(int zoom, int x, int y) {
        double side = 2 * HALF_SIDE_M / (1 << zoom);
        double minX = -HALF_SIDE_M + x * side;
        double maxY = HALF_SIDE_M - y * side;
        return new Extent(SRID, minX, maxY - side, minX + side, maxY);
    }

    /** Metres of EPSG:3857, not of the ground, per pixel. */
    public static double resolution(double zoom) {
        return 2 * HALF_SIDE_M / TILE_SIZE_PX / Math.pow(2, zoom);
    }

    public static double scaleDenominator(double zoom) {
        return SCALE_DENOMINATOR_0 / Math.pow(2, zoom);
    }

    /** The zoom level, usually not whole, at which the quad has that scale denominator. */
    public static double zoom(double scaleDenominator) {
        return Math.log(SCALE_DENOMINATOR_0 / scaleDenominator) / Math.log(2);
    }
}
