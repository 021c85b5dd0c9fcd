package vn.urbansdi.sample.town;

/**
 * What a district is, and with it how finely it is divided.
 *
 * @see BlockBuilder
 */
public enum DistrictKind {
    OLD_QUARTER(4.4, 17, 95, 0.16),
    TUBE_HOUSES(5.2, 19, 150, 0.02),
    VILLAS(13, 20, 120, 0.03),
    VILLAGE(13, 25, 170, 0.14),
    APARTMENTS(46, 42, 190, 0.01),
    RESORT(34, 46, 220, 0.05),
    INDUSTRY(75, 110, 420, 0.01),
    PARK(0, 0, 0, 0),
    FIELDS(34, 75, 420, 0.05),
    ESTATE(130, 210, 900, 0.08),
    PONDS(70, 110, 460, 0.06),
    FOREST(480, 560, 4_000, 0.2),
    MINE(420, 480, 4_000, 0.2);

    private final double frontageM;
    private final double depthM;
    private final double blockLengthM;
    private final double irregularity;

    DistrictKind(double frontageM, double depthM, double blockLengthM, double irregularity) {
        this.frontageM = frontageM;
        this.depthM = depthM;
        this.blockLengthM = blockLengthM;
        this.irregularity = irregularity;
    }

    /** Usual width of a plot along its street. */
    public double frontageM() {
        return frontageM;
    }

    /** Usual depth of a plot; a block is two plots deep. */
    public double depthM() {
        return depthM;
    }

    public double blockLengthM() {
        return blockLengthM;
    }

    /** Standard deviation of the angle between neighbouring cuts, radians. */
    public double irregularity() {
        return irregularity;
    }

    public boolean isBuiltUp() {
        return compareTo(PARK) < 0;
    }
}
