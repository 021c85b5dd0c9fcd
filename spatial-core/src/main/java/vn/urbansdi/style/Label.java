package vn.urbansdi.style;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A text beside or on a feature. Lengths are pixels of 0.28 mm.
 *
 * @param column  whose value is written
 * @param sizePx  height of the letters' em square
 * @param rgb     {@code 0xRRGGBB}
 * @param opacity 0 to 1
 * @param halo    around the letters
 */
public record Label(
        Column column,
        double sizePx,
        boolean bold,
        int rgb,
        double opacity,
        Optional<Halo> halo,
        Placement placement,
        Choice choice) {

    /** @param radiusPx how far it reaches beyond the letters */
    public record Halo(int rgb, double opacity, double radiusPx) {}

    /** Where the text stands. */
    public sealed interface Placement {

        /** Beside a point, or within an area or on a line, wherever there is room; the style says nothing. */
        record Automatic() implements Placement {}

        /**
         * At the feature's point.
         *
         * @param anchorX which part of the text lies there: 0 its left end, 1 its right end
         * @param anchorY 0 its lower edge, 1 its upper edge
         * @param xPx     to the right
         * @param yPx     upwards
         */
        record AtPoint(double anchorX, double anchorY, double xPx, double yPx, Angle rotation) implements Placement {}

        /**
         * On a line.
         *
         * @param offsetPx   to the left of the text's direction, that is above the line
         * @param followLine letter by letter; otherwise straight, in the line's direction at its middle
         */
        record OnLine(double offsetPx, boolean followLine) implements Placement {}
    }

    /**
     * Which labels are written where there is no room for all.
     *
     * @param priority          higher ones first
     * @param priorityBy        a number of the feature that counts instead
     * @param resolvesConflicts whether it gives way to others, and others to it
     * @param once              only one of all features with the same text
     * @param spaceAroundPx     that stays free on every side
     * @param maxDisplacementPx how far it may move aside to find room
     * @param wrapPx            width at which the text goes on in a new line
     */
    public record Choice(
            double priority,
            Optional<Column> priorityBy,
            boolean resolvesConflicts,
            boolean once,
            double spaceAroundPx,
            double maxDisplacementPx,
            OptionalDouble wrapPx) {

        public static final Choice USUAL = new Choice(0, Optional.empty(), true, false, 0, 0, OptionalDouble.empty());

        public double priority(Object[] values) {
            if (priorityBy.isPresent() && priorityBy.get().value(values) instanceof Number number) {
                return number.doubleValue();
            }
            return priority;
        }

        private Choice magnified(double factor) {
            return new Choice(
                    priority,
                    priorityBy,
                    resolvesConflicts,
                    once,
                    factor * spaceAroundPx,
                    factor * maxDisplacementPx,
                    wrapPx.isPresent() ? OptionalDouble.of(factor * wrapPx.getAsDouble()) : wrapPx);
        }
    }

    /** Whether the letters run along a line. */
    public boolean followsLine() {
        return placement instanceof Placement.OnLine line && line.followLine();
    }

    Label magnified(double factor) {
        Placement larger = placement;
        if (placement instanceof Placement.AtPoint point) {
            larger = new Placement.AtPoint(
                    point.anchorX(), point.anchorY(), factor * point.xPx(), factor * point.yPx(), point.rotation());
        } else if (placement instanceof Placement.OnLine line) {
            larger = new Placement.OnLine(factor * line.offsetPx(), line.followLine());
        }
        return new Label(
                column,
                factor * sizePx,
                bold,
                rgb,
                opacity,
                halo.map(h -> new Halo(h.rgb(), h.opacity(), factor * h.radiusPx())),
                larger,
                choice.magnified(factor));
    }
}
