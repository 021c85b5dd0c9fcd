package vn.urbansdi.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The font that is shipped, Be Vietnam Pro: made for Vietnamese, and the same on every machine. Letters are painted as
 * outlines at fractional positions, never with the machine's hinting.
 */
public final class MapFonts {

    /** In which letters are measured. */
    public static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private static final Font REGULAR = load("BeVietnamPro-Regular");
    private static final Font SEMI_BOLD = load("BeVietnamPro-SemiBold");

    private MapFonts() {}

    static Font font(double sizePx, boolean bold) {
        return (bold ? SEMI_BOLD : REGULAR).deriveFont((float) sizePx);
    }

    /** The font itself, as TrueType has it (ISO/IEC 14496-22). */
    public static byte[] file(Font font) {
        return file(font.getPSName());
    }

    private static byte[] file(String name) {
        String resource = "/fonts/" + name + ".ttf";
        try (InputStream in = MapFonts.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Font load(String name) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file(name)));
        } catch (FontFormatException e) {
            throw new IllegalStateException(name + " is not a font", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
