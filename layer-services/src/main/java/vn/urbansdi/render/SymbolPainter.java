package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import vn.urbansdi.style.CompiledStyle.Fill;
import vn.urbansdi.style.CompiledStyle.Mark;
import vn.urbansdi.style.CompiledStyle.Rule;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** Puts one rule's fill, stroke and mark on a picture. */
final class SymbolPainter {

    private static final double THIN_PX = 2;

    private final Graphics2D graphics;
    private final Rule rule;
    private final BasicStroke stroke;
    private final Path2D.Double markPath;
    private final Path2D.Double path;
    private final int widthPx;
    private final int heightPx;

    /** Pixels that already show a feature too small to have a form; made when the first one comes. */
    private java.util.BitSet dots;

    private Color colour = Color.BLACK;

    SymbolPainter(BufferedImage image, Graphics2D graphics, Rule rule, boolean area) {
        this.graphics = graphics;
        this.rule = rule;
        this.stroke = rule.stroke()
                .map(s -> basicStroke(s, area || rule.mark().isPresent()))
                .orElse(null);
        this.markPath = rule.mark()
                .map(mark -> MarkPaths.of(mark.shape(), mark.sizePx()))
                .orElse(null);
        this.path = new Path2D.Double(Path2D.WIND_EVEN_ODD, 256);
        this.widthPx = image.getWidth();
        this.heightPx = image.getHeight();
    }

    /** Graphics that paint with sub-pixel accuracy. */
    static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** How far a rule's symbol reaches beyond the geometry, pixels. */
    static double reachPx(Rule rule) {
        double strokeReach = rule.stroke().map(Stroke::widthPx).orElse(0.0) / 2;
        return strokeReach + rule.mark().map(Mark::sizePx).orElse(0.0) / 2;
    }

    Rule rule() {
        return rule;
    }

    void paint(PixelShape shape, Object[] values) {
        if (markPath != null) {
            paintMarks(shape, values);
        } else if (shape.isSubPixel()) {
            paintDot(shape, values);
        } else if (shape.parts() > 0) {
            shape.toPath(path);
            paint(path, shape.dimension() == 2, values);
        }
    }

    private void paint(java.awt.Shape outline, boolean area, Object[] values) {
        if (area && rule.fill().isPresent()) {
            Fill fill = rule.fill().get();
            setColour(fill.colour().rgb(values), fill.opacity());
            graphics.fill(outline);
        }
        if (stroke != null) {
            Stroke line = rule.stroke().get();
            setColour(line.colour().rgb(values), line.opacity());
            graphics.setStroke(stroke);
            graphics.draw(outline);
        }
    }

    private void paintMarks(PixelShape shape, Object[] values) {
        if (shape.dimension() == 0) {
            for (int i = 0; i < shape.size(); i += 2) {
                paintMark(shape.x(i), shape.y(i), values);
            }
            return;
        }
        double[] anchor = Anchors.of(shape, widthPx, heightPx);
        if (anchor != null) {
            paintMark(anchor[0], anchor[1], values);
        }
    }

    private void paintMark(double x, double y, Object[] values) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        paint(markPath, true, values);
        graphics.setTransform(before);
    }

    /** The pixel in which a tiny area or line lies, once however many lie there. */
    private void paintDot(PixelShape shape, Object[] values) {
        int column = (int) Math.floor((shape.minX() + shape.maxX()) / 2);
        int row = (int) Math.floor((shape.minY() + shape.maxY()) / 2);
        if (column < 0 || row < 0 || column >= widthPx || row >= heightPx) {
            return;
        }
        if (dots == null) {
            dots = new java.util.BitSet(widthPx * heightPx);
        }
        int pixel = row * widthPx + column;
        if (!dots.get(pixel)) {
            dots.set(pixel);
            rule.fill().ifPresent(fill -> setColour(fill.colour().rgb(values), fill.opacity()));
            rule.stroke()
                    .ifPresent(
                            line -> setColour(line.colour().rgb(values), line.opacity() * Math.min(1, line.widthPx())));
            graphics.fill(new Rectangle2D.Double(column, row, 1, 1));
        }
    }

    private void setColour(int rgb, double opacity) {
        int argb = (int) Math.round(opacity * 255) << 24 | rgb;
        if (colour.getRGB() != argb) {
            colour = new Color(argb, true);
        }
        graphics.setColor(colour);
    }

    private static BasicStroke basicStroke(Stroke stroke, boolean closed) {
        boolean thin = stroke.widthPx() <= THIN_PX;
        int cap = thin || !stroke.dashPx().isEmpty() ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
        int join = closed ? BasicStroke.JOIN_MITER : thin ? BasicStroke.JOIN_BEVEL : BasicStroke.JOIN_ROUND;
        float[] dash =
                stroke.dashPx().isEmpty() ? null : new float[stroke.dashPx().size()];
        for (int i = 0; dash != null && i < dash.length; i++) {
            dash[i] = stroke.dashPx().get(i).floatValue();
        }
        return new BasicStroke((float) stroke.widthPx(), cap, join, 4, dash, 0);
    }
}
