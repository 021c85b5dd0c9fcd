package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.OptionalInt;

/** A picture: exact coverage for areas and plain lines, Java2D for patterns, dashes and letters. */
public final class PixelCanvas implements Canvas {

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final PixelCoverage coverage;
    private final PixelInk ink;
    private final Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD, 64);

    /** @param backgroundRgb {@code 0xRRGGBB}; empty for a transparent picture */
    public PixelCanvas(int widthPx, int heightPx, OptionalInt backgroundRgb) {
        boolean opaque = backgroundRgb.isPresent();
        this.image = new BufferedImage(
                widthPx, heightPx, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB_PRE);
        this.graphics = graphics(image);
        if (opaque) {
            graphics.setColor(new Color(backgroundRgb.getAsInt()));
            graphics.fillRect(0, 0, widthPx, heightPx);
        }
        this.coverage = new PixelCoverage(widthPx, heightPx);
        this.ink = new PixelInk(image);
    }

    /** Graphics that paint with sub-pixel accuracy. */
    static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** What has been painted, of type {@code INT_RGB}, or {@code INT_ARGB_PRE} where it is transparent. */
    public BufferedImage image() {
        return image;
    }

    @Override
    public int widthPx() {
        return image.getWidth();
    }

    @Override
    public int heightPx() {
        return image.getHeight();
    }

    @Override
    public boolean wantsLines() {
        return false;
    }

    @Override
    public void fill(PixelShape area, double dx, double dy, Winding winding, int argb) {
        ink.take(argb);
        coverage.fill(area, dx, dy, winding, ink);
    }

    @Override
    public void fill(PixelShape area, double dx, double dy, PatternTile tile) {
        moved(area, dx, dy);
        graphics.setPaint(new TexturePaint(
                tile.image(), new Rectangle2D.Double(tile.leftPx(), tile.topPx(), tile.sidePx(), tile.sidePx())));
        graphics.fill(path);
    }

    @Override
    public void draw(PixelShape lines, double dx, double dy, BasicStroke pen, int argb) {
        moved(lines, dx, dy);
        graphics.setColor(new Color(argb, true));
        graphics.setStroke(pen);
        graphics.draw(path);
    }

    @Override
    public void dot(int row, int column, int argb) {
        ink.take(argb);
        ink.cover(row, column, column + 1, 1);
    }

    @Override
    public void halo(PlacedText text, double radiusPx, int argb) {
        graphics.setStroke(new BasicStroke((float) (2 * radiusPx), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(new Color(argb, true));
        graphics.draw(text.outline());
    }

    @Override
    public void write(PlacedText text, int argb) {
        graphics.setColor(new Color(argb, true));
        graphics.fill(text.outline());
    }

    private void moved(PixelShape shape, double dx, double dy) {
        shape.toPath(path);
        if (dx != 0 || dy != 0) {
            path.transform(AffineTransform.getTranslateInstance(dx, dy));
        }
    }
}
