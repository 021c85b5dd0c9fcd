package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The catalog's short form of a style: rules drawn in order, later ones above. A feature is drawn by every rule whose
 * condition it meets and whose zoom range holds.
 *
 * @param order layers with a higher order are drawn above others when nobody says otherwise (areas 0–99, lines 100–199,
 *              points 200–299)
 */
public record StyleDefinition(int order, List<Rule> rules) {

    /** The name of the style in which a layer is drawn when nobody says otherwise. */
    public static final String DEFAULT = "default";

    public StyleDefinition {
        rules = List.copyOf(rules);
    }

    /** A style that a layer has besides, under a name of its own. */
    public record Named(String name, Title title, StyleDefinition style) {}

    /**
     * @param title       of the legend row
     * @param when        ECQL condition; absent means every feature
     * @param fromZoom    lowest zoom level of the Web Mercator quad, 256-pixel tiles, at which the rule draws
     * @param toZoom      highest zoom level at which it draws, inclusive; a view between two levels counts as the lower one, so
     *                    that rules from 12 to 14 and from 15 leave no gap
     * @param fillOpacity 0 to 1
     * @param strokeWidth pixels of 0.28 mm
     * @param dash        pixels on, pixels off, …; empty means solid
     */
    public record Rule(
            Optional<Title> title,
            Optional<String> when,
            Optional<Double> fromZoom,
            Optional<Double> toZoom,
            Optional<Colour> fill,
            double fillOpacity,
            Optional<Colour> stroke,
            double strokeWidth,
            List<Double> dash,
            Optional<Mark> mark,
            Optional<Label> label) {

        public Rule {
            dash = List.copyOf(dash);
        }
    }

    /**
     * A colour that is fixed, or that follows a code.
     *
     * @param hex  {@code #rrggbb}; where {@code by} is present, the colour of values without one of their own
     * @param by   the attribute whose code list gives the colours
     */
    public record Colour(String hex, Optional<String> by) {}

    /** @param sizePx diameter in pixels of 0.28 mm; the mark is filled and stroked by its rule */
    public record Mark(Shape shape, double sizePx) {}

    /** The well-known marks of SE 1.1 (OGC 05-077r4, 11.3.2), and a diamond. */
    public enum Shape {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        STAR,
        CROSS,
        X,
        DIAMOND
    }

    /**
     * @param attribute   whose value is written
     * @param fromZoom    lowest zoom level at which it is written
     * @param sizePx      height of the letters in pixels
     * @param colour      {@code #rrggbb}
     * @param halo        {@code #rrggbb} around the letters
     * @param followLine  along a line instead of beside it
     */
    public record Label(
            String attribute,
            Optional<Double> fromZoom,
            double sizePx,
            boolean bold,
            String colour,
            Optional<String> halo,
            boolean followLine) {}
}
