package vn.urbansdi.png;

import java.util.Arrays;

/**
 * Finds what repeats among the pixels of a picture: each is compared as a whole with the one before it, the one above it, and,
 * where it is like neither, with the last of its colour. What repeats lies within one row, since between rows stands the byte
 * that names a row's filter.
 */
final class PixelDeflater {

    /** So that the codes of a block fit what is in it, and a large picture takes little memory. */
    private static final int TOKENS = 1 << 16;

    private static final int HASH_BITS = 12;

    /** Where a pixel is repeated so many times, the row above is not looked at. */
    private static final int ENOUGH = 8;

    private final int[] pixels;
    private final int width;
    private final int channels;
    private final int longest;
    private final DeflateBlock block;
    private final BitSink out;

    /** By colour: row and column where it was last seen. */
    private final int[] lastRow = new int[1 << HASH_BITS];

    private final int[] lastColumn = new int[1 << HASH_BITS];

    private int row;
    private int bestLength;
    private int bestDistance;

    /** @param channels bytes of a pixel: 3 for red, green and blue, 4 with alpha */
    PixelDeflater(int[] pixels, int width, int channels, BitSink out) {
        this.pixels = pixels;
        this.width = width;
        this.channels = channels;
        this.longest = DeflateBlock.LONGEST / channels;
        this.block = new DeflateBlock(Math.min(TOKENS, 4 * pixels.length + pixels.length / width + 16));
        this.out = out;
        Arrays.fill(lastRow, -1);
    }

    /** Writes the rows, without filter, as blocks of DEFLATE. */
    void deflate() {
        int height = pixels.length / width;
        for (row = 0; row < height; row++) {
            makeRoom();
            block.literal(0);
            int column = 0;
            while (column < width) {
                makeRoom();
                find(column);
                if (bestLength > 0) {
                    block.repeat(bestLength * channels, bestDistance);
                    column += bestLength;
                } else {
                    literal(pixels[row * width + column]);
                    column++;
                }
            }
        }
        block.write(out, true);
    }

    private void makeRoom() {
        if (!block.takes(4)) {
            block.write(out, false);
        }
    }

    private void literal(int pixel) {
        block.literal(pixel >> 16 & 0xFF);
        block.literal(pixel >> 8 & 0xFF);
        block.literal(pixel & 0xFF);
        if (channels == 4) {
            block.literal(pixel >>> 24);
        }
    }

    private void find(int column) {
        int at = row * width + column;
        int most = Math.min(longest, width - column);
        bestLength = 0;
        if (column > 0 && pixels[at] == pixels[at - 1]) {
            bestLength = alike(at - 1, at, most);
            bestDistance = channels;
            if (bestLength >= ENOUGH || bestLength == most) {
                return;
            }
        }
        if (row > 0 && pixels[at] == pixels[at - width]) {
            offer(alike(at - width, at, most), width * channels + 1);
        }
        if (bestLength == 0) {
            findColour(column, most);
        }
    }

    private void findColour(int column, int most) {
        int at = row * width + column;
        int slot = (pixels[at] * 0x9E3779B1) >>> (32 - HASH_BITS);
        if (lastRow[slot] >= 0) {
            int other = lastRow[slot] * width + lastColumn[slot];
            if (pixels[other] == pixels[at]) {
                int length = alike(other, at, Math.min(most, width - lastColumn[slot]));
                offer(length, (at - other) * channels + row - lastRow[slot]);
            }
        }
        lastRow[slot] = row;
        lastColumn[slot] = column;
    }

    private void offer(int length, int distance) {
        if (length > bestLength && distance <= DeflateBlock.FARTHEST) {
            bestLength = length;
            bestDistance = distance;
        }
    }

    /** How many pixels from {@code at} on are the same as those from {@code other} on. */
    private int alike(int other, int at, int most) {
        int length = 0;
        while (length < most && pixels[other + length] == pixels[at + length]) {
            length++;
        }
        return length;
    }
}
