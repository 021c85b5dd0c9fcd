package vn.urbansdi.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The font that is shipped, Be Vietnam Pro: made for Vietnamese, and the same on every machine. Letters are painted as
 * outlines at fractional positions, never with the machine's hinting.
 */
final class MapFonts {

    static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private static final Font REGULAR = load("/fonts/BeVietnamPro-Regular.ttf");
    private static final Font SEMI_BOLD = load("/fonts/BeVietnamPro-SemiBold.ttf");

    private MapFonts() {}

    static Font font(double sizePx, boolean bold) {
        return (bold ? SEMI_BOLD : REGULAR).deriveFont((float) sizePx);
    }

    private static Font load(String resource) {
        try (InputStream in = MapFonts.class.getResourceAsStream(resource)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException(resource + " is not a font", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
