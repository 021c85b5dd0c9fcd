package vn.urbansdi.render;

import vn.urbansdi.style.Colour;

/**
 * Where symbols are painted.
 *
 * @param originX pixels from the left edge to a fixed place on the ground, from which patterns are counted, so that they go on
 *                from one picture to the next
 * @param originY the same from the upper edge
 */
record Brush(Canvas canvas, double originX, double originY) {

    static int argb(Colour wanted, double opacity, Object[] values) {
        return argb(wanted.rgb(values), opacity);
    }

    static int argb(int rgb, double opacity) {
        return (int) Math.round(opacity * 255) << 24 | rgb;
    }
}
