package vn.urbansdi.render;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.render.LabelPlacer.Candidate;

/**
 * A text laid out at one place.
 *
 * @param outline of the letters, in pixels
 * @param boxes   what it takes up, so that nothing else is written there
 */
record PlacedText(Shape outline, List<Rectangle2D> boxes) {

    private static final double PADDING_PX = 2;
    private static final double POINT_GAP_PX = 5;

    /** Part of the em square between the base line and the middle of small letters. */
    private static final double MIDDLE_EM = 0.34;

    /** Where along a line its label may start, as a share of the room that is left; the middle first. */
    private static final double[] SHARES = {0.5, 0.3, 0.7, 0.1, 0.9};

    /** Letters that turn more than this from one to the next cannot be read. */
    private static final double MAX_TURN = Math.toRadians(35);

    /** Every place that the label may take, the best first; none where the feature is too small for it. */
    static List<PlacedText> alternatives(Candidate candidate) {
        Font font = MapFonts.font(candidate.label().sizePx(), candidate.label().bold());
        if (candidate.label().followLine() && candidate.line() != null) {
            return alongLine(candidate, font);
        }
        TextLayout layout = new TextLayout(candidate.text(), font, MapFonts.CONTEXT);
        double width = layout.getAdvance();
        double x = candidate.anchor()[0];
        double base = candidate.anchor()[1] + candidate.label().sizePx() * MIDDLE_EM;
        if (candidate.dimension() != 0) {
            boolean room = candidate.dimension() == 1 || width <= candidate.anchor()[2];
            return room ? List.of(at(layout, x - width / 2, base)) : List.of();
        }
        double rise = candidate.label().sizePx() * 0.5 + POINT_GAP_PX + 2;
        return List.of(
                at(layout, x + POINT_GAP_PX + 2, base),
                at(layout, x - POINT_GAP_PX - 2 - width, base),
                at(layout, x - width / 2, base - rise),
                at(layout, x - width / 2, base + rise));
    }

    private static PlacedText at(TextLayout layout, double x, double base) {
        Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(x, base));
        return new PlacedText(outline, List.of(padded(outline.getBounds2D())));
    }

    private static List<PlacedText> alongLine(Candidate candidate, Font font) {
        GlyphVector glyphs = font.createGlyphVector(MapFonts.CONTEXT, candidate.text());
        double width = glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
        PixelLine line = PixelLine.readable(candidate.line(), width);
        if (line.length() < width + 2 * PADDING_PX) {
            return List.of();
        }
        List<PlacedText> places = new ArrayList<>();
        for (double share : SHARES) {
            letters(candidate, glyphs, line, (line.length() - width) * share).ifPresent(places::add);
        }
        return places;
    }

    /** Empty where the line turns too sharply under the letters. */
    private static Optional<PlacedText> letters(Candidate candidate, GlyphVector glyphs, PixelLine line, double start) {
        double drop = candidate.label().sizePx() * MIDDLE_EM;
        Path2D.Double outline = new Path2D.Double();
        List<Rectangle2D> boxes = new ArrayList<>();
        double lastAngle = Double.NaN;
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            Point2D position = glyphs.getGlyphPosition(i);
            double advance = glyphs.getGlyphMetrics(i).getAdvanceX();
            double[] middle = line.at(start + position.getX() + advance / 2);
            double turn = Math.abs(Math.IEEEremainder(middle[2] - lastAngle, 2 * Math.PI));
            if (turn > MAX_TURN) {
                return Optional.empty();
            }
            lastAngle = middle[2];
            AffineTransform place = AffineTransform.getTranslateInstance(middle[0], middle[1]);
            place.rotate(middle[2]);
            place.translate(-advance / 2 - position.getX(), drop - position.getY());
            Shape glyph = place.createTransformedShape(glyphs.getGlyphOutline(i));
            outline.append(glyph, false);
            if (!glyph.getBounds2D().isEmpty()) {
                boxes.add(padded(glyph.getBounds2D()));
            }
        }
        return Optional.of(new PlacedText(outline, boxes));
    }

    private static Rectangle2D padded(Rectangle2D box) {
        return new Rectangle2D.Double(
                box.getX() - PADDING_PX,
                box.getY() - PADDING_PX,
                box.getWidth() + 2 * PADDING_PX,
                box.getHeight() + 2 * PADDING_PX);
    }
}
