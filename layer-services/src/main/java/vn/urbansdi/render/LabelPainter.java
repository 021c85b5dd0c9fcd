package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import vn.urbansdi.style.Label;

/** Writes texts as filled outlines, over a halo where the style asks for one. */
final class LabelPainter {

    private final Graphics2D graphics;

    LabelPainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    void paint(Label label, PlacedText text) {
        label.halo().filter(halo -> halo.radiusPx() > 0).ifPresent(halo -> {
            float width = (float) (2 * halo.radiusPx());
            graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(colour(halo.rgb(), halo.opacity()));
            graphics.draw(text.outline());
        });
        graphics.setColor(colour(label.rgb(), label.opacity()));
        graphics.fill(text.outline());
    }

    private static Color colour(int rgb, double opacity) {
        return new Color((int) Math.round(opacity * 255) << 24 | rgb, true);
    }
}
