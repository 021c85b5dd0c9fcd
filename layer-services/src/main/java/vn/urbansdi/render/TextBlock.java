package vn.urbansdi.render;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A text in one line or several, around the origin, which is the middle of its lines and of their small letters.
 *
 * @param outline of the letters, in pixels
 */
record TextBlock(Shape outline, List<TextLine> lines, double widthPx, double heightPx) {

    /** Part of the em square between the base line and the middle of small letters. */
    static final double MIDDLE_EM = 0.34;

    private static final double LINE_EM = 1.2;
    private static final int MAX_LINES = 8;

    /** @param wrapPx width at which a new line begins, between words */
    static TextBlock of(String text, Font font, OptionalDouble wrapPx) {
        List<String> lines = lines(text, font, wrapPx);
        double step = font.getSize2D() * LINE_EM;
        double base = font.getSize2D() * MIDDLE_EM - (lines.size() - 1) * step / 2;
        Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        List<TextLine> placed = new ArrayList<>();
        double width = 0;
        for (String line : lines) {
            TextLayout layout = new TextLayout(line, font, MapFonts.CONTEXT);
            AffineTransform place = AffineTransform.getTranslateInstance(-layout.getAdvance() / 2.0, base);
            outline.append(layout.getOutline(place), false);
            placed.add(new TextLine(line, font, place));
            width = Math.max(width, layout.getAdvance());
            base += step;
        }
        return new TextBlock(outline, placed, width, lines.size() * step);
    }

    private static List<String> lines(String text, Font font, OptionalDouble wrapPx) {
        if (wrapPx.isEmpty()) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            boolean wide = font.getStringBounds(longer, MapFonts.CONTEXT).getWidth() > wrapPx.getAsDouble();
            if (wide && !line.isEmpty() && lines.size() < MAX_LINES - 1) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    /** From the block to a picture in which its middle stands there, turned clockwise by so many radians. */
    static AffineTransform place(double x, double y, double turn) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        if (turn != 0) {
            place.rotate(turn);
        }
        return place;
    }
}
