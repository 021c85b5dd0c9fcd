package vn.urbansdi.sample.terrain;

import vn.urbansdi.sample.plane.Noise;

/**
 * The relief of one city: a coastal plain that rises from the shore, and hills behind it that keep clear of valleys along the
 * main roads and rivers.
 */
public final class Terrain {

    private final Noise noise;
    private final double hillHeightM;
    private final DistanceGrid shore;
    private final DistanceGrid valleys;

    /** @param valleys distance to what has levelled the ground: main roads, town centres, rivers */
    public Terrain(long seed, double hillHeightM, DistanceGrid shore, DistanceGrid valleys) {
        this.noise = new Noise(seed * 131 + 7);
        this.hillHeightM = hillHeightM;
        this.shore = shore;
        this.valleys = valleys;
    }

    /** @return 0 on the plain to 1 where hills stand */
    public double hilliness(double x, double y) {
        double wandering = 700 * noise.fractal(x, y, 2_800, 3);
        double inland = smoothStep(500, 2_600, shore.at(x, y) + wandering);
        double away = smoothStep(350, 1_900, valleys.at(x, y) + wandering);
        return inland * away;
    }

    /** @return metres above mean sea level */
    public double heightM(double x, double y) {
        double fromShore = shore.at(x, y);
        double plain = 1.2 + 5 * (1 - Math.exp(-fromShore / 700)) + 0.004 * fromShore + 0.6 * noise.at(x, y, 900);
        double ridge = 1 - Math.abs(noise.fractal(x + 5_000, y, 3_200, 4)) * 1.6;
        return plain + hilliness(x, y) * hillHeightM * (0.25 + 0.75 * Math.max(0, ridge));
    }

    /** @return metres of climb per metre along the steepest way, over a distance of 100 m */
    public double slope(double x, double y) {
        double dx = heightM(x + 50, y) - heightM(x - 50, y);
        double dy = heightM(x, y + 50) - heightM(x, y - 50);
        return Math.hypot(dx, dy) / 100;
    }

    public double shoreDistanceM(double x, double y) {
        return shore.at(x, y);
    }

    private static double smoothStep(double from, double to, double value) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
