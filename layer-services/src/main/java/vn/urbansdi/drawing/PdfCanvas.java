package vn.urbansdi.drawing;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.Locale;
import vn.urbansdi.render.Canvas;
import vn.urbansdi.render.MapFonts;
import vn.urbansdi.render.PatternTile;
import vn.urbansdi.render.PixelShape;
import vn.urbansdi.render.PlacedText;
import vn.urbansdi.render.TextLine;
import vn.urbansdi.render.Winding;

/** The operators of a page, or of a pattern on it (ISO 32000-1, annex A), in the coordinates of the map. */
final class PdfCanvas implements Canvas {

    /** Letters that lie nearer to where their widths put them, in pixels, are written in one go. */
    private static final double SAME_PLACE_PX = 0.02;

    private static final int OPAQUE = 255;

    private final DrawingText text;
    private final PdfResources resources;
    private final int widthPx;
    private final int heightPx;
    private final DrawingText.Steps steps = new PdfSteps();

    /** What the next operator meets; nothing has been said of colours and pens at first. */
    private String fillColour = "";

    private String lineColour = "";
    private BasicStroke pen;
    private int alpha = OPAQUE;

    PdfCanvas(DrawingText text, PdfResources resources, int widthPx, int heightPx) {
        this.text = text;
        this.resources = resources;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    @Override
    public int widthPx() {
        return widthPx;
    }

    @Override
    public int heightPx() {
        return heightPx;
    }

    @Override
    public boolean wantsLines() {
        return true;
    }

    /** Puts a colour everywhere. */
    void fill(int rgb) {
        fillWith(OPAQUE << 24 | rgb);
        text.add("0 0 " + widthPx + " " + heightPx + " re f\n");
    }

    @Override
    public void fill(PixelShape area, double dx, double dy, Winding winding, int argb) {
        if (argb >>> 24 != 0 && area.parts() > 0) {
            fillWith(argb);
            DrawingText.follow(area, dx, dy, steps);
            text.add(winding == Winding.EVEN_ODD ? "f*\n" : "f\n");
        }
    }

    @Override
    public void fill(PixelShape area, double dx, double dy, PatternTile tile) {
        if (area.parts() == 0) {
            return;
        }
        String pattern = resources.pattern(tile);
        opacity(OPAQUE);
        fillColour("/Pattern cs " + pattern + " scn\n");
        DrawingText.follow(area, dx, dy, steps);
        text.add("f*\n");
    }

    @Override
    public void draw(PixelShape lines, double dx, double dy, BasicStroke wanted, int argb) {
        if (argb >>> 24 != 0 && lines.parts() > 0) {
            drawWith(wanted, argb);
            DrawingText.follow(lines, dx, dy, steps);
            text.add("S\n");
        }
    }

    @Override
    public void dot(int row, int column, int argb) {
        if (argb >>> 24 != 0) {
            fillWith(argb);
            text.add(column + " " + row + " 1 1 re f\n");
        }
    }

    @Override
    public void halo(PlacedText placed, double radiusPx, int argb) {
        if (argb >>> 24 != 0) {
            drawWith(new BasicStroke((float) (2 * radiusPx), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), argb);
            DrawingText.follow(placed.outline(), steps);
            text.add("S\n");
        }
    }

    /** Where each letter stands by itself, the words are told besides (14.9.4), so that they are found as words. */
    @Override
    public void write(PlacedText placed, int argb) {
        if (argb >>> 24 == 0) {
            return;
        }
        fillWith(argb);
        boolean scattered = placed.lines().size() == placed.text().length();
        if (scattered) {
            text.add("/Span<</ActualText<feff" + PdfFont.utf16(placed.text()) + ">>>BDC\n");
        }
        text.add("BT\n");
        placed.lines().forEach(this::write);
        text.add("ET\n");
        if (scattered) {
            text.add("EMC\n");
        }
    }

    private void write(TextLine line) {
        Font face = line.font();
        PdfFont font = resources.font(face);
        text.add("/" + face.getPSName() + " ").px(face.getSize2D()).add(" Tf\n");
        char[] letters = line.text().toCharArray();
        GlyphVector glyphs =
                face.layoutGlyphVector(MapFonts.CONTEXT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        double penX = Double.NaN;
        double penY = 0;
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            int glyph = glyphs.getGlyphCode(i);
            if (glyph >= face.getNumGlyphs()) {
                continue; // nothing is seen of it: what a letter before has taken in
            }
            font.use(glyph, characters(line.text(), glyphs, i));
            Point2D place = glyphs.getGlyphPosition(i);
            boolean goesOn =
                    Math.abs(place.getX() - penX) < SAME_PLACE_PX && Math.abs(place.getY() - penY) < SAME_PLACE_PX;
            if (!goesOn) {
                text.add(Double.isNaN(penX) ? "" : ">Tj\n");
                place(line.place(), place);
                text.symbol('<');
                penX = place.getX();
                penY = place.getY();
            }
            text.add(PdfFont.hex(glyph));
            penX += font.width(glyph) * face.getSize2D();
        }
        text.add(Double.isNaN(penX) ? "" : ">Tj\n");
    }

    /** Letters grow upwards, and the map downwards. */
    private void place(AffineTransform line, Point2D letter) {
        AffineTransform place = new AffineTransform(line);
        place.translate(letter.getX(), letter.getY());
        text.factor(place.getScaleX()).symbol(' ').factor(place.getShearY()).symbol(' ');
        text.factor(-place.getShearX()).symbol(' ').factor(-place.getScaleY()).symbol(' ');
        text.px(place.getTranslateX()).symbol(' ').px(place.getTranslateY()).add(" Tm\n");
    }

    /** What a letter stands for: up to where the next one begins. */
    private static String characters(String text, GlyphVector glyphs, int glyph) {
        int from = glyphs.getGlyphCharIndex(glyph);
        int to = glyph + 1 < glyphs.getNumGlyphs() ? glyphs.getGlyphCharIndex(glyph + 1) : text.length();
        return from < to ? text.substring(from, to) : "";
    }

    private void fillWith(int argb) {
        opacity(argb >>> 24);
        fillColour(colour(argb) + " rg\n");
    }

    private void fillColour(String operator) {
        if (!operator.equals(fillColour)) {
            fillColour = operator;
            text.add(operator);
        }
    }

    private void drawWith(BasicStroke wanted, int argb) {
        opacity(argb >>> 24);
        String operator = colour(argb) + " RG\n";
        if (!operator.equals(lineColour)) {
            lineColour = operator;
            text.add(operator);
        }
        if (!wanted.equals(pen)) {
            pen = wanted;
            text.factor(pen.getLineWidth()).add(" w " + pen.getEndCap() + " J " + pen.getLineJoin() + " j ");
            text.factor(Math.max(1, pen.getMiterLimit())).add(" M [");
            if (pen.getDashArray() != null) {
                for (float dash : pen.getDashArray()) {
                    text.factor(dash).symbol(' ');
                }
            }
            text.add("] ").factor(pen.getDashPhase()).add(" d\n");
        }
    }

    private void opacity(int wanted) {
        if (wanted != alpha) {
            alpha = wanted;
            text.add(resources.opacity(alpha) + " gs\n");
        }
    }

    private static String colour(int rgb) {
        return channel(rgb >> 16) + " " + channel(rgb >> 8) + " " + channel(rgb);
    }

    private static String channel(int value) {
        int thousandths = Math.round((value & 0xFF) * 1000 / 255f);
        return thousandths == 1000 ? "1" : String.format(Locale.ROOT, ".%03d", thousandths);
    }

    private final class PdfSteps implements DrawingText.Steps {

        @Override
        public void moveTo(double x, double y) {
            text.px(x).symbol(' ').px(y).add(" m\n");
        }

        @Override
        public void lineTo(double x, double y) {
            text.px(x).symbol(' ').px(y).add(" l\n");
        }

        @Override
        public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            text.px(x1).symbol(' ').px(y1).symbol(' ').px(x2).symbol(' ').px(y2).symbol(' ');
            text.px(x).symbol(' ').px(y).add(" c\n");
        }

        @Override
        public void close() {
            text.add("h\n");
        }
    }
}
