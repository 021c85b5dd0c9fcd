package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.style.Icon;

/** Puts an icon on a picture, its middle where it belongs. */
final class IconPainter {

    /** How far the straight lines may lie within a curve, pixels. */
    private static final double FLATNESS_PX = 0.1;

    /** A curve becomes at most two to the power of this many lines. */
    private static final int FLATNESS_LIMIT = 5;

    private static final int MITRE_LIMIT = 4;

    private final Brush brush;
    private final Icon icon;
    private final double scale;
    private final List<Area> areas = new ArrayList<>();

    IconPainter(Brush brush, Icon icon, double heightPx) {
        this.brush = brush;
        this.icon = icon;
        this.scale = heightPx / icon.height();
    }

    private record Area(PixelShape shape, int argb) {}

    /** From now on turned clockwise by so many radians. */
    void turn(double radians) {
        AffineTransform place = AffineTransform.getRotateInstance(radians);
        place.scale(scale, scale);
        place.translate(-icon.width() / 2, -icon.height() / 2);
        areas.clear();
        for (Icon.Part part : icon.parts()) {
            Path2D.Double flat = flat(part.path(), place);
            if (part.fillArgb() >>> 24 != 0) {
                areas.add(new Area(PixelShape.of(flat), part.fillArgb()));
            }
            if (part.strokeArgb() >>> 24 != 0 && part.strokeWidth() > 0) {
                float width = (float) (part.strokeWidth() * scale);
                StrokeOutline pen = new StrokeOutline(
                        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, MITRE_LIMIT));
                areas.add(new Area(
                        pen.of(isClosed(part.path()) ? PixelShape.of(flat) : PixelShape.ofLines(flat))
                                .copy(),
                        part.strokeArgb()));
            }
        }
    }

    /** How many points its outlines have. */
    int points() {
        return areas.stream().mapToInt(area -> area.shape().size() / 2).sum();
    }

    void paint(double x, double y) {
        for (Area area : areas) {
            brush.canvas().fill(area.shape(), x, y, Winding.NON_ZERO, area.argb());
        }
    }

    private static boolean isClosed(Path2D path) {
        int open = 0;
        double[] point = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(point)) {
                case PathIterator.SEG_MOVETO -> open++;
                case PathIterator.SEG_CLOSE -> open--;
                default -> {}
            }
        }
        return open == 0;
    }

    /** Straight lines, a closed one ending where it began. */
    private static Path2D.Double flat(Path2D path, AffineTransform place) {
        Path2D.Double flat = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] point = new double[6];
        double startX = 0;
        double startY = 0;
        PathIterator i = new FlatteningPathIterator(path.getPathIterator(place), FLATNESS_PX, FLATNESS_LIMIT);
        for (; !i.isDone(); i.next()) {
            switch (i.currentSegment(point)) {
                case PathIterator.SEG_MOVETO -> {
                    startX = point[0];
                    startY = point[1];
                    flat.moveTo(startX, startY);
                }
                case PathIterator.SEG_LINETO -> flat.lineTo(point[0], point[1]);
                default -> flat.lineTo(startX, startY);
            }
        }
        return flat;
    }
}
