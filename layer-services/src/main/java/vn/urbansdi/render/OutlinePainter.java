package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.Shape;
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
    private final PatternTile pattern;
    private final Stroke line;
    private final BasicStroke stroke;

    /** @param closed whether outlines have an inside, at whose corners nothing is rounded unless the style says so */
    OutlinePainter(Brush brush, Optional<Fill> fill, Optional<Stroke> stroke, boolean closed) {
        this.brush = brush;
        this.fill = fill.orElse(null);
        this.pattern = fill.flatMap(Fill::pattern)
                .map(graphic -> new PatternTile(graphic, fill.get().opacity()))
                .orElse(null);
        this.line = stroke.filter(s -> s.repeated().isEmpty()).orElse(null);
        this.stroke = line == null ? null : basicStroke(line, closed);
    }

    void paint(Shape outline, boolean area, Object[] values) {
        if (area && pattern != null) {
            brush.graphics().setPaint(pattern.paint(brush, values));
            brush.graphics().fill(outline);
        } else if (area && fill != null) {
            brush.in(fill.colour(), fill.opacity(), values).fill(outline);
        }
        if (stroke != null) {
            brush.in(line.colour(), line.opacity(), values).setStroke(stroke);
            brush.graphics().draw(outline);
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
