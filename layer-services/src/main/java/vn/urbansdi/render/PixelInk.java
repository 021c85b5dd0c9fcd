package vn.urbansdi.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Lays a colour over pixels, as much as they are covered (Porter and Duff's "over"). */
final class PixelInk implements PixelCoverage.Run {

    private final int[] pixels;
    private final int widthPx;
    private final boolean opaque;
    private int rgb;
    private int alpha;

    /** @param image of type INT_RGB or INT_ARGB */
    PixelInk(BufferedImage image) {
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.widthPx = image.getWidth();
        this.opaque = image.getType() == BufferedImage.TYPE_INT_RGB;
    }

    /** What is covered from now on gets this colour. */
    void take(int argb) {
        rgb = argb & 0xFFFFFF;
        alpha = argb >>> 24;
    }

    @Override
    public void cover(int row, int from, int to, float coverage) {
        int covered = (int) (alpha * coverage + 0.5f);
        int end = row * widthPx + to;
        if (covered == 255) {
            int solid = opaque ? rgb : 0xFF00_0000 | rgb;
            for (int i = row * widthPx + from; i < end; i++) {
                pixels[i] = solid;
            }
        } else if (covered > 0) {
            for (int i = row * widthPx + from; i < end; i++) {
                pixels[i] = over(pixels[i], covered);
            }
        }
    }

    private int over(int below, int covered) {
        int belowAlpha = opaque ? 255 : below >>> 24;
        if (belowAlpha == 0) {
            return covered << 24 | rgb;
        }
        if (belowAlpha == 255) {
            return (opaque ? 0 : 0xFF00_0000)
                    | over(below, 16, covered)
                    | over(below, 8, covered)
                    | over(below, 0, covered);
        }
        int left = belowAlpha * (255 - covered);
        int whole = 255 * covered + left;
        return divided(whole, 255) << 24
                | mixed(below, 16, covered, left, whole)
                | mixed(below, 8, covered, left, whole)
                | mixed(below, 0, covered, left, whole);
    }

    /** One channel over a solid colour, rounded. */
    private int over(int below, int shift, int covered) {
        int sum = (rgb >> shift & 0xFF) * covered + (below >> shift & 0xFF) * (255 - covered) + 128;
        return ((sum + (sum >> 8)) >> 8) << shift;
    }

    /** One channel of colours that are not multiplied by their alpha. */
    private int mixed(int below, int shift, int covered, int left, int whole) {
        int sum = 255 * covered * (rgb >> shift & 0xFF) + left * (below >> shift & 0xFF);
        return divided(sum, whole) << shift;
    }

    private static int divided(int dividend, int divisor) {
        return (dividend + divisor / 2) / divisor;
    }
}
