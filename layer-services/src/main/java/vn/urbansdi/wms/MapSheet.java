package vn.urbansdi.wms;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.render.Canvas;

/**
 * What a map, or an exception in place of one, is painted on.
 *
 * @param density       pixels on 0.28 mm of screen or paper
 * @param backgroundRgb {@code 0xRRGGBB}; empty for a transparent one
 * @param ground        that it shows; empty where it shows none
 */
record MapSheet(int widthPx, int heightPx, double density, OptionalInt backgroundRgb, Optional<Extent> ground) {

    /** Of the pixel that the standard supposes (OGC 06-042, 7.2.4.6.9). */
    private static final double PIXEL_MM = 0.28;

    /** How large a pixel is on paper. */
    double pixelMm() {
        return PIXEL_MM / density;
    }

    /** Paints what is to be seen. */
    @FunctionalInterface
    interface Painting {
        void on(Canvas canvas) throws IOException;
    }
}
