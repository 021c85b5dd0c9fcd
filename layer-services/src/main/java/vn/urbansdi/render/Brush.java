package vn.urbansdi.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import vn.urbansdi.style.Colour;

/**
 * Graphics with the colour that they were last set to, since one feature after the other has the same.
 *
 * @see #originX where patterns begin
 */
final class Brush {

    private final Graphics2D graphics;
    private final double originX;
    private final double originY;
    private Color colour = Color.BLACK;

    /**
     * @param originX pixels from the left edge to a fixed place on the ground, from which patterns are counted, so that they
     *                go on from one picture to the next
     * @param originY the same from the upper edge
     */
    Brush(Graphics2D graphics, double originX, double originY) {
        this.graphics = graphics;
        this.originX = originX;
        this.originY = originY;
    }

    /** Graphics that paint with sub-pixel accuracy. */
    static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    Graphics2D graphics() {
        return graphics;
    }

    double originX() {
        return originX;
    }

    double originY() {
        return originY;
    }

    /** The graphics, painting in that colour. */
    Graphics2D in(Colour wanted, double opacity, Object[] values) {
        int argb = argb(wanted, opacity, values);
        if (colour.getRGB() != argb) {
            colour = new Color(argb, true);
        }
        graphics.setColor(colour);
        return graphics;
    }

    static int argb(Colour wanted, double opacity, Object[] values) {
        return (int) Math.round(opacity * 255) << 24 | wanted.rgb(values);
    }
}
