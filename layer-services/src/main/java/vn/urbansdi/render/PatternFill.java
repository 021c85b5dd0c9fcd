package vn.urbansdi.render;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.style.CompiledStyle.Fill;
import vn.urbansdi.style.CompiledStyle.Graphic;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** A mark that fills areas: the tile with the colours, and the direction, that a feature's values give it. */
final class PatternFill {

    /** Of one pattern, kept for the next feature of the same colours. */
    private static final int MOST_TILES = 64;

    private final Graphic graphic;
    private final Map<Long, PatternTile> tiles = new HashMap<>();

    PatternFill(Graphic graphic, double opacity) {
        this.graphic = new Graphic(
                graphic.mark(),
                graphic.fill().map(fill -> new Fill(fill.colour(), opacity * fill.opacity(), Optional.empty())),
                graphic.stroke()
                        .map(line -> new Stroke(
                                line.colour(),
                                opacity * line.opacity(),
                                line.widthPx(),
                                line.dashPx(),
                                line.dashOffsetPx(),
                                line.cap(),
                                line.join(),
                                Optional.empty())));
    }

    PatternTile tile(Brush brush, Object[] values) {
        long colours = graphic.fill()
                                .map(fill -> Brush.argb(fill.colour(), fill.opacity(), values))
                                .orElse(0)
                        * 0x100000000L
                + (graphic.stroke()
                                .map(line -> Brush.argb(line.colour(), line.opacity(), values))
                                .orElse(0)
                        & 0xFFFFFFFFL);
        if (graphic.mark().rotation().column().isPresent() || tiles.size() == MOST_TILES) {
            tiles.clear();
        }
        return tiles.computeIfAbsent(colours, key -> new PatternTile(graphic, values, brush));
    }
}
