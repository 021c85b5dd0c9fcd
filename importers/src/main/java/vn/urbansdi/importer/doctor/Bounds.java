package vn.urbansdi.importer.doctor;

import java.time.Duration;

/**
 * What an examination may cost. Where a bound is met the diagnosis says so, and is of what was looked at until then.
 *
 * @param time     of the wall clock: half of it at most for the first reading, and no more rows when it is over
 * @param distinct keys, and geometries, that are remembered to find what repeats them; 16 to 48 bytes each
 * @param polygons that are compared with one another
 * @param vertices of these polygons
 */
public record Bounds(Duration time, int distinct, int polygons, long vertices) {

    private static final Duration DAY = Duration.ofDays(1);

    /** For a person at a terminal, who sees how far it has come and can stop it. */
    public static final Bounds OF_A_TERMINAL = new Bounds(DAY, 1_000_000, 200_000, 4_000_000);

    /** For somebody who waits for an answer, beside others: some 60 MB at most. */
    public static Bounds ofARequest(Duration time) {
        return new Bounds(time, 100_000, 20_000, 400_000);
    }

    public Bounds {
        if (time.isNegative() || time.compareTo(DAY) > 0) {
            throw new IllegalArgumentException("time: " + time);
        }
    }
}
