package vn.urbansdi.sample.plane;

/** Smooth random function of the plane (gradient noise), the same for the same seed everywhere and for ever. */
public final class Noise {

    private final long seed;

    public Noise(long seed) {
        this.seed = seed;
    }

    /** @return about -1 to 1, zero on the points of a square lattice of side {@code wavelengthM} */
    public double at(double x, double y, double wavelengthM) {
        double u = x / wavelengthM;
        double v = y / wavelengthM;
        long column = (long) Math.floor(u);
        long row = (long) Math.floor(v);
        double du = u - column;
        double dv = v - row;
        double south = mix(du, slope(column, row, du, dv), slope(column + 1, row, du - 1, dv));
        double north = mix(du, slope(column, row + 1, du, dv - 1), slope(column + 1, row + 1, du - 1, dv - 1));
        return 1.5 * mix(dv, south, north);
    }

    /** Several wavelengths added up, each half as long and half as strong as the one before. @return about -1 to 1 */
    public double fractal(double x, double y, double wavelengthM, int octaves) {
        double sum = 0;
        double strength = 1;
        double total = 0;
        for (int i = 0; i < octaves; i++) {
            // Shifted so that the lattice points, where each octave is zero, do not coincide.
            sum += strength * at(x + 9_137.3 * i, y - 5_113.7 * i, wavelengthM * strength);
            total += strength;
            strength /= 2;
        }
        return sum / total;
    }

    private double slope(long column, long row, double du, double dv) {
        long hash = scramble(seed ^ scramble(column * 0x9E3779B97F4A7C15L ^ scramble(row + 0x632BE59BD9B4E019L)));
        double angle = (hash >>> 11) * (2 * Math.PI / (1L << 53));
        return Math.cos(angle) * du + Math.sin(angle) * dv;
    }

    /** A seed made of two numbers, unlike that of any other two. */
    public static long scrambled(long seed, long number) {
        return scramble(seed * 0x9E3779B97F4A7C15L + scramble(number));
    }

    static long scramble(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double mix(double t, double a, double b) {
        double smooth = t * t * t * (t * (6 * t - 15) + 10);
        return a + smooth * (b - a);
    }
}
