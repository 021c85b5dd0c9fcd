package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.util.Optional;
import vn.urbansdi.style.CompiledStyle.Cap;
import vn.urbansdi.style.CompiledStyle.Fill;
import vn.urbansdi.style.CompiledStyle.Join;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** Fills outlines with a colour or a pattern, and draws along them. */
final class OutlinePainter {

    private static final double THIN_PX = 2;
    private static final float MITRE_LIMIT = 4;

    /** Dashes that are shorter than this together would only cost time. */
    private static final double MIN_DASHES_PX = 0.5;

    private final Brush brush;
    private final Fill fill;
    private final PatternFill pattern;
    private final Stroke line;
    private final BasicStroke stroke;
    private final StrokeOutline outline;

    /** @param closed whether outlines have an inside, at whose corners nothing is rounded unless the style says so */
    OutlinePainter(Brush brush, Optional<Fill> fill, Optional<Stroke> stroke, boolean closed) {
        this.brush = brush;
        this.fill = fill.orElse(null);
        this.pattern = fill.flatMap(Fill::pattern)
                .map(graphic -> new PatternFill(graphic, fill.get().opacity()))
                .orElse(null);
        this.line =
                stroke.filter(s -> s.repeated().isEmpty() && s.widthPx() > 0).orElse(null);
        this.stroke = line == null ? null : basicStroke(line, closed);
        boolean drawn = this.stroke == null
                || this.stroke.getDashArray() != null
                || brush.canvas().wantsLines();
        this.outline = drawn ? null : new StrokeOutline(this.stroke);
    }

    void paint(PixelShape shape, Object[] values) {
        paint(shape, outlineOf(shape), 0, 0, values);
    }

    /** The area that is covered along a shape, until the next call; null where the line is drawn as such. */
    PixelShape outlineOf(PixelShape shape) {
        return outline == null ? null : outline.of(shape);
    }

    /**
     * @param lined {@link #outlineOf} the shape
     * @param dx    pixels by which the shape is moved to the right
     * @param dy    pixels by which it is moved down
     */
    void paint(PixelShape shape, PixelShape lined, double dx, double dy, Object[] values) {
        Canvas canvas = brush.canvas();
        if (shape.dimension() == 2 && pattern != null) {
            canvas.fill(shape, dx, dy, pattern.tile(brush, values));
        } else if (shape.dimension() == 2 && fill != null) {
            canvas.fill(shape, dx, dy, Winding.EVEN_ODD, Brush.argb(fill.colour(), fill.opacity(), values));
        }
        if (lined != null) {
            canvas.fill(lined, dx, dy, Winding.NON_ZERO, Brush.argb(line.colour(), line.opacity(), values));
        } else if (stroke != null) {
            canvas.draw(shape, dx, dy, stroke, Brush.argb(line.colour(), line.opacity(), values));
        }
    }

    private static BasicStroke basicStroke(Stroke stroke, boolean closed) {
        boolean thin = stroke.widthPx() <= THIN_PX;
        float[] dash = dash(stroke);
        int cap = stroke.cap()
                .map(OutlinePainter::cap)
                .orElse(thin || dash != null ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND);
        int usual = closed ? BasicStroke.JOIN_MITER : thin ? BasicStroke.JOIN_BEVEL : BasicStroke.JOIN_ROUND;
        int join = stroke.join().map(OutlinePainter::join).orElse(usual);
        float offset = dash == null ? 0 : (float) stroke.dashOffsetPx();
        return new BasicStroke((float) stroke.widthPx(), cap, join, MITRE_LIMIT, dash, offset);
    }

    /** Null for a solid line. */
    private static float[] dash(Stroke stroke) {
        double sum = stroke.dashPx().stream().mapToDouble(length -> length).sum();
        if (sum < MIN_DASHES_PX) {
            return null;
        }
        float[] dash = new float[stroke.dashPx().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = stroke.dashPx().get(i).floatValue();
        }
        return dash;
    }

    private static int cap(Cap cap) {
        return switch (cap) {
            case BUTT -> BasicStroke.CAP_BUTT;
            case ROUND -> BasicStroke.CAP_ROUND;
            case SQUARE -> BasicStroke.CAP_SQUARE;
        };
    }

    private static int join(Join join) {
        return switch (join) {
            case MITRE -> BasicStroke.JOIN_MITER;
            case ROUND -> BasicStroke.JOIN_ROUND;
            case BEVEL -> BasicStroke.JOIN_BEVEL;
        };
    }
}
