package vn.urbansdi.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Lays a colour over pixels, as much as they are covered (Porter and Duff's "over"). Colours in the picture are multiplied by
 * their alpha, so that no pixel needs a division.
 */
final class PixelInk implements PixelCoverage.Run {

    private static final int LOW_AND_THIRD = 0x00FF00FF;
    private static final int HALF = 0x00800080;

    private final int[] pixels;
    private final int widthPx;

    /** The alpha of what is laid on, in the third byte; none where the picture has no alpha. */
    private final int alphaByte;

    private int redBlue;
    private int alphaGreen;
    private int alpha;

    /** @param image of type INT_RGB or INT_ARGB_PRE */
    PixelInk(BufferedImage image) {
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.widthPx = image.getWidth();
        this.alphaByte = switch (image.getType()) {
            case BufferedImage.TYPE_INT_RGB -> 0;
            case BufferedImage.TYPE_INT_ARGB_PRE -> 0xFF0000;
            default -> throw new IllegalArgumentException("image type " + image.getType());
        };
    }

    /** What is covered from now on gets this colour, not multiplied by its alpha. */
    void take(int argb) {
        redBlue = argb & LOW_AND_THIRD;
        alphaGreen = (argb >> 8 & 0xFF) | alphaByte;
        alpha = argb >>> 24;
    }

    @Override
    public void cover(int row, int from, int to, float coverage) {
        int covered = (int) (alpha * coverage + 0.5f);
        int end = row * widthPx + to;
        if (covered == 255) {
            int solid = alphaGreen << 8 | redBlue;
            for (int i = row * widthPx + from; i < end; i++) {
                pixels[i] = solid;
            }
        } else if (covered > 0) {
            for (int i = row * widthPx + from; i < end; i++) {
                pixels[i] = over(pixels[i], covered);
            }
        }
    }

    /** Two channels at once, each rounded: half of 255 is added, and x / 255 is (x + x / 256) / 256. */
    private int over(int below, int covered) {
        int left = 255 - covered;
        int low = redBlue * covered + (below & LOW_AND_THIRD) * left + HALF;
        int high = alphaGreen * covered + (below >>> 8 & LOW_AND_THIRD) * left + HALF;
        low = ((low + (low >>> 8 & LOW_AND_THIRD)) >>> 8) & LOW_AND_THIRD;
        high = (high + (high >>> 8 & LOW_AND_THIRD)) & ~LOW_AND_THIRD;
        return high | low;
    }
}
