package vn.urbansdi.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import vn.urbansdi.style.Colour;

/** A picture and what colour is put on it with: exact coverage for areas and plain lines, Java2D for patterns and dashes. */
final class Brush {

    private final Graphics2D graphics;
    private final PixelCoverage coverage;
    private final PixelInk ink;
    private final double originX;
    private final double originY;

    /**
     * @param image   of type INT_RGB or INT_ARGB_PRE, with its graphics
     * @param originX pixels from the left edge to a fixed place on the ground, from which patterns are counted, so that they
     *                go on from one picture to the next
     * @param originY the same from the upper edge
     */
    Brush(BufferedImage image, Graphics2D graphics, double originX, double originY) {
        this.graphics = graphics;
        this.coverage = new PixelCoverage(image.getWidth(), image.getHeight());
        this.ink = new PixelInk(image);
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

    /** Puts a colour on an area that has been moved to the right and down. */
    void fill(PixelShape area, double dx, double dy, PixelCoverage.Rule rule, int argb) {
        ink.take(argb);
        coverage.fill(area, dx, dy, rule, ink);
    }

    /** Puts a colour on one whole pixel. */
    void dot(int row, int column, int argb) {
        ink.take(argb);
        ink.cover(row, column, column + 1, 1);
    }

    /** The graphics, painting in that colour. */
    Graphics2D in(int argb) {
        graphics.setColor(new Color(argb, true));
        return graphics;
    }

    static int argb(Colour wanted, double opacity, Object[] values) {
        return (int) Math.round(opacity * 255) << 24 | wanted.rgb(values);
    }
}
