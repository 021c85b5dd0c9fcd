package vn.urbansdi.app;

import java.util.Arrays;
import java.util.Optional;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.tile.TileLevels;

/** What commands about tiles are told of the ground and the levels that they are about. */
final class TileArguments {

    private static final int WGS_84 = 4326;
    private static final String LEVEL = "[0-9]{1,2}";
    private static final String DEGREES = "-?[0-9]{1,3}(\\.[0-9]{1,12})?";

    private TileArguments() {}

    /** {@code A-B}, both included, or {@code A} alone; empty if it is neither, or B stands before A. */
    static Optional<TileLevels> levels(String written) {
        if (!written.matches(LEVEL + "(-" + LEVEL + ")?")) {
            return Optional.empty();
        }
        String[] ends = written.split("-", -1);
        TileLevels levels = new TileLevels(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        return Optional.of(levels).filter(each -> each.first() <= each.last());
    }

    /** {@code west,south,east,north} in degrees; empty if it is none, has no area, or lies where Web Mercator does not reach. */
    static Optional<Extent> box(String written) {
        if (!written.matches(DEGREES + "," + DEGREES + "," + DEGREES + "," + DEGREES)) {
            return Optional.empty();
        }
        double[] sides = Arrays.stream(written.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        boolean onEarth = sides[0] >= -180 && sides[2] <= 180 && sides[1] >= -85 && sides[3] <= 85;
        return onEarth && sides[0] < sides[2] && sides[1] < sides[3]
                ? Optional.of(new Extent(WGS_84, sides[0], sides[1], sides[2], sides[3]))
                : Optional.empty();
    }
}
