package vn.urbansdi.render;

import vn.urbansdi.style.Label;

/** Writes texts, over a halo where the style asks for one. */
final class LabelPainter {

    private final Canvas canvas;

    LabelPainter(Canvas canvas) {
        this.canvas = canvas;
    }

    void paint(Label label, PlacedText text) {
        label.halo()
                .filter(halo -> halo.radiusPx() > 0)
                .ifPresent(halo -> canvas.halo(text, halo.radiusPx(), Brush.argb(halo.rgb(), halo.opacity())));
        canvas.write(text, Brush.argb(label.rgb(), label.opacity()));
    }
}
