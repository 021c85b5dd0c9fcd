package vn.urbansdi.render;

import vn.urbansdi.style.CompiledStyle.Graphic;
import vn.urbansdi.style.CompiledStyle.Rule;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** Puts one rule's fill, stroke and mark on a picture. */
final class SymbolPainter {

    private final Brush brush;
    private final Rule rule;
    private final OutlinePainter outline;
    private final GraphicPainter mark;
    private final RepeatedMarks repeated;
    private final int widthPx;
    private final int heightPx;

    /** Pixels that already show a feature too small to have a form; made when the first one comes. */
    private java.util.BitSet dots;

    SymbolPainter(Brush brush, Rule rule, boolean area) {
        this.brush = brush;
        this.rule = rule;
        this.outline = new OutlinePainter(brush, rule.fill(), rule.stroke(), area);
        this.mark = rule.mark()
                .map(shape -> new GraphicPainter(brush, new Graphic(shape, rule.fill(), rule.stroke())))
                .orElse(null);
        this.repeated = rule.stroke()
                .flatMap(Stroke::repeated)
                .map(marks -> new RepeatedMarks(brush, marks))
                .orElse(null);
        this.widthPx = brush.canvas().widthPx();
        this.heightPx = brush.canvas().heightPx();
    }

    /** How far a rule's symbol reaches beyond the geometry, pixels. */
    static double reachPx(Rule rule) {
        double line = rule.stroke().map(SymbolPainter::reachPx).orElse(0.0);
        return rule.mark()
                .map(shape -> GraphicPainter.reachPx(new Graphic(shape, rule.fill(), rule.stroke())))
                .orElse(line);
    }

    private static double reachPx(Stroke stroke) {
        return stroke.repeated()
                .map(marks -> GraphicPainter.reachPx(marks.graphic()))
                .orElse(stroke.widthPx() / 2);
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
            outline.paint(shape, values);
            if (repeated != null) {
                repeated.paint(shape, values);
            }
        }
    }

    private void paintMarks(PixelShape shape, Object[] values) {
        if (shape.dimension() == 0) {
            for (int i = 0; i < shape.size(); i += 2) {
                mark.paint(shape.x(i), shape.y(i), 0, values);
            }
            return;
        }
        double[] anchor = Anchors.of(shape, widthPx, heightPx);
        if (anchor != null) {
            mark.paint(anchor[0], anchor[1], 0, values);
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
            int filled = rule.fill()
                    .map(fill -> Brush.argb(fill.colour(), fill.opacity(), values))
                    .orElse(0);
            int lined = rule.stroke()
                    .map(line -> Brush.argb(line.colour(), line.opacity() * Math.min(1, line.widthPx()), values))
                    .orElse(filled);
            brush.canvas().dot(row, column, lined);
        }
    }
}
