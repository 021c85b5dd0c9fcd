package vn.urbansdi.render;

import vn.urbansdi.style.CompiledStyle.Repeated;

/** Sets a mark along lines again and again, turned as the line runs: arrows of a flow, ties of a railway. */
final class RepeatedMarks {

    private static final double MIN_STEP_PX = 2;

    /** Of the marks of one feature together; far beyond it nobody could tell one from the next. */
    private static final int MAX_POINTS = 1_000_000;

    private final GraphicPainter painter;
    private final double startPx;
    private final double stepPx;

    RepeatedMarks(Brush brush, Repeated repeated) {
        double size = repeated.graphic().mark().sizePx();
        this.painter = new GraphicPainter(brush, repeated.graphic());
        this.startPx = repeated.initialGapPx() + size / 2;
        this.stepPx = Math.max(MIN_STEP_PX, size + repeated.gapPx());
    }

    void paint(PixelShape shape, Object[] values) {
        int left = MAX_POINTS / Math.max(1, painter.points());
        for (int part = 0; part < shape.parts() && left > 0; part++) {
            double next = startPx;
            for (int i = shape.start(part); i + 2 < shape.end(part) && left > 0; i += 2) {
                double dx = shape.x(i + 2) - shape.x(i);
                double dy = shape.y(i + 2) - shape.y(i);
                double length = Math.hypot(dx, dy);
                double turn = Math.atan2(dy, dx);
                for (; next <= length && left > 0; next += stepPx, left--) {
                    painter.paint(shape.x(i) + dx * next / length, shape.y(i) + dy * next / length, turn, values);
                }
                next -= length;
            }
        }
    }
}
