package vn.urbansdi.sample.town;

/** Classes of the {@code road_class} code list, with the width between property lines and of the carriageway, metres. */
public enum RoadClass {
    HIGHWAY(30, 15, 4),
    ARTERIAL(22, 11, 4),
    COLLECTOR(15, 8, 2),
    LOCAL(9.5, 6, 2),
    ALLEY(4, 3, 1);

    private final double rightOfWayM;
    private final double carriagewayM;
    private final int lanes;

    RoadClass(double rightOfWayM, double carriagewayM, int lanes) {
        this.rightOfWayM = rightOfWayM;
        this.carriagewayM = carriagewayM;
        this.lanes = lanes;
    }

    /** Whether it is of this class or a more important one. */
    public boolean isAtLeast(RoadClass other) {
        return compareTo(other) <= 0;
    }

    public double rightOfWayM() {
        return rightOfWayM;
    }

    public double carriagewayM() {
        return carriagewayM;
    }

    public int lanes() {
        return lanes;
    }
}
