package vn.urbansdi.png;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The colours of a picture as files have them: not multiplied by their alpha. */
public final class StraightColours {

    private static final int OPAQUE = 0xFF;

    private StraightColours() {}

    /**
     * The picture's own pixels, by rows, turned into {@code 0xAARRGGBB}.
     *
     * @param image of type {@code INT_RGB}, {@code INT_ARGB} or {@code INT_ARGB_PRE}; not to be painted on again
     */
    public static int[] of(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        switch (image.getType()) {
            case BufferedImage.TYPE_INT_ARGB -> {}
            case BufferedImage.TYPE_INT_RGB -> {
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] |= OPAQUE << 24;
                }
            }
            case BufferedImage.TYPE_INT_ARGB_PRE -> {
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = divided(pixels[i]);
                }
            }
            default -> throw new IllegalArgumentException("image type " + image.getType());
        }
        return pixels;
    }

    private static int divided(int pixel) {
        int alpha = pixel >>> 24;
        if (alpha == 0 || alpha == OPAQUE) {
            return pixel;
        }
        int half = alpha / 2;
        int red = ((pixel >> 16 & 0xFF) * OPAQUE + half) / alpha;
        int green = ((pixel >> 8 & 0xFF) * OPAQUE + half) / alpha;
        int blue = ((pixel & 0xFF) * OPAQUE + half) / alpha;
        return alpha << 24 | Math.min(OPAQUE, red) << 16 | Math.min(OPAQUE, green) << 8 | Math.min(OPAQUE, blue);
    }
}
