package vn.urbansdi.render;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import vn.urbansdi.style.CompiledStyle.Graphic;
import vn.urbansdi.style.CompiledStyle.Mark;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** Puts a mark on a picture. */
final class GraphicPainter {

    private final Brush brush;
    private final Mark mark;
    private final Path2D.Double path;
    private final OutlinePainter outline;

    GraphicPainter(Brush brush, Graphic graphic) {
        this.brush = brush;
        this.mark = graphic.mark();
        this.path = MarkPaths.of(mark.shape(), mark.sizePx());
        this.outline = new OutlinePainter(brush, graphic.fill(), graphic.stroke(), true);
    }

    /** How far the mark reaches from where it belongs, pixels. */
    static double reachPx(Graphic graphic) {
        double half = graphic.mark().sizePx() / 2;
        double corner = graphic.mark().rotation().equals(vn.urbansdi.style.Angle.NONE) ? half : half * Math.sqrt(2);
        return corner
                + graphic.stroke().map(Stroke::widthPx).orElse(0.0) / 2
                + Math.hypot(graphic.mark().xPx(), graphic.mark().yPx());
    }

    /** @param turn of what it is set on, radians, clockwise as the picture shows it; the mark's own comes on top */
    void paint(double x, double y, double turn, Object[] values) {
        Graphics2D graphics = brush.graphics();
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        if (turn != 0) {
            graphics.rotate(turn);
        }
        if (mark.xPx() != 0 || mark.yPx() != 0) {
            graphics.translate(mark.xPx(), -mark.yPx());
        }
        double degrees = mark.rotation().degrees(values);
        if (degrees != 0) {
            graphics.rotate(Math.toRadians(degrees));
        }
        outline.paint(path, !mark.shape().isOpen(), values);
        graphics.setTransform(before);
    }
}
