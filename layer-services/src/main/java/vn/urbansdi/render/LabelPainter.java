package vn.urbansdi.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import vn.urbansdi.style.CompiledStyle.Label;

/** Writes texts as filled outlines, over a halo where the style asks for one. */
final class LabelPainter {

    private static final float HALO_PX = 3;

    /** Lets a little of the map through. */
    private static final int HALO_ALPHA = 0xE0;

    private final Graphics2D graphics;
    private final BasicStroke halo;

    /** @param density of the picture's pixels */
    LabelPainter(Graphics2D graphics, double density) {
        this.graphics = graphics;
        this.halo = new BasicStroke((float) density * HALO_PX, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    void paint(Label label, PlacedText text) {
        label.haloRgb().ifPresent(rgb -> {
            graphics.setStroke(halo);
            graphics.setColor(new Color(HALO_ALPHA << 24 | rgb, true));
            graphics.draw(text.outline());
        });
        graphics.setColor(new Color(label.rgb()));
        graphics.fill(text.outline());
    }
}
