package vn.urbansdi.render;

import java.awt.Graphics2D;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.style.CompiledStyle.Fill;
import vn.urbansdi.style.CompiledStyle.Graphic;
import vn.urbansdi.style.CompiledStyle.Mark;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** A mark that fills areas, again and again side by side: hatches, dots. One tile is as large as the mark. */
final class PatternTile {

    private static final int MIN_SIDE_PX = 2;
    private static final int MAX_SIDE_PX = 512;

    private final Graphic graphic;
    private final int sidePx;
    private BufferedImage tile;
    private long tileColours;

    PatternTile(Graphic graphic, double opacity) {
        this.graphic = new Graphic(
                graphic.mark(),
                graphic.fill().map(fill -> new Fill(fill.colour(), opacity * fill.opacity(), Optional.empty())),
                graphic.stroke()
                        .map(line -> new Stroke(
                                line.colour(),
                                opacity * line.opacity(),
                                line.widthPx(),
                                line.dashPx(),
                                line.dashOffsetPx(),
                                line.cap(),
                                line.join(),
                                Optional.empty())));
        // whole pixels, so that no tile is blurred
        this.sidePx = (int) Math.max(
                MIN_SIDE_PX, Math.min(MAX_SIDE_PX, Math.round(graphic.mark().sizePx())));
    }

    TexturePaint paint(Brush brush, Object[] values) {
        long colours = graphic.fill()
                                .map(fill -> Brush.argb(fill.colour(), fill.opacity(), values))
                                .orElse(0)
                        * 0x100000000L
                + (graphic.stroke()
                                .map(line -> Brush.argb(line.colour(), line.opacity(), values))
                                .orElse(0)
                        & 0xFFFFFFFFL);
        boolean turns = graphic.mark().rotation().column().isPresent();
        if (tile == null || turns || colours != tileColours) {
            tile = tile(values);
            tileColours = colours;
        }
        double left = Math.rint(phase(brush.originX()));
        double top = Math.rint(phase(brush.originY()));
        return new TexturePaint(tile, new Rectangle2D.Double(left, top, sidePx, sidePx));
    }

    private double phase(double origin) {
        return Double.isFinite(origin) ? origin % sidePx : 0;
    }

    /** Also what the marks of the neighbouring tiles put on this one. */
    private BufferedImage tile(Object[] values) {
        BufferedImage image = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = Brush.graphics(image);
        Brush brush = new Brush(image, graphics, 0, 0);
        Mark mark = graphic.mark();
        if (mark.icon().isPresent()) {
            GraphicPainter painter = new GraphicPainter(brush, graphic);
            places().forEach(place -> painter.paint(place.getTranslateX(), place.getTranslateY(), 0, values));
        } else {
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
        graphics.dispose();
        return image;
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
