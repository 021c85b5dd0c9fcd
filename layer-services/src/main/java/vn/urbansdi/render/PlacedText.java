package vn.urbansdi.render;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.render.LabelPlacer.Candidate;
import vn.urbansdi.style.Label;
import vn.urbansdi.style.Label.Placement;

/**
 * A text laid out at one place.
 *
 * @param text    as it is read
 * @param outline of the letters, in pixels
 * @param lines   the letters, each by itself where the text follows a line
 * @param boxes   what it takes up, so that nothing else is written there
 */
public record PlacedText(String text, Shape outline, List<TextLine> lines, List<Rectangle2D> boxes) {

    private static final double PADDING_PX = 2;
    private static final double POINT_GAP_PX = 5;

    /** How many places, in how many distances, are tried where a label may move aside. */
    private static final int DIRECTIONS = 8;

    private static final int RINGS = 3;

    /** Where along a line its label may start, as a share of the room that is left; the middle first. */
    private static final double[] SHARES = {0.5, 0.3, 0.7, 0.1, 0.9};

    /** Letters that turn more than this from one to the next cannot be read. */
    private static final double MAX_TURN = Math.toRadians(35);

    /** One line that is nobody's label. */
    static PlacedText of(TextLine line) {
        return new PlacedText(line.text(), line.outline(), List.of(line), List.of());
    }

    /** Every place that the label may take, the best first; none where the feature is too small for it. */
    static List<PlacedText> alternatives(Candidate candidate) {
        Label label = candidate.label();
        Font font = MapFonts.font(label.sizePx(), label.bold());
        if (label.followsLine() && candidate.line() != null) {
            return alongLine(candidate, font);
        }
        TextBlock block = TextBlock.of(candidate.text(), font, label.choice().wrapPx());
        if (label.placement() instanceof Placement.AtPoint point) {
            return atPoint(candidate, block, point);
        }
        if (label.placement() instanceof Placement.OnLine line && candidate.line() != null) {
            return acrossMiddle(candidate, block, line);
        }
        return whereThereIsRoom(candidate, block);
    }

    private static List<PlacedText> whereThereIsRoom(Candidate candidate, TextBlock block) {
        double x = candidate.anchor()[0];
        double y = candidate.anchor()[1];
        if (candidate.dimension() != 0) {
            boolean room =
                    candidate.dimension() == 1 || block.widthPx() <= candidate.anchor()[2];
            return room ? List.of(at(candidate, block, x, y, 0)) : List.of();
        }
        double aside = POINT_GAP_PX + 2 + block.widthPx() / 2;
        double rise = candidate.label().sizePx() * 0.5
                + POINT_GAP_PX
                + 2
                + (block.heightPx() - candidate.label().sizePx() * 1.2) / 2;
        return List.of(
                at(candidate, block, x + aside, y, 0),
                at(candidate, block, x - aside, y, 0),
                at(candidate, block, x, y - rise, 0),
                at(candidate, block, x, y + rise, 0));
    }

    /** Where the style wants it, or else as near to there as it may move. */
    private static List<PlacedText> atPoint(Candidate candidate, TextBlock block, Placement.AtPoint point) {
        double turn = Math.toRadians(candidate.rotationDegrees());
        double right = (0.5 - point.anchorX()) * block.widthPx();
        double down = (point.anchorY() - 0.5) * block.heightPx();
        double x = candidate.anchor()[0] + point.xPx() + right * Math.cos(turn) - down * Math.sin(turn);
        double y = candidate.anchor()[1] - point.yPx() + right * Math.sin(turn) + down * Math.cos(turn);
        List<PlacedText> places = new ArrayList<>();
        places.add(at(candidate, block, x, y, turn));
        double most = candidate.label().choice().maxDisplacementPx();
        for (int ring = 1; ring <= RINGS && most > 0; ring++) {
            for (int i = 0; i < DIRECTIONS; i++) {
                double angle = 2 * Math.PI * i / DIRECTIONS;
                double away = most * ring / RINGS;
                places.add(at(candidate, block, x + away * Math.cos(angle), y - away * Math.sin(angle), turn));
            }
        }
        return places;
    }

    private static List<PlacedText> acrossMiddle(Candidate candidate, TextBlock block, Placement.OnLine line) {
        PixelLine pixels = PixelLine.readable(candidate.line(), block.widthPx());
        double[] middle = pixels.at(pixels.length() / 2);
        double turn = Math.IEEEremainder(middle[2], Math.PI); // never on its head
        double x = middle[0] + Math.sin(turn) * line.offsetPx();
        double y = middle[1] - Math.cos(turn) * line.offsetPx();
        return List.of(at(candidate, block, x, y, turn));
    }

    private static PlacedText at(Candidate candidate, TextBlock block, double x, double y, double turn) {
        AffineTransform place = TextBlock.place(x, y, turn);
        Shape outline = place.createTransformedShape(block.outline());
        return new PlacedText(
                candidate.text(),
                outline,
                block.lines().stream().map(line -> line.moved(place)).toList(),
                List.of(padded(outline.getBounds2D(), candidate)));
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
        double raised = candidate.label().placement() instanceof Placement.OnLine onLine ? onLine.offsetPx() : 0;
        double drop = candidate.label().sizePx() * TextBlock.MIDDLE_EM - raised;
        Path2D.Double outline = new Path2D.Double();
        List<TextLine> lines = new ArrayList<>();
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
            place.translate(-advance / 2, drop);
            String letter = candidate.text().substring(i, i + 1);
            lines.add(new TextLine(letter, glyphs.getFont(), new AffineTransform(place)));
            place.translate(-position.getX(), -position.getY());
            Shape glyph = place.createTransformedShape(glyphs.getGlyphOutline(i));
            outline.append(glyph, false);
            if (!glyph.getBounds2D().isEmpty()) {
                boxes.add(padded(glyph.getBounds2D(), candidate));
            }
        }
        return Optional.of(new PlacedText(candidate.text(), outline, lines, boxes));
    }

    private static Rectangle2D padded(Rectangle2D box, Candidate candidate) {
        double padding = PADDING_PX + candidate.label().choice().spaceAroundPx();
        return new Rectangle2D.Double(
                box.getX() - padding,
                box.getY() - padding,
                box.getWidth() + 2 * padding,
                box.getHeight() + 2 * padding);
    }
}
