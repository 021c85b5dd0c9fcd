package vn.urbansdi.drawing;

import java.awt.BasicStroke;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.render.Canvas;
import vn.urbansdi.render.PatternTile;
import vn.urbansdi.render.PixelShape;
import vn.urbansdi.render.PlacedText;
import vn.urbansdi.render.Winding;

/** Paths in groups of one look each, in the order in which they are painted. */
final class SvgCanvas implements Canvas {

    private static final String NONE = "";

    /** What an outline has unless something is said. */
    private static final float USUAL_MITRE_LIMIT = 4;

    private final DrawingText text;
    private final int widthPx;
    private final int heightPx;
    private final Map<PatternTile, Integer> patterns;
    private final Map<Pen, String> pens = new HashMap<>();
    private final DrawingText.Steps steps = new SvgSteps();
    private String look = NONE;

    private record Pen(BasicStroke stroke, int argb) {}

    SvgCanvas(DrawingText text, int widthPx, int heightPx) {
        this(text, widthPx, heightPx, new LinkedHashMap<>());
    }

    private SvgCanvas(DrawingText text, int widthPx, int heightPx, Map<PatternTile, Integer> patterns) {
        this.text = text;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.patterns = patterns;
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

    @Override
    public void fill(PixelShape area, double dx, double dy, Winding winding, int argb) {
        if (argb >>> 24 != 0) {
            look(filled(argb) + rule(winding));
            path(area, dx, dy);
        }
    }

    @Override
    public void fill(PixelShape area, double dx, double dy, PatternTile tile) {
        Integer known = patterns.get(tile);
        int pattern = known == null ? define(tile) : known;
        look(" fill=\"url(#p" + pattern + ")\"" + rule(Winding.EVEN_ODD));
        path(area, dx, dy);
    }

    @Override
    public void draw(PixelShape lines, double dx, double dy, BasicStroke pen, int argb) {
        if (argb >>> 24 != 0) {
            look(pens.computeIfAbsent(new Pen(pen, argb), SvgCanvas::lined));
            path(lines, dx, dy);
        }
    }

    @Override
    public void dot(int row, int column, int argb) {
        if (argb >>> 24 != 0) {
            look(filled(argb));
            text.add("<path d=\"M").px(column).symbol(' ').px(row).add("h1v1h-1z\"/>\n");
        }
    }

    @Override
    public void halo(PlacedText placed, double radiusPx, int argb) {
        if (argb >>> 24 != 0) {
            look(lined(new Pen(
                    new BasicStroke((float) (2 * radiusPx), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), argb)));
            letters(placed, NONE);
        }
    }

    @Override
    public void write(PlacedText placed, int argb) {
        if (argb >>> 24 != 0) {
            look(filled(argb));
            letters(placed, " role=\"img\" aria-label=\"" + XmlWriter.escaped(placed.text()) + "\"");
        }
    }

    /** Ends the last group. */
    void end() {
        look(NONE);
    }

    private int define(PatternTile tile) {
        look(NONE);
        int number = patterns.size();
        patterns.put(tile, number);
        text.add("<pattern id=\"p" + number + "\" patternUnits=\"userSpaceOnUse\" x=\"")
                .px(tile.leftPx())
                .add("\" y=\"")
                .px(tile.topPx())
                .add("\" width=\"" + tile.sidePx() + "\" height=\"" + tile.sidePx() + "\">\n");
        SvgCanvas square = new SvgCanvas(text, tile.sidePx(), tile.sidePx(), patterns);
        tile.paint(square);
        square.end();
        text.add("</pattern>\n");
        return number;
    }

    private void look(String wanted) {
        if (!wanted.equals(look)) {
            text.add(look.isEmpty() ? NONE : "</g>\n");
            text.add(wanted.isEmpty() ? NONE : "<g" + wanted + ">\n");
            look = wanted;
        }
    }

    private void path(PixelShape shape, double dx, double dy) {
        text.add("<path d=\"");
        DrawingText.follow(shape, dx, dy, steps);
        text.add("\"/>\n");
    }

    private void letters(PlacedText placed, String attributes) {
        text.add("<path" + attributes + " d=\"");
        DrawingText.follow(placed.outline(), steps);
        text.add("\"/>\n");
    }

    private static String filled(int argb) {
        return " fill=\"" + hex(argb) + "\"" + opacity("fill-opacity", argb);
    }

    private static String rule(Winding winding) {
        return winding == Winding.EVEN_ODD ? " fill-rule=\"evenodd\"" : NONE;
    }

    private static String lined(Pen colouredPen) {
        BasicStroke pen = colouredPen.stroke;
        StringBuilder look = new StringBuilder(" fill=\"none\" stroke=\"" + hex(colouredPen.argb) + "\"");
        look.append(opacity("stroke-opacity", colouredPen.argb));
        attribute(look, "stroke-width", number(pen.getLineWidth()));
        switch (pen.getEndCap()) {
            case BasicStroke.CAP_ROUND -> attribute(look, "stroke-linecap", "round");
            case BasicStroke.CAP_SQUARE -> attribute(look, "stroke-linecap", "square");
            default -> {}
        }
        switch (pen.getLineJoin()) {
            case BasicStroke.JOIN_ROUND -> attribute(look, "stroke-linejoin", "round");
            case BasicStroke.JOIN_BEVEL -> attribute(look, "stroke-linejoin", "bevel");
            default -> {
                if (pen.getMiterLimit() != USUAL_MITRE_LIMIT) {
                    attribute(look, "stroke-miterlimit", number(pen.getMiterLimit()));
                }
            }
        }
        if (pen.getDashArray() != null) {
            StringBuilder dashes = new StringBuilder();
            for (float dash : pen.getDashArray()) {
                dashes.append(dashes.isEmpty() ? NONE : ",").append(number(dash));
            }
            attribute(look, "stroke-dasharray", dashes.toString());
            if (pen.getDashPhase() != 0) {
                attribute(look, "stroke-dashoffset", number(pen.getDashPhase()));
            }
        }
        return look.toString();
    }

    private static void attribute(StringBuilder look, String name, String value) {
        look.append(' ').append(name).append("=\"").append(value).append('"');
    }

    private static String opacity(String name, int argb) {
        int alpha = argb >>> 24;
        return alpha == 255 ? NONE : " " + name + "=\"" + number(alpha / 255.0) + "\"";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String hex(int rgb) {
        return "#" + Integer.toHexString(0x1000000 | (rgb & 0xFFFFFF)).substring(1);
    }

    private final class SvgSteps implements DrawingText.Steps {

        @Override
        public void moveTo(double x, double y) {
            step('M', x, y);
        }

        @Override
        public void lineTo(double x, double y) {
            step('L', x, y);
        }

        @Override
        public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            step('C', x1, y1);
            step(' ', x2, y2);
            step(' ', x, y);
        }

        @Override
        public void close() {
            text.symbol('z');
        }

        private void step(char command, double x, double y) {
            text.symbol(command).px(x).symbol(' ').px(y);
        }
    }
}
