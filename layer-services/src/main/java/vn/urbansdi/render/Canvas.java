package vn.urbansdi.render;

import java.awt.BasicStroke;

/**
 * What maps are painted on: the pixels of a picture, or a drawing made of areas, lines and letters. All lengths are pixels of the
 * view, x to the right and y downwards; colours are {@code 0xAARRGGBB}, not multiplied by their alpha, and lie on what is there.
 */
public interface Canvas {

    int widthPx();

    int heightPx();

    /** Whether a plain line is wanted as a line; else as the area that its pen covers. */
    boolean wantsLines();

    /** Puts a colour on an area that has been moved to the right and down. */
    void fill(PixelShape area, double dx, double dy, Winding winding, int argb);

    /** Puts squares side by side on an area that has been moved; of an outline that crosses itself, as {@link Winding#EVEN_ODD}. */
    void fill(PixelShape area, double dx, double dy, PatternTile tile);

    /** Draws along lines, or around areas, that have been moved. */
    void draw(PixelShape lines, double dx, double dy, BasicStroke pen, int argb);

    /** Puts a colour on one whole pixel. */
    void dot(int row, int column, int argb);

    /** Sets letters off from what lies below, which {@link #write} is to follow. */
    void halo(PlacedText text, double radiusPx, int argb);

    void write(PlacedText text, int argb);
}
