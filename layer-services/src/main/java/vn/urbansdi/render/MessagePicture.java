package vn.urbansdi.render;

import java.awt.Font;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.text.AttributedString;

/** A sentence in place of a map. */
public final class MessagePicture {

    private static final double TEXT_SIZE_PX = 12;
    private static final double MARGIN_PX = 8;
    private static final int TEXT_ARGB = 0xFF8A1C1C;

    private MessagePicture() {}

    /**
     * @param text    may be empty; what does not fit is left out
     * @param density see {@link MapView#density}
     */
    public static void paint(String text, double density, Canvas canvas) {
        double size = TEXT_SIZE_PX * density;
        double margin = MARGIN_PX * density;
        double room = canvas.widthPx() - 2 * margin;
        if (text.isEmpty() || room <= size) {
            return;
        }
        Font font = MapFonts.font(size, false);
        AttributedString styled = new AttributedString(text);
        styled.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer lines = new LineBreakMeasurer(styled.getIterator(), MapFonts.CONTEXT);
        double base = margin + size;
        while (lines.getPosition() < text.length() && base < canvas.heightPx() - margin / 2) {
            int from = lines.getPosition();
            lines.nextLayout((float) room);
            String line = text.substring(from, lines.getPosition());
            canvas.write(PlacedText.of(TextLine.at(line, font, margin, base)), TEXT_ARGB);
            base += size * 1.4;
        }
    }
}
