package vn.urbansdi.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import vn.urbansdi.style.CompiledStyle.Graphic;
import vn.urbansdi.style.CompiledStyle.Mark;

/** A square as large as a mark, which fills areas again and again side by side: hatches, dots. */
public final class PatternTile {

    private static final int MIN_SIDE_PX = 2;
    private static final int MAX_SIDE_PX = 512;

    private final Graphic graphic;
    private final Object[] values;
    private final int sidePx;
    private final double leftPx;
    private final double topPx;
    private BufferedImage image;

    PatternTile(Graphic graphic, Object[] values, Brush brush) {
        this.graphic = graphic;
        this.values = values.clone();
        // whole pixels, so that no tile is blurred
        this.sidePx = (int) Math.max(
                MIN_SIDE_PX, Math.min(MAX_SIDE_PX, Math.round(graphic.mark().sizePx())));
        this.leftPx = Math.rint(phase(brush.originX()));
        this.topPx = Math.rint(phase(brush.originY()));
    }

    private double phase(double origin) {
        return Double.isFinite(origin) ? origin % sidePx : 0;
    }

    public int sidePx() {
        return sidePx;
    }

    /** Left edge of one of the squares on the canvas. */
    public double leftPx() {
        return leftPx;
    }

    /** Upper edge of the same square. */
    public double topPx() {
        return topPx;
    }

    /** As pixels. */
    BufferedImage image() {
        if (image == null) {
            PixelCanvas canvas = new PixelCanvas(sidePx, sidePx, OptionalInt.empty());
            paint(canvas);
            image = canvas.image();
        }
        return image;
    }

    /** Paints the square, also what the marks of its neighbours put on it. */
    public void paint(Canvas square) {
        Brush brush = new Brush(square, 0, 0);
        Mark mark = graphic.mark();
        if (mark.icon().isPresent()) {
            GraphicPainter painter = new GraphicPainter(brush, graphic);
            places().forEach(place -> painter.paint(place.getTranslateX(), place.getTranslateY(), 0, values));
            return;
        }
        // as one outline, so that the lines of a hatch meet at the edges without a seam
        Path2D.Double all = new Path2D.Double();
        for (AffineTransform place : places()) {
            place.translate(mark.xPx(), -mark.yPx());
            place.rotate(Math.toRadians(mark.rotation().degrees(values)));
            all.append(MarkPaths.of(mark.shape(), mark.sizePx()).getPathIterator(place), false);
        }
        PixelShape shape = mark.shape().isOpen() ? PixelShape.ofLines(all) : PixelShape.of(all);
        new OutlinePainter(brush, graphic.fill(), graphic.stroke(), true).paint(shape, values);
    }

    /** The middles of the tile and of its neighbours. */
    private List<AffineTransform> places() {
        List<AffineTransform> places = new ArrayList<>();
        for (int row = -1; row <= 1; row++) {
            for (int column = -1; column <= 1; column++) {
                places.add(AffineTransform.getTranslateInstance((column + 0.5) * sidePx, (row + 0.5) * sidePx));
            }
        }
        return places;
    }
}
