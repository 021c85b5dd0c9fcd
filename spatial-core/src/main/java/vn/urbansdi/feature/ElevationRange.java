package vn.urbansdi.feature;

import java.math.BigDecimal;
import java.util.List;

/**
 * How high the features of a layer lie, metres.
 *
 * @param levels all heights that there are, the highest first; empty where they are more than {@link #MOST_LEVELS}
 */
public record ElevationRange(BigDecimal lowest, BigDecimal highest, List<BigDecimal> levels) {

    public static final int MOST_LEVELS = 100;

    public ElevationRange {
        levels = List.copyOf(levels);
    }
}
