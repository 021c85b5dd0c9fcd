package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import vn.urbansdi.style.CompiledStyle.Fill;
import vn.urbansdi.style.CompiledStyle.Mark;
import vn.urbansdi.style.CompiledStyle.Rule;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** Puts one rule's fill, stroke and mark on a picture. */
final class SymbolPainter {

    private static final double THIN_PX = 2;

    private final Graphics2D graphics;
    private final PixelCoverage coverage;
    private final PixelInk ink;
    private final Rule rule;
    private final BasicStroke stroke;
    private final StrokeOutline outline;
    private final PixelShape mark;
    private final PixelShape markOutline;
    private final Path2D.Double path;
    private final int widthPx;
    private final int heightPx;

    /** Pixels that already show a feature too small to have a form; made when the first one comes. */
    private java.util.BitSet dots;

    SymbolPainter(BufferedImage image, Graphics2D graphics, PixelCoverage coverage, Rule rule, boolean area) {
        this.graphics = graphics;
        this.coverage = coverage;
        this.ink = new PixelInk(image);
        this.rule = rule;
        this.stroke = rule.stroke()
                .map(s -> basicStroke(s, area || rule.mark().isPresent()))
                .orElse(null);
        this.outline = stroke == null || stroke.getDashArray() != null ? null : new StrokeOutline(stroke);
        this.mark = rule.mark()
                .map(each -> PixelShape.of(MarkPaths.of(each.shape(), each.sizePx())))
                .orElse(null);
        this.markOutline =
                mark == null || outline == null ? null : outline.of(mark).copy();
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
        if (mark != null) {
            paintMarks(shape, values);
        } else if (shape.isSubPixel()) {
            paintDot(shape, values);
        } else if (shape.parts() > 0) {
            fill(shape, 0, 0, values);
            if (outline != null) {
                stroke(outline.of(shape), 0, 0, values);
            } else if (stroke != null) {
                shape.toPath(path);
                dash(0, 0, values);
            }
        }
    }

    private void fill(PixelShape shape, double dx, double dy, Object[] values) {
        if (shape.dimension() == 2 && rule.fill().isPresent()) {
            Fill fill = rule.fill().get();
            ink.take(argb(fill.colour().rgb(values), fill.opacity()));
            coverage.fill(shape, dx, dy, PixelCoverage.Rule.EVEN_ODD, ink);
        }
    }

    private void stroke(PixelShape area, double dx, double dy, Object[] values) {
        Stroke line = rule.stroke().orElseThrow();
        ink.take(argb(line.colour().rgb(values), line.opacity()));
        coverage.fill(area, dx, dy, PixelCoverage.Rule.NON_ZERO, ink);
    }

    /** Along {@link #path}. */
    private void dash(double dx, double dy, Object[] values) {
        Stroke line = rule.stroke().orElseThrow();
        AffineTransform before = graphics.getTransform();
        graphics.translate(dx, dy);
        graphics.setColor(new Color(argb(line.colour().rgb(values), line.opacity()), true));
        graphics.setStroke(stroke);
        graphics.draw(path);
        graphics.setTransform(before);
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
        fill(mark, x, y, values);
        if (markOutline != null) {
            stroke(markOutline, x, y, values);
        } else if (stroke != null) {
            mark.toPath(path);
            dash(x, y, values);
        }
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
            rule.fill().ifPresent(fill -> ink.take(argb(fill.colour().rgb(values), fill.opacity())));
            rule.stroke()
                    .ifPresent(line ->
                            ink.take(argb(line.colour().rgb(values), line.opacity() * Math.min(1, line.widthPx()))));
            ink.cover(row, column, column + 1, 1);
        }
    }

    private static int argb(int rgb, double opacity) {
        return (int) Math.round(opacity * 255) << 24 | rgb;
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
