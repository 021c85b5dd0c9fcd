package vn.urbansdi.render;

import java.awt.Font;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.CompiledStyle.Rule;

/** Paints a layer's legend: one row for each titled rule, and one for each colour where a rule's colours follow codes. */
public final class LegendPainter {

    private static final double TEXT_SIZE_PX = 12;
    private static final int GAP_PX = 6;
    private static final int TEXT_ARGB = 0xFF333333;
    private static final int WHITE = 0xFFFFFF;

    private final Catalog catalog;

    public LegendPainter(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param swatchWidthPx  size of the symbols beside the texts
     * @param language       {@code vi} or {@code en}
     * @param scale          only the rules that draw at this denominator; empty for all
     */
    public BufferedImage paint(
            Layer layer,
            CompiledStyle style,
            int swatchWidthPx,
            int swatchHeightPx,
            String language,
            Optional<Double> scale,
            boolean transparent) {
        List<LegendRow> rows = LegendRow.of(layer, style, catalog, scale);
        Font font = MapFonts.font(TEXT_SIZE_PX, false);
        int rowHeight = Math.max(swatchHeightPx, (int) Math.ceil(TEXT_SIZE_PX * 1.2)) + GAP_PX;
        double textWidth = rows.stream()
                .mapToDouble(row -> new TextLayout(row.title().in(language), font, MapFonts.CONTEXT).getAdvance())
                .max()
                .orElse(0);
        int width = GAP_PX + swatchWidthPx + GAP_PX + (int) Math.ceil(textWidth) + GAP_PX;
        int height = Math.max(1, rows.size()) * rowHeight + GAP_PX;
        PixelCanvas canvas = new PixelCanvas(width, height, transparent ? OptionalInt.empty() : OptionalInt.of(WHITE));
        double top = GAP_PX;
        for (LegendRow row : rows) {
            new Swatch(layer, style, new Brush(canvas, GAP_PX, top), swatchWidthPx, swatchHeightPx, row).paint();
            double left = row.symbols().isEmpty() ? GAP_PX : GAP_PX + swatchWidthPx + GAP_PX;
            double base = top + swatchHeightPx / 2.0 + TEXT_SIZE_PX * 0.34;
            canvas.write(PlacedText.of(TextLine.at(row.title().in(language), font, left, base)), TEXT_ARGB);
            top += rowHeight;
        }
        return canvas.image();
    }

    /** @param brush its origin is the upper left corner */
    private record Swatch(Layer layer, CompiledStyle style, Brush brush, int widthPx, int heightPx, LegendRow row) {

        void paint() {
            row.symbols().forEach(this::paint);
        }

        private void paint(Rule rule) {
            double left = brush.originX();
            double top = brush.originY();
            int dimension = layer.geometry().type().dimension();
            PixelShape shape = new PixelShape();
            if (rule.mark().isPresent()) {
                shape.reset(0);
                shape.add(left + widthPx / 2.0, top + heightPx / 2.0);
            } else if (dimension == 1) {
                shape.reset(1);
                shape.add(left, top + heightPx * 0.75);
                shape.add(left + widthPx * 0.35, top + heightPx * 0.35);
                shape.add(left + widthPx * 0.65, top + heightPx * 0.65);
                shape.add(left + widthPx, top + heightPx * 0.25);
            } else {
                shape.reset(2);
                shape.add(left + 0.5, top + 0.5);
                shape.add(left + widthPx - 0.5, top + 0.5);
                shape.add(left + widthPx - 0.5, top + heightPx - 0.5);
                shape.add(left + 0.5, top + heightPx - 0.5);
                shape.add(left + 0.5, top + 0.5);
            }
            shape.endPart();
            new SymbolPainter(brush, rule, dimension == 2).paint(shape, row.values(style));
        }
    }
}
