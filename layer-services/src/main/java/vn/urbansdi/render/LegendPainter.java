package vn.urbansdi.render;

import java.awt.Font;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.CompiledStyle.Rule;

/**
 * Paints legends: one row for each titled rule, and one for each colour where a rule's colours follow codes. Of several layers the
 * uppermost stands first, each below its title.
 */
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
     * @param layers         first one lowest
     * @param swatchWidthPx  size of the symbols beside the texts
     * @param language       {@code vi} or {@code en}
     * @param scale          only the rules that draw at this denominator; empty for all
     */
    public BufferedImage paint(
            List<StyledLayer> layers,
            int swatchWidthPx,
            int swatchHeightPx,
            String language,
            Optional<Double> scale,
            boolean transparent) {
        List<Entry> rows = new ArrayList<>();
        for (StyledLayer styled : layers) {
            rows.addAll(0, entries(styled, scale, layers.size() > 1));
        }
        Font font = MapFonts.font(TEXT_SIZE_PX, false);
        int rowHeight = Math.max(swatchHeightPx, (int) Math.ceil(TEXT_SIZE_PX * 1.2)) + GAP_PX;
        double textWidth = rows.stream()
                .mapToDouble(
                        entry -> new TextLayout(entry.row().title().in(language), font, MapFonts.CONTEXT).getAdvance())
                .max()
                .orElse(0);
        int width = GAP_PX + swatchWidthPx + GAP_PX + (int) Math.ceil(textWidth) + GAP_PX;
        int height = Math.max(1, rows.size()) * rowHeight + GAP_PX;
        PixelCanvas canvas = new PixelCanvas(width, height, transparent ? OptionalInt.empty() : OptionalInt.of(WHITE));
        double top = GAP_PX;
        for (Entry entry : rows) {
            LegendRow row = entry.row();
            new Swatch(entry.layer(), entry.style(), new Brush(canvas, GAP_PX, top), swatchWidthPx, swatchHeightPx, row)
                    .paint();
            double left = row.symbols().isEmpty() ? GAP_PX : GAP_PX + swatchWidthPx + GAP_PX;
            double base = top + swatchHeightPx / 2.0 + TEXT_SIZE_PX * 0.34;
            canvas.write(PlacedText.of(TextLine.at(row.title().in(language), font, left, base)), TEXT_ARGB);
            top += rowHeight;
        }
        return canvas.image();
    }

    private record Entry(Layer layer, CompiledStyle style, LegendRow row) {}

    /** Where a layer has nothing to be shown at the scale, its title says so by itself. */
    private List<Entry> entries(StyledLayer styled, Optional<Double> scale, boolean titled) {
        List<LegendRow> rows = new ArrayList<>(LegendRow.of(styled.layer(), styled.style(), catalog, scale));
        LegendRow title = new LegendRow(styled.layer().title(), List.of(), Optional.empty());
        if (titled && !rows.contains(title)) {
            rows.add(0, title);
        }
        return rows.stream()
                .map(row -> new Entry(styled.layer(), styled.style(), row))
                .toList();
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
