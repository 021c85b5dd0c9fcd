package vn.urbansdi.tile;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.urbansdi.render.DistanceGlyph;
import vn.urbansdi.style.MapLibreStyle;

/**
 * The letters of the shipped fonts, 256 at a time, in the message {@code glyphs} that MapLibre and Mapbox read. Ranges are kept
 * once made: there are two fonts of 256 ranges at most, nearly all of them empty.
 */
@Component
final class Glyphs {

    static final int RANGE = 256;
    static final int LAST_RANGE = 65_536 / RANGE - 1;

    private static final int STACK = 1;
    private static final int STACK_NAME = 1;
    private static final int STACK_RANGE = 2;
    private static final int STACK_GLYPH = 3;
    private static final int GLYPH_ID = 1;
    private static final int GLYPH_BITMAP = 2;
    private static final int GLYPH_WIDTH = 3;
    private static final int GLYPH_HEIGHT = 4;
    private static final int GLYPH_LEFT = 5;
    private static final int GLYPH_TOP = 6;
    private static final int GLYPH_ADVANCE = 7;

    private final Map<Key, Tile> made = new ConcurrentHashMap<>();

    private record Key(String font, int range) {}

    /**
     * @param fonts names of fonts, the best first, commas between them
     * @param range 0 for the code points 0 to 255
     * @return empty where none of the fonts is here
     */
    Optional<Tile> range(String fonts, int range) {
        for (String name : fonts.split(",", -1)) {
            String font = name.strip();
            if (font.equals(MapLibreStyle.REGULAR) || font.equals(MapLibreStyle.SEMI_BOLD)) {
                return Optional.of(made.computeIfAbsent(new Key(font, range), Glyphs::make));
            }
        }
        return Optional.empty();
    }

    private static Tile make(Key key) {
        int first = key.range() * RANGE;
        Protobuf stack = new Protobuf(1 << 14);
        stack.text(STACK_NAME, key.font());
        stack.text(STACK_RANGE, first + "-" + (first + RANGE - 1));
        Protobuf glyph = new Protobuf(1 << 10);
        for (int codePoint = first; codePoint < first + RANGE; codePoint++) {
            DistanceGlyph.of(codePoint, key.font().equals(MapLibreStyle.SEMI_BOLD))
                    .ifPresent(each -> {
                        write(each, glyph);
                        stack.part(STACK_GLYPH, glyph);
                    });
        }
        Protobuf glyphs = new Protobuf(stack.size() + 16);
        glyphs.part(STACK, stack);
        return Tile.vector(glyphs.toBytes());
    }

    private static void write(DistanceGlyph each, Protobuf glyph) {
        glyph.clear();
        glyph.number(GLYPH_ID, each.codePoint());
        if (each.distances().length > 0) {
            glyph.bytes(GLYPH_BITMAP, each.distances());
        }
        glyph.number(GLYPH_WIDTH, each.widthPx());
        glyph.number(GLYPH_HEIGHT, each.heightPx());
        glyph.signed(GLYPH_LEFT, each.leftPx());
        glyph.signed(GLYPH_TOP, each.topPx());
        glyph.number(GLYPH_ADVANCE, each.advancePx());
    }
}
