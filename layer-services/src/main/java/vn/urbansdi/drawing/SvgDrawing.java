package vn.urbansdi.drawing;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import vn.urbansdi.render.Canvas;

/**
 * A map in SVG 1.1. Letters are outlines, each text with its words as a label: so they stand where the map has them in every
 * program, whatever fonts it has.
 */
public final class SvgDrawing {

    private final DrawingText text = new DrawingText();
    private final SvgCanvas canvas;

    /**
     * @param pixelMm       how large a pixel is on paper; empty for one of the screen
     * @param backgroundRgb {@code 0xRRGGBB}; empty for none
     */
    public SvgDrawing(int widthPx, int heightPx, OptionalDouble pixelMm, OptionalInt backgroundRgb) {
        text.add(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"")
                .add(length(widthPx, pixelMm))
                .add("\" height=\"")
                .add(length(heightPx, pixelMm))
                .add("\" viewBox=\"0 0 " + widthPx + " " + heightPx + "\">\n");
        backgroundRgb.ifPresent(
                rgb -> text.add("<rect width=\"100%\" height=\"100%\" fill=\"" + SvgCanvas.hex(rgb) + "\"/>\n"));
        canvas = new SvgCanvas(text, widthPx, heightPx);
    }

    public Canvas canvas() {
        return canvas;
    }

    /** The file; the canvas is not to be painted on again. */
    public byte[] bytes() {
        canvas.end();
        text.add("</svg>\n");
        return Arrays.copyOf(text.bytes(), text.size());
    }

    private static String length(int px, OptionalDouble pixelMm) {
        return pixelMm.isEmpty()
                ? Integer.toString(px)
                : String.format(Locale.ROOT, "%.3fmm", px * pixelMm.getAsDouble());
    }
}
