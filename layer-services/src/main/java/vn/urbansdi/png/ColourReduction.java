package vn.urbansdi.png;

import java.util.Arrays;

/**
 * Gives a picture so few colours that they fit in a palette. Colours are compared as they look on black and on white, so that
 * translucent ones are told apart as far as anyone can see it, whatever they are laid on. Each further colour is the one that is
 * worst served so far, where a rare one far from all others counts as much as a frequent one nearby; then they are moved to the
 * middle of what they serve, unless most of that has one colour: the flat areas of a map keep theirs. Nothing is dithered, which
 * would put grain on those areas and double the file. The same picture always comes out the same.
 */
final class ColourReduction {

    private static final int ROUNDS = 2;

    private final ColourCounts colours;
    private final double[] channels;

    /** Of each colour that is kept, as {@link ColourCounts#channels}. */
    private final double[] kept;

    private int size;

    /** By colour: which kept one is nearest, and the square of how far. */
    private final int[] nearest;

    private final double[] distances;

    private ColourReduction(ColourCounts colours, int most) {
        this.colours = colours;
        this.channels = colours.channels();
        this.kept = new double[4 * most];
        this.nearest = new int[colours.size()];
        this.distances = new double[colours.size()];
        choose(most);
        for (int round = 0; round < ROUNDS; round++) {
            settle();
            assign();
        }
    }

    /** Replaces pixels, {@code 0xAARRGGBB}, so that at most so many colours are left. */
    static void reduce(int[] argb, int most) {
        ColourCounts colours = ColourCounts.of(argb);
        ColourReduction reduction = new ColourReduction(colours, most);
        int[] palette = new int[reduction.size];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = reduction.argb(i);
        }
        for (int i = 0; i < argb.length; i++) {
            argb[i] = palette[reduction.nearest[colours.colour(argb[i])]];
        }
    }

    private void choose(int most) {
        Arrays.fill(distances, Double.MAX_VALUE);
        int next = 0;
        for (int i = 1; i < nearest.length; i++) {
            next = colours.count(i) > colours.count(next) ? i : next;
        }
        double worst = 1;
        while (size < most && worst > 0) {
            System.arraycopy(channels, 4 * next, kept, 4 * size, 4);
            worst = 0;
            for (int i = 0; i < nearest.length; i++) {
                double distance = distance(i, size);
                if (distance < distances[i]) {
                    distances[i] = distance;
                    nearest[i] = size;
                }
                double loss = distances[i] * Math.sqrt(colours.count(i));
                if (loss > worst) {
                    worst = loss;
                    next = i;
                }
            }
            size++;
        }
    }

    /** Moves each kept colour to where it serves best. */
    private void settle() {
        double[] sums = new double[4 * size];
        long[] counts = new long[size];
        int[] most = new int[size];
        Arrays.fill(most, -1);
        for (int i = 0; i < nearest.length; i++) {
            int to = nearest[i];
            counts[to] += colours.count(i);
            for (int k = 0; k < 4; k++) {
                sums[4 * to + k] += channels[4 * i + k] * colours.count(i);
            }
            most[to] = most[to] < 0 || colours.count(i) > colours.count(most[to]) ? i : most[to];
        }
        for (int to = 0; to < size; to++) {
            if (counts[to] > 0) {
                boolean flat = 2L * colours.count(most[to]) >= counts[to];
                for (int k = 0; k < 4; k++) {
                    kept[4 * to + k] = flat ? channels[4 * most[to] + k] : sums[4 * to + k] / counts[to];
                }
            }
        }
    }

    private void assign() {
        for (int i = 0; i < nearest.length; i++) {
            double least = distance(i, nearest[i]);
            for (int k = 0; k < size && least > 0; k++) {
                double distance = distance(i, k);
                if (distance < least) {
                    least = distance;
                    nearest[i] = k;
                }
            }
        }
    }

    private double distance(int colour, int index) {
        int a = 4 * colour;
        int b = 4 * index;
        double alpha = channels[a + 3] - kept[b + 3];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double onBlack = channels[a + k] - kept[b + k];
            double onWhite = onBlack - alpha;
            sum += onBlack * onBlack + onWhite * onWhite;
        }
        return sum;
    }

    private int argb(int index) {
        int alpha = (int) Math.round(kept[4 * index + 3]);
        int argb = alpha;
        for (int k = 0; k < 3; k++) {
            double straight = alpha == 0 ? 0 : kept[4 * index + k] * 255 / kept[4 * index + 3];
            argb = argb << 8 | (int) Math.min(255, Math.round(straight));
        }
        return argb;
    }
}
