package vn.urbansdi.png;

import java.util.Arrays;

/**
 * Finds what repeats among the pixels of a picture: each is compared as a whole with the one before it, the one above it, and
 * the last that stood where the next two pixels were the same. What repeats lies within one row, since between rows stands the
 * byte that names a row's filter.
 */
final class PixelDeflater {

    /** So that the codes of a block fit what is in it, and a large picture takes little memory. */
    private static final int TOKENS = 1 << 16;

    private static final int HASH_BITS = 12;

    /** A run of this many pixels is not looked at for a longer one. */
    private static final int ENOUGH = 8;

    private final int[] pixels;
    private final int width;
    private final int channels;
    private final int longest;
    private final DeflateBlock block;
    private final BitSink out;

    /** By what two pixels are like: row and column where such two were last seen. */
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
                    remember(column);
                    column += bestLength;
                } else {
                    literal(pixels[row * width + column]);
                    remember(column);
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
        if (column + 1 < width && bestLength < ENOUGH) {
            int slot = slot(at);
            int otherRow = lastRow[slot];
            if (otherRow >= 0) {
                int otherColumn = lastColumn[slot];
                int other = otherRow * width + otherColumn;
                if (pixels[other] == pixels[at]) {
                    int length = alike(other, at, Math.min(most, width - otherColumn));
                    if (length > 1) {
                        offer(length, (at - other) * channels + row - otherRow);
                    }
                }
            }
        }
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

    private void remember(int column) {
        if (column + 1 < width) {
            int slot = slot(row * width + column);
            lastRow[slot] = row;
            lastColumn[slot] = column;
        }
    }

    private int slot(int at) {
        return ((pixels[at] * 0x9E3779B1) ^ (pixels[at + 1] * 0x85EBCA77)) >>> (32 - HASH_BITS);
    }
}
