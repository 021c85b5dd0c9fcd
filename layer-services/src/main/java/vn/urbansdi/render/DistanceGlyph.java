package vn.urbansdi.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A letter of the shipped fonts as the graphics processor draws it at any size: 24 pixels high, each pixel the distance from
 * its outline, with the metrics of MapLibre's glyphs.
 *
 * @param distances    by rows, with {@link #BORDER_PX} on every side; empty for a blank
 * @param widthPx      without the border
 * @param heightPx     without the border
 * @param leftPx       from where the pen stands
 * @param topPx        of the outline's top above the font's ascent, so mostly negative
 * @param advancePx    to where the pen goes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares letters
public record DistanceGlyph(
        int codePoint, byte[] distances, int widthPx, int heightPx, int leftPx, int topPx, int advancePx) {

    /** Around every letter. */
    public static final int BORDER_PX = 3;

    private static final int SIZE_PX = 24;

    /** Above the base line, as MapLibre counts for a font of 24 pixels. */
    private static final int ASCENT_PX = 26;

    /** Cells of the raster to a pixel, in which distances are found. */
    private static final int CELLS = 4;

    /** Pixels over which a distance goes from one end of its scale to the other, and where on it the outline lies. */
    private static final double REACH_PX = 8;

    private static final double OUTLINE = 0.25;

    /** The letter; empty where the font has none. */
    public static Optional<DistanceGlyph> of(int codePoint, boolean bold) {
        Font font = MapFonts.font(SIZE_PX, bold);
        if (!font.canDisplay(codePoint) || Character.isISOControl(codePoint)) {
            return Optional.empty();
        }
        GlyphVector glyph = font.createGlyphVector(MapFonts.CONTEXT, Character.toString(codePoint));
        Shape outline = glyph.getOutline();
        Rectangle box = outline.getBounds();
        int advance = Math.round(glyph.getGlyphMetrics(0).getAdvanceX());
        if (outline.getBounds2D().isEmpty()) {
            return Optional.of(new DistanceGlyph(codePoint, new byte[0], 0, 0, 0, -ASCENT_PX, advance));
        }
        return Optional.of(new DistanceGlyph(
                codePoint, distances(outline, box), box.width, box.height, box.x, -box.y - ASCENT_PX, advance));
    }

    private static byte[] distances(Shape outline, Rectangle box) {
        int width = box.width + 2 * BORDER_PX;
        int height = box.height + 2 * BORDER_PX;
        int cells = width * CELLS;
        double[] field = DistanceField.of(raster(outline, box, cells, height * CELLS), cells, height * CELLS);
        byte[] distances = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // the middle of a pixel is the corner between its four middle cells
                int at = (y * CELLS + CELLS / 2) * cells + x * CELLS + CELLS / 2;
                double mean = (field[at] + field[at - 1] + field[at - cells] + field[at - cells - 1]) / 4;
                double value = 255 - 255 * (mean / CELLS / REACH_PX + OUTLINE);
                distances[y * width + x] = (byte) Math.round(Math.max(0, Math.min(255, value)));
            }
        }
        return distances;
    }

    private static boolean[] raster(Shape outline, Rectangle box, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        AffineTransform place = AffineTransform.getScaleInstance(CELLS, CELLS);
        place.translate(BORDER_PX - box.x, BORDER_PX - box.y);
        graphics.fill(place.createTransformedShape(outline));
        graphics.dispose();
        boolean[] inside = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                inside[y * width + x] = (image.getRGB(x, y) & 1) == 1;
            }
        }
        return inside;
    }
}
