package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import vn.urbansdi.style.CompiledStyle.Label;

/** Writes texts as filled outlines, over a halo where the style asks for one. */
final class LabelPainter {

    private static final BasicStroke HALO = new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    /** Lets a little of the map through. */
    private static final int HALO_ALPHA = 0xE0;

    private final Graphics2D graphics;

    LabelPainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    void paint(Label label, PlacedText text) {
        label.haloRgb().ifPresent(rgb -> {
            graphics.setStroke(HALO);
            graphics.setColor(new Color(HALO_ALPHA << 24 | rgb, true));
            graphics.draw(text.outline());
        });
        graphics.setColor(new Color(label.rgb()));
        graphics.fill(text.outline());
    }
}
