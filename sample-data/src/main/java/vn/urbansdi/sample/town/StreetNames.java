package vn.urbansdi.sample.town;

import java.util.List;

/** Hands out street names: the well-known ones first, then numbered lanes off them. */
public final class StreetNames {

    private final List<String> known;
    private int used;
    private int lanes;

    public StreetNames(List<String> known) {
        this.known = known;
    }

    /** A name for the next road of a class; of the minor ones most are numbered lanes (ngõ, phố) named after a street. */
    public String next(RoadClass roadClass) {
        if (roadClass.isAtLeast(RoadClass.COLLECTOR) && used < known.size()) {
            return known.get(used++);
        }
        if (roadClass == RoadClass.LOCAL && used < known.size() && lanes % 3 == 0) {
            lanes++;
            return known.get(used++);
        }
        int lane = ++lanes;
        String parent = known.get((lane * 7) % known.size());
        return (roadClass == RoadClass.ALLEY ? "Ngõ " : "Phố ") + (1 + lane / known.size() * 2 + lane % 2) + " "
                + parent;
    }
}
