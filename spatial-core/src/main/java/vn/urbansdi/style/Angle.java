package vn.urbansdi.style;

import java.util.Optional;

/**
 * A turn, clockwise, that is the same for every feature, or follows a number of it.
 *
 * @param degrees of features without the number, or of all
 */
public record Angle(double degrees, Optional<Column> column) {

    public static final Angle NONE = new Angle(0, Optional.empty());

    public double degrees(Object[] values) {
        if (column.isPresent() && column.get().value(values) instanceof Number number) {
            double turn = number.doubleValue();
            return Double.isFinite(turn) ? turn : degrees;
        }
        return degrees;
    }
}
