package vn.urbansdi.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.text.AttributedString;

/** A sentence in place of a map. */
public final class MessagePicture {

    private static final double TEXT_SIZE_PX = 12;
    private static final double MARGIN_PX = 8;
    private static final int TEXT_RGB = 0x8A1C1C;

    private MessagePicture() {}

    /** @param text may be empty; what does not fit is left out */
    public static BufferedImage of(String text, int widthPx, int heightPx, boolean transparent, int backgroundRgb) {
        BufferedImage image = new BufferedImage(
                widthPx, heightPx, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Brush.graphics(image);
        if (!transparent) {
            graphics.setColor(new Color(backgroundRgb));
            graphics.fillRect(0, 0, widthPx, heightPx);
        }
        double room = widthPx - 2 * MARGIN_PX;
        if (!text.isEmpty() && room > TEXT_SIZE_PX) {
            graphics.setColor(new Color(TEXT_RGB));
            AttributedString styled = new AttributedString(text);
            styled.addAttribute(TextAttribute.FONT, MapFonts.font(TEXT_SIZE_PX, false));
            LineBreakMeasurer lines = new LineBreakMeasurer(styled.getIterator(), MapFonts.CONTEXT);
            double base = MARGIN_PX + TEXT_SIZE_PX;
            while (lines.getPosition() < text.length() && base < heightPx - MARGIN_PX / 2) {
                TextLayout line = lines.nextLayout((float) room);
                graphics.fill(line.getOutline(AffineTransform.getTranslateInstance(MARGIN_PX, base)));
                base += TEXT_SIZE_PX * 1.4;
            }
        }
        graphics.dispose();
        return image;
    }
}
