package vn.urbansdi.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import vn.urbansdi.style.CompiledStyle.Graphic;
import vn.urbansdi.style.CompiledStyle.Mark;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** Puts a mark on a picture. */
final class GraphicPainter {

    private final Mark mark;
    private final Path2D.Double path;
    private final OutlinePainter outline;
    private final IconPainter icon;

    /** The mark as it was turned last, and what its outline covers. */
    private PixelShape turned;

    private PixelShape turnedOutline;
    private double turn;

    GraphicPainter(Brush brush, Graphic graphic) {
        this.mark = graphic.mark();
        this.path = MarkPaths.of(mark.shape(), mark.sizePx());
        this.outline = new OutlinePainter(brush, graphic.fill(), graphic.stroke(), true);
        this.icon = mark.icon()
                .map(each -> new IconPainter(brush, each, mark.sizePx()))
                .orElse(null);
        turn(0);
    }

    /** How far the mark reaches from where it belongs, pixels. */
    static double reachPx(Graphic graphic) {
        double half = graphic.mark()
                        .icon()
                        .map(icon -> Math.max(1, icon.width() / icon.height()))
                        .orElse(1.0)
                * graphic.mark().sizePx()
                / 2;
        double corner = graphic.mark().rotation().equals(vn.urbansdi.style.Angle.NONE) ? half : half * Math.sqrt(2);
        return corner
                + graphic.stroke().map(Stroke::widthPx).orElse(0.0) / 2
                + Math.hypot(graphic.mark().xPx(), graphic.mark().yPx());
    }

    /** How many points its outlines have: what it costs to paint. */
    int points() {
        return icon == null ? turned.size() / 2 : icon.points();
    }

    /** @param direction of what it is set on, radians, clockwise as the picture shows it; the mark's own comes on top */
    void paint(double x, double y, double direction, Object[] values) {
        double wanted = direction + Math.toRadians(mark.rotation().degrees(values));
        if (wanted != turn) {
            turn(wanted);
        }
        double right = mark.xPx();
        double down = -mark.yPx();
        if (direction != 0 && (right != 0 || down != 0)) {
            double cos = Math.cos(direction);
            double sin = Math.sin(direction);
            right = mark.xPx() * cos + mark.yPx() * sin;
            down = mark.xPx() * sin - mark.yPx() * cos;
        }
        if (icon != null) {
            icon.paint(x + right, y + down);
        } else {
            outline.paint(turned, turnedOutline, x + right, y + down, values);
        }
    }

    private void turn(double radians) {
        turn = radians;
        if (icon != null) {
            icon.turn(radians);
            return;
        }
        Path2D.Double copy = new Path2D.Double(path);
        copy.transform(AffineTransform.getRotateInstance(radians));
        turned = mark.shape().isOpen() ? PixelShape.ofLines(copy) : PixelShape.of(copy);
        PixelShape lined = outline.outlineOf(turned);
        turnedOutline = lined == null ? null : lined.copy();
    }
}
